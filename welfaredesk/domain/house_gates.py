"""What must exist before a house project enters a stage (domain specification §1.2, §1.4, §1.7).

A need is a code with its Thai sentence in `messages`; whether it is met is told by `services.house_gates`,
where every need of this table has its condition. Entering a stage asks for the needs of all stages up to it,
so that none is left out by skipping one; who enters it all the same gives a reason, kept with the step.
"""

from collections.abc import Collection

from welfaredesk.domain.house_stages import ORDER

GATES: dict[str, tuple[str, ...]] = {
    "surveyed": ("gate_person", "gate_survey"),
    "met": ("gate_community",),
    "screened": ("gate_priority",),
    "resolved": ("gate_committee",),
    "noticed": ("gate_notice",),
    "approved": ("gate_notice_over", "gate_estimate", "gate_budget"),
    "works": ("gate_approved", "gate_consent", "gate_photo_before"),
    "finished": ("gate_works",),
    "handed_over": ("gate_finished", "gate_photo_after", "gate_handover"),
    "followed_up": ("gate_handed_over", "gate_visited"),
}
NEEDS = tuple(need for stage in ORDER for need in GATES.get(stage, ()))


def needs(stage: str) -> tuple[str, ...]:
    """Everything to exist before a stage is entered; nothing for giving up."""
    if stage not in ORDER:
        return ()
    upto = ORDER[: ORDER.index(stage) + 1]
    return tuple(need for each in upto for need in GATES.get(each, ()))


def lacking(stage: str, met: Collection[str], waived: Collection[str] = ()) -> tuple[str, ...]:
    """The needs of a stage neither met nor waived with a reason before."""
    return tuple(need for need in needs(stage) if need not in met and need not in waived)
