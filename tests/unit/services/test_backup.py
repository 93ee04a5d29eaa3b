"""Backups are verified copies; a restore never touches the current file unless the backup is whole."""

import pytest

from tests import factories
from tests.factories import CLERK
from welfaredesk.db import office_file
from welfaredesk.errors import UnusableFile
from welfaredesk.queries.persons import PersonQuery
from welfaredesk.services import backup


def test_a_backup_holds_everything_and_is_whole(db, tmp_path):
    factories.add_person(db)
    copy = backup.backup(CLERK, db, tmp_path / "สำรอง")
    assert office_file.findings(copy) == []
    other = office_file.open_office(copy)
    assert PersonQuery(other, "สมศรี").total() == 1
    other.close()


def test_two_backups_in_the_same_second_do_not_overwrite_each_other(db, tmp_path):
    copies = {backup.backup(CLERK, db, tmp_path / "b") for _ in range(3)}
    assert len(copies) == 3


def test_a_restore_brings_back_and_keeps_what_stood_there(db, tmp_path):
    factories.add_person(db)
    copy = backup.backup(CLERK, db, tmp_path / "b")
    factories.add_person(db, 5, first="มาทีหลัง")
    path = db.path
    db.close()
    kept = backup.restore(CLERK, copy, path)
    restored, former = office_file.open_office(path), office_file.open_office(kept)
    assert [PersonQuery(each, "มาทีหลัง").total() for each in (restored, former)] == [0, 1]
    assert office_file.findings(path) == []
    restored.close()
    former.close()


@pytest.mark.parametrize("damage", ["cut", "other", "middle"])
def test_a_bad_backup_is_refused_and_the_office_is_untouched(db, tmp_path, damage):
    for number in range(1, 60):
        factories.add_person(db, number)
    copy = backup.backup(CLERK, db, tmp_path / "b")
    content = copy.read_bytes()
    damaged = {
        "cut": content[: len(content) // 2],
        "other": b"hello",
        "middle": content[:90000] + b"\x55" * 40000 + content[130000:],
    }
    copy.write_bytes(damaged[damage])
    path = db.path
    db.close()
    before = path.read_bytes()
    with pytest.raises(UnusableFile) as refused:
        backup.restore(CLERK, copy, path)
    assert refused.value.code == "backup_bad"
    assert path.read_bytes() == before
