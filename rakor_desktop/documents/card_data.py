"""What the cards need: name badges and table cards; importing it does not load ReportLab."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rakor_desktop.documents.data import Paper
from rakor_desktop.domain.attendance import AttendeeRow, Group
from rakor_desktop.domain.regions import CENTRAL_CODE, OTHER_CODE, PROVINCE_CODE

_NO_PLACE = ("", PROVINCE_CODE, CENTRAL_CODE, OTHER_CODE)


class BadgeSize(StrEnum):
    """The plastic holders in use: across 9 × 5.5 cm, upright A6."""

    CARD = "KARTU"
    A6 = "A6"


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgePaper(Paper):
    """Name badges, several to a sheet, in the order of the printed list."""

    people: Sequence[AttendeeRow]
    size: BadgeSize = BadgeSize.CARD
    group: Group | None = None
    """Whose badges they are; gives the empty ones their band."""
    blanks: int = 0
    """Empty cards after those with names, to be written on by hand."""


class TableCardKind(StrEnum):
    """What stands on a table card."""

    PERSON = "ORANG"
    PLACE = "ASAL"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCardPaper(Paper):
    """Table cards, one to a sheet that is folded in the middle."""

    people: Sequence[AttendeeRow]
    kind: TableCardKind = TableCardKind.PERSON
    group: Group | None = None

    @property
    def places(self) -> list[str]:
        """Whence these people come, each place once: kabupaten/kota in capitals, else the institution."""
        named = (place_of(row) for row in sorted(self.people, key=lambda row: row.order[1:]))
        return list(dict.fromkeys(filter(None, named)))


def place_of(row: AttendeeRow) -> str:
    """Return what the card of the table is called at which this person sits."""
    return row.organization.strip() if row.region_code in _NO_PLACE else row.region.upper()
