"""What laptops disagree about, in the words of the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rakor_desktop.domain import badge_code
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.history import Value
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.meeting_parts import MeetingPart
from rakor_desktop.domain.merging import Conflict, ConflictKind

BOTH_KEPT = frozenset({("note", "statement"), ("note", "response"), ("note", "follow_up")})
"""Texts that are evidence: where two were written, both can be kept."""
_LETTERS = 6


class SettledError(RakorError):
    """The conflict is not open any more."""


@dataclass(frozen=True, slots=True)
class Address:
    """Which disagreement is meant: the same on every laptop."""

    kind: ConflictKind
    table: str
    row: str
    field: str

    @property
    def key(self) -> str:
        """Six letters that stand for it on the command line: ``K7QWXP``."""
        return badge_code.letters("conflict", f"{self.kind}/{self.table}/{self.row}/{self.field}", _LETTERS)


def address_of(conflict: Conflict) -> Address:
    """Return where a conflict is."""
    return Address(conflict.kind, conflict.table, conflict.row, conflict.field)


@dataclass(frozen=True, slots=True)
class Side:
    """What one laptop says."""

    said: str
    """The value in words, or what was done to the row."""
    value: Value
    deletes: bool
    who: str
    laptop: str
    at: datetime
    when: str
    """The local time in words."""
    branch: str
    seq: int

    @property
    def key(self) -> tuple[str, int]:
        """Which entry of which opening of a file it is."""
        return self.branch, self.seq


@dataclass(frozen=True, slots=True)
class Dispute:
    """A disagreement as a person decides about it; the first side is shown meanwhile."""

    at: Address
    part: MeetingPart
    title: str
    field_name: str
    """Empty where it is about the whole row."""
    sides: Sequence[Side]
    writable: bool = False
    """Whether a third value can be written as text."""
    used_by: Sequence[str] = ()
    """What refers to a deleted row, in words."""

    @property
    def uid(self) -> str:
        """What a table knows it by."""
        return self.at.key

    @property
    def key(self) -> str:
        """What it is called on the command line."""
        return self.at.key

    @property
    def kind(self) -> ConflictKind:
        """How the laptops disagree."""
        return self.at.kind

    @property
    def can_keep_both(self) -> bool:
        """Whether it is a text of a note, of which both can be kept."""
        return self.kind is ConflictKind.FIELD and (self.at.table, self.at.field) in BOTH_KEPT

    @property
    def about(self) -> str:
        """What it is about in a few words, beside the title."""
        if self.kind is ConflictKind.FIELD:
            return self.field_name
        return (
            _("Dihapus, tetapi diubah")
            if self.kind is ConflictKind.DELETION
            else _("Dihapus, tetapi dipakai")
        )

    @property
    def laptops(self) -> Sequence[str]:
        """The letters of the laptops that disagree."""
        return sorted({side.laptop for side in self.sides})

    @property
    def explanation(self) -> str:
        """What happened and what holds meanwhile, in plain sentences."""
        if self.kind is ConflictKind.FIELD:
            return _(
                "Isian ini ditulis berbeda di laptop {laptops}. Sementara ini yang dipakai adalah nomor 1; "
                "tidak ada yang hilang."
            ).format(laptops=_listed(self.laptops))
        gone = _listed(sorted({side.laptop for side in self.sides if side.deletes}))
        if self.kind is ConflictKind.DELETION:
            return _(
                "Laptop {gone} menghapus data ini, sedangkan laptop {kept} mengubahnya tanpa mengetahuinya. "
                "Sementara ini data itu tetap ada; tidak ada yang hilang."
            ).format(
                gone=gone, kept=_listed(sorted({side.laptop for side in self.sides if not side.deletes}))
            )
        if self.used_by:
            return _(
                "Laptop {gone} menghapus data ini, tetapi masih dipakai oleh: {users}. "
                "Sementara ini data itu tetap ada; tidak ada yang hilang."
            ).format(gone=gone, users="; ".join(self.used_by))
        return _(
            "Laptop {gone} menghapus data ini ketika masih dipakai; kini tidak ada lagi yang memakainya. "
            "Sementara ini data itu tetap ada; tidak ada yang hilang."
        ).format(gone=gone)


def _listed(letters: Sequence[str]) -> str:
    if len(letters) < 2:  # noqa: PLR2004 - one needs no "and"
        return "".join(letters)
    return _("{several} dan {last}").format(several=", ".join(letters[:-1]), last=letters[-1])
