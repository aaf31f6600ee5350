"""What a round through the shared folder found: the laptops seen there, and what came of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rakor_desktop.domain.errors import StorageError
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.merging import FATES, Fate


class FolderGoneError(StorageError):
    """The shared folder cannot be reached now; it may be again in a moment."""


class Standing(StrEnum):
    """How this laptop stands to one file in the shared folder."""

    OWN = "own"
    TAKEN = "taken"
    NEW = "new"
    UNFINISHED = "unfinished"
    OTHER = "other"
    BROKEN = "broken"


STANDINGS: Mapping[Standing, str] = {
    Standing.OWN: N_("Laptop ini"),
    Standing.TAKEN: N_("Semua sudah diambil"),
    Standing.NEW: N_("Ada yang baru"),
    Standing.UNFINISHED: N_("Sedang disalin"),
    Standing.OTHER: N_("Rakor lain"),
    Standing.BROKEN: N_("Tidak terbaca"),
}


@dataclass(frozen=True, slots=True)
class SharedFile:
    """One laptop's file in the shared folder; ``sentence`` says why it was not taken, if it was not."""

    name: str
    laptop: str
    written_at: datetime
    standing: Standing
    sentence: str = ""

    @property
    def uid(self) -> str:
        """What tells it from the others."""
        return self.name


@dataclass(frozen=True, slots=True)
class Brought:
    """What the other laptops' files brought: from which of them, and how many rows of each fate."""

    laptops: Sequence[str] = ()
    counts: Mapping[Fate, int] | None = None

    @property
    def nothing(self) -> bool:
        """Whether there was nothing new."""
        return not self.laptops

    def count(self, fate: Fate) -> int:
        """Return how many rows are new, changed or removed."""
        return (self.counts or {}).get(fate, 0)

    @property
    def sentence(self) -> str:
        """``Masuk dari laptop B, C: 12 baru, 3 berubah.``."""
        counts = [f"{self.count(fate)} {_(FATES[fate])}" for fate in Fate if self.count(fate)]
        if self.nothing:
            return _("Tidak ada yang baru.")
        if not counts:
            return _("Riwayat laptop {laptops} masuk; isi berkas ini tetap.").format(
                laptops=", ".join(self.laptops)
            )
        return _("Masuk dari laptop {laptops}: {counts}.").format(
            laptops=", ".join(self.laptops), counts=", ".join(counts)
        )


def together(parts: Iterable[Brought]) -> Brought:
    """Return what several acts brought."""
    found = list(parts)
    counts = {fate: sum(one.count(fate) for one in found) for fate in Fate}
    return Brought(sorted({letter for one in found for letter in one.laptops}), counts)


@dataclass(frozen=True, slots=True)
class Round:
    """One round: what lies in the folder, what came in, whether this laptop's own file was written anew."""

    files: Sequence[SharedFile]
    brought: Brought
    wrote: bool

    @property
    def others(self) -> Sequence[SharedFile]:
        """The files of other laptops."""
        return [file for file in self.files if file.standing is not Standing.OWN]

    def namesakes(self, laptop: str) -> Sequence[SharedFile]:
        """Return the files of others that call themselves by the same letter."""
        return [file for file in self.others if file.laptop == laptop and file.standing is not Standing.OTHER]
