"""What a merge brings, as it is shown before and after: files, rows, conflicts, clocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.history import Value
from rakor_desktop.domain.i18n import N_, _


class UnrelatedError(RakorError):
    """The file shares no event and no history with the open one; merging it must be asked for."""


class StoppedError(RakorError):
    """The person stopped the work; nothing was changed."""


class Fate(StrEnum):
    """What becomes of a row of this file."""

    NEW = "new"
    CHANGED = "changed"
    REMOVED = "removed"


FATES: Mapping[Fate, str] = {
    Fate.NEW: N_("baru"),
    Fate.CHANGED: N_("berubah"),
    Fate.REMOVED: N_("dihapus"),
}


class ConflictKind(StrEnum):
    """How two laptops disagree about a row."""

    FIELD = "field"
    DELETION = "deletion"
    PARENT = "parent"


CONFLICT_KINDS: Mapping[ConflictKind, str] = {
    ConflictKind.FIELD: N_("Isian ditulis berbeda di beberapa laptop"),
    ConflictKind.DELETION: N_("Dihapus di satu laptop, diubah di laptop lain"),
    ConflictKind.PARENT: N_("Dihapus di satu laptop, masih dipakai di laptop lain"),
}


@dataclass(frozen=True, slots=True)
class Version:
    """One side of a conflict: what was written, by whom, when and where; ``at`` is never judged by."""

    value: Value
    deletes: bool
    actor: str
    laptop: str
    at: datetime
    branch: str
    seq: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """A disagreement about a row; the first version is the one shown meanwhile."""

    kind: ConflictKind
    table: str
    row: str
    field: str
    versions: Sequence[Version]


@dataclass(frozen=True, slots=True)
class BranchNews:
    """What one opening of a file wrote that is new here."""

    branch: str
    laptop: str
    first: int
    last: int

    @property
    def entries(self) -> int:
        """How many entries are new."""
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Clock:
    """What the times in a file say about the clock of its laptop, seen from this one: at least so much."""

    laptop: str
    off: timedelta

    @property
    def sentence(self) -> str:
        """``Jam laptop B lebih cepat sedikitnya 1 jam 5 menit.``."""
        said = _("Jam laptop {laptop} lebih cepat sedikitnya {span}.")
        if self.off < timedelta(0):
            said = _("Jam laptop {laptop} lebih lambat sedikitnya {span}.")
        return said.format(laptop=self.laptop, span=in_words(abs(self.off)))


@dataclass(frozen=True, slots=True)
class SourceNews:
    """What one file has that this one lacks."""

    path: Path
    version: int
    news: Sequence[BranchNews]
    attachments: int
    actors: Sequence[str]
    first_at: datetime | None
    last_at: datetime | None
    clocks: Sequence[Clock]
    events: Sequence[str]

    @property
    def entries(self) -> int:
        """How many entries are new here."""
        return sum(one.entries for one in self.news)

    @property
    def laptops(self) -> Sequence[str]:
        """The letters of the laptops that wrote what is new."""
        return sorted({one.laptop for one in self.news})

    @property
    def nothing(self) -> bool:
        """Whether all of it is here already."""
        return not self.news and not self.attachments


@dataclass(frozen=True, slots=True)
class RowNews:
    """What a merge does to one row; the values before and after of every field that differs."""

    fate: Fate
    table: str
    row: str
    title: str
    before: Mapping[str, Value]
    after: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did, or would do: by file, by table, and for a preview row by row.

    Where there was nothing new, nothing is counted and no conflicts are listed either.
    """

    sources: Sequence[SourceNews]
    counts: Mapping[tuple[str, Fate], int]
    conflicts: Sequence[Conflict]
    rows: Sequence[RowNews] = ()
    backup: Path | None = None
    erased: bool = False
    """Whether somebody's data went for good, as another laptop had decided."""
    copies: int = 0
    """How many copies of the file lie beside it that may still hold that person."""

    @property
    def nothing(self) -> bool:
        """Whether there was nothing new."""
        return all(source.nothing for source in self.sources)

    def count(self, fate: Fate) -> int:
        """Return how many rows are new, changed or removed."""
        return sum(number for (_table, of), number in self.counts.items() if of is fate)


def in_words(span: timedelta) -> str:
    """Return a span of time in its two largest units: ``1 jam 5 menit``."""
    minutes = max(int(span.total_seconds()) // 60, 1)
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    parts = [
        said.format(n=n)
        for said, n in ((_("{n} hari"), days), (_("{n} jam"), hours), (_("{n} menit"), minutes))
        if n
    ]
    return " ".join(parts[:2])


def erasure(found: Merged) -> str:
    """Return what is left to do where a merge took somebody's data away for good; else nothing."""
    if not found.erased:
        return ""
    if not found.copies:
        return _("Data pribadi seseorang ikut dihapus.")
    return _(
        "Data pribadi seseorang ikut dihapus; {n} cadangan di laptop ini mungkin masih memuatnya: "
        "Berkas ▸ Data pribadi…"
    ).format(n=found.copies)
