"""The verbs of the command line. A verb reads its arguments, calls services and queries, and answers.

A new verb is one Verb in the module of its area and one line in VERBS.
"""

from welfaredesk.commands import data, desk, numbers, offices, papers, selftest
from welfaredesk.commands.frame import Verb

VERBS: tuple[Verb, ...] = (
    offices.INIT,
    offices.DEMO,
    data.IMPORT,
    desk.FIND,
    desk.LEND,
    desk.RETURN,
    data.EXPORT,
    papers.FORMS,
    papers.PRINT,
    numbers.STATS,
    offices.CHECK,
    offices.BACKUP,
    offices.RESTORE,
    selftest.SELFTEST,
)
