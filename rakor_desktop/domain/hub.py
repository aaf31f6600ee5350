"""The Hub: one database where the files of many meetings and years come together; what is told about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.merging import Fate, Merged


class HubError(RakorError):
    """The Hub cannot be reached, or does not do what was asked."""


class PasswordNeededError(HubError):
    """The Hub wants a password, or another one."""


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a file brought to the Hub."""

    entries: int
    attachments: int
    laptops: Sequence[str]
    counts: Mapping[tuple[str, Fate], int]

    @property
    def nothing(self) -> bool:
        """Whether the Hub had all of it already."""
        return not self.entries and not self.attachments

    def count(self, fate: Fate) -> int:
        """Return how many rows of the Hub are new, changed or removed."""
        return sum(number for (_table, of), number in self.counts.items() if of is fate)


@dataclass(frozen=True, slots=True)
class Synced:
    """What went to the Hub and what came from it."""

    pushed: Pushed
    pulled: Merged

    @property
    def nothing(self) -> bool:
        """Whether both had the same already."""
        return self.pushed.nothing and self.pulled.nothing


@dataclass(frozen=True, slots=True)
class HubEvent:
    """A meeting that the Hub holds; counted is everything of the files it came with."""

    uid: str
    name: str
    start_date: str
    end_date: str
    laptops: Sequence[str]
    entries: int


@dataclass(frozen=True, slots=True)
class Difference:
    """What a file and the Hub do not share yet, by the ends of their histories; nothing is verified."""

    entries_to_push: int
    attachments_to_push: int
    entries_to_pull: int
    attachments_to_pull: int
    laptops_to_pull: Sequence[str]

    @property
    def nothing_to_push(self) -> bool:
        """Whether the Hub has all of the file."""
        return not self.entries_to_push and not self.attachments_to_push

    @property
    def nothing_to_pull(self) -> bool:
        """Whether the file has all that concerns it."""
        return not self.entries_to_pull and not self.attachments_to_pull


@dataclass(frozen=True, slots=True)
class Ready:
    """What was done to make a database a Hub."""

    version: int
    made: bool
    """It was no Hub before."""
    added: Sequence[str]
    """Tables and columns that an older Hub lacked."""
