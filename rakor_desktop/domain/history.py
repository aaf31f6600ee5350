"""What happened to the file: actions, and the values they wrote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

Value = str | int | None
"""What a field holds in the file: text, whole number or nothing."""


class Op(StrEnum):
    """What one journal entry did to its row."""

    INSERT = "insert"
    UPDATE = "update"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Touch:
    """What one action did to one row."""

    table: str
    row: str
    op: Op
    values: Mapping[str, Value]
    redacted: bool = False


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One user action of the journal, newest values included; ``at`` is aware UTC and never judged by."""

    branch: str
    number: int
    name: str
    actor: str
    label: str
    at: datetime
    lamport: int
    touches: Sequence[Touch]


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What ``rakor check`` found."""

    problems: Sequence[str]
    rows: int
    entries: int
    branches: int

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems
