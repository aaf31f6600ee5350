"""Collecting the files of other laptops: what was found in each, and what a merge brings, by meeting item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.meeting_parts import MeetingPart
from rakor_desktop.domain.merging import FATES, Conflict, Fate, Merged, RowNews, SourceNews


class Standing(StrEnum):
    """What can be done with a file that was picked."""

    NEWS = "news"
    NOTHING = "nothing"
    UNRELATED = "unrelated"
    REFUSED = "refused"


STANDINGS: Mapping[Standing, str] = {
    Standing.NEWS: N_("Ada yang baru"),
    Standing.NOTHING: N_("Tidak ada yang baru"),
    Standing.UNRELATED: N_("Rakor lain"),
    Standing.REFUSED: N_("Ditolak"),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """One file that was picked: what it brings beyond the open one, or the sentence that refuses it."""

    path: Path
    standing: Standing
    source: SourceNews | None = None
    laptops: Sequence[str] = ()
    """The letters of the laptops that wrote in it; those with something new where there are any."""
    event: str = ""
    refusal: str = ""

    @property
    def uid(self) -> str:
        """What the file is told apart by."""
        return str(self.path)

    @property
    def can_be_taken(self) -> bool:
        """Whether merging it would bring anything."""
        return self.standing in (Standing.NEWS, Standing.UNRELATED)

    @property
    def verified(self) -> bool:
        """Whether every link of its history was looked at and holds."""
        return self.can_be_taken


class ItemState(StrEnum):
    """What a merge does to an item; a conflict is said before anything else."""

    CONFLICT = "conflict"
    NEW = "new"
    CHANGED = "changed"
    REMOVED = "removed"


ITEM_STATES: Mapping[ItemState, str] = {
    ItemState.CONFLICT: N_("berbeda"),
    ItemState.NEW: FATES[Fate.NEW],
    ItemState.CHANGED: FATES[Fate.CHANGED],
    ItemState.REMOVED: FATES[Fate.REMOVED],
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of the meeting that a merge touches: somebody with every mark, a note, a problem."""

    uid: str
    part: MeetingPart
    title: str
    states: frozenset[ItemState]
    rows: Sequence[RowNews]
    conflicts: Sequence[Conflict]
    writers: Sequence[tuple[str, str]] = ()
    """Who wrote what is new of it: the laptop's letter and the person."""

    @property
    def laptops(self) -> str:
        """The letters of the laptops that wrote what is new of it: ``B, C``."""
        return ", ".join(sorted({laptop for laptop, _actor in self.writers}))

    @property
    def state(self) -> ItemState:
        """What is said of it first."""
        return next(state for state in ItemState if state in self.states)


@dataclass(frozen=True, slots=True)
class SideLine:
    """A field before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class SideVersion:
    """What one laptop wrote where they disagree: in words, by whom and when."""

    value: str
    who: str
    shown: bool
    """Whether it is what the screen shows until somebody decides."""


@dataclass(frozen=True, slots=True)
class SideConflict:
    """One disagreement: what it is about, and its versions."""

    label: str
    said: str
    versions: Sequence[SideVersion]


@dataclass(frozen=True, slots=True)
class LaptopWork:
    """What this file holds of one laptop: its letter, who wrote, how much, and when last."""

    letter: str
    actors: Sequence[str]
    entries: int
    last_at: datetime | None

    @property
    def uid(self) -> str:
        """What the line is told apart by."""
        return self.letter


def outcome(found: Merged, *, planned: bool = False) -> str:
    """Return what a merge did: ``3 berkas digabung: 41 data baru, 2 perbedaan perlu diputuskan.``."""
    files = sum(not source.nothing for source in found.sources)
    parts = [
        said.format(n=n)
        for said, n in (
            (_("{n} data baru"), found.count(Fate.NEW)),
            (_("{n} berubah"), found.count(Fate.CHANGED)),
            (_("{n} dihapus"), found.count(Fate.REMOVED)),
            (_("{n} lampiran"), sum(source.attachments for source in found.sources)),
            (_("{n} perbedaan perlu diputuskan"), len(found.conflicts)),
        )
        if n
    ]
    what = ", ".join(parts) or _("hanya riwayatnya yang bertambah")
    said = _("{n} berkas akan digabung: {what}.") if planned else _("{n} berkas digabung: {what}.")
    return said.format(n=files, what=what)
