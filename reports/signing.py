"""Registered signers as signature blocks (§6.11: names from the registry, the line for the pen)."""

from reports.layout.signature import Signature, acting_for
from welfaredesk.papers.lending import Signer


def signed(role: str, signer: Signer) -> Signature:
    """Name, position and in whose place; dots where nobody is registered."""
    if not signer.position:
        return Signature(role, signer.name)
    under = tuple(text for text in (signer.position, acting_for(signer.acting_for)) if text)
    return Signature(role, signer.name, under=under)
