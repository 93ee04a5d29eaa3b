"""Who does it: every service takes the acting user first, so that permissions have one place."""

import getpass
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """The acting user; `name` is kept with every audit event."""

    name: str


def system_actor() -> Actor:
    """The computer's user, until the program has its own sign-in."""
    try:
        return Actor(getpass.getuser())
    except (OSError, KeyError):
        return Actor("ไม่ทราบชื่อผู้ใช้")
