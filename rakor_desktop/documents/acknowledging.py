"""Who acknowledges a list of those present: the chair of the committee at the right, the PPTK at the left."""

from __future__ import annotations

from rakor_desktop.documents import wording
from rakor_desktop.documents.data import Paper
from rakor_desktop.documents.signature import Block, Signatures
from rakor_desktop.domain.papers import SIGNATORY_ROLES, SignatoryRole, SignatoryRow

PPTK_TITLE = "Pejabat Pelaksana Teknis Kegiatan"


def acknowledged(paper: Paper, room: float, size: float) -> Signatures:
    """Return the blocks under *Mengetahui*."""
    when = wording.place_and_date(paper.place or paper.event.city, paper.signed_on)
    left = paper.left_signatory
    right = Block(paper.signatory, (when,) if left else (when, "Mengetahui,"), _role(paper.signatory))
    other = Block(left, ("Mengetahui,",), _role(left)) if left else None
    return Signatures(right, other, room, size)


def _role(signatory: SignatoryRow | None) -> str:
    """Return what stands for the job title: a chair of a committee signs as that."""
    if signatory is None or signatory.role is SignatoryRole.COMMITTEE_CHAIR:
        return SIGNATORY_ROLES[SignatoryRole.COMMITTEE_CHAIR]
    return PPTK_TITLE if signatory.role is SignatoryRole.PPTK else ""
