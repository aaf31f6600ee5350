"""The people of one day as the attendance desk lists them, and what can be found by typing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rakor_desktop.domain import dates
from rakor_desktop.domain.attendance import (
    GROUPS,
    PRESENCES,
    ROLES,
    AttendeeRow,
    Group,
    Mark,
    Presence,
)
from rakor_desktop.domain.errors import AmbiguousError, RakorError
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.regions import Gazetteer, Region
from rakor_desktop.ui.attendance.fields import LETTERS, NAME, SEXES
from rakor_desktop.ui.picks import Pick
from rakor_desktop.ui.table.column import CENTER, RIGHT, Column
from rakor_desktop.ui.theme import State

ALL = "all"
OPEN = "open"
"""Nothing is known yet of these."""

_STATES = {Presence.PRESENT: State.OK, Presence.EXCUSED: State.INFO, Presence.ABSENT: State.BAD}
_ORDER = (Presence.PRESENT, Presence.EXCUSED, Presence.ABSENT, None)


@dataclass(frozen=True, slots=True)
class Line:
    """One person, and what was recorded of them at the session in hand."""

    no: int
    person: AttendeeRow
    mark: Mark | None
    clock: str
    """The time of the mark where the meeting is held: ``08.12``."""

    @property
    def uid(self) -> str:
        """The attendee's uid."""
        return self.person.uid

    @property
    def presence(self) -> Presence | None:
        """What is known, None while nothing is."""
        return self.mark.presence if self.mark else None

    @property
    def word(self) -> str:
        """The state as the list shows it: ``Hadir 08.12``."""
        if self.mark is None:
            return _("Belum")
        word = _(PRESENCES[self.mark.presence])
        return f"{word} {self.clock}" if self.mark.presence is Presence.PRESENT else word

    @property
    def state(self) -> State:
        """The colour of the state."""
        return _STATES[self.mark.presence] if self.mark else State.IDLE


def line_of(no: int, person: AttendeeRow, session_uid: str, zone: str) -> Line:
    """Return one person with what was recorded at a session."""
    mark = person.mark_at(session_uid)
    return Line(no, person, mark, dates.local_clock(mark.at, zone) if mark else "")


class Finder:
    """The lines of a sheet with the words each one is found by."""

    def __init__(self, lines: Sequence[Line] = (), regions: Sequence[Region] = ()) -> None:
        self.lines = lines
        spellings = {region.uid: " ".join((region.code, *region.aliases)) for region in regions}
        self._words = [_words(line.person, spellings) for line in lines]

    def find(self, text: str, state: str = ALL, group: str = ALL, region: str = "") -> list[Line]:
        """Return the lines with every word of the text in name, institution, region, NIP or code."""
        words = text.casefold().split()
        return [
            line
            for line, known in zip(self.lines, self._words, strict=True)
            if all(word in known for word in words) and _wanted(line, state, group, region)
        ]

    def states(self) -> list[Pick]:
        """Return the states to choose from, each with its count; those nobody is in are left out."""
        counts = {kind: sum(line.presence is kind for line in self.lines) for kind in _ORDER}
        picks = [Pick(ALL, _("Semua"), len(self.lines)), Pick(OPEN, _("Belum hadir"), counts[None])]
        picks += [Pick(kind.value, _(word), counts[kind]) for kind, word in PRESENCES.items()]
        return picks

    def groups(self) -> list[Pick]:
        """Return the groups to choose from, each with its count."""
        counts = {group: sum(line.person.group is group for line in self.lines) for group in Group}
        picks = [Pick(group.value, _(GROUPS[group]), count) for group, count in counts.items() if count]
        return [Pick(ALL, _("Semua kelompok")), *picks]


def region_meant(gazetteer: Gazetteer, text: str) -> str | None:
    """Return the uid of the region written, two letters are enough where they fit one only; None for none."""
    if not text.strip():
        return None
    try:
        return gazetteer.find(text).region.uid
    except AmbiguousError:
        raise
    except RakorError:
        words = text.casefold().split()
        fitting = [
            region
            for region in gazetteer.regions
            if all(word in f"{region.name} {' '.join(region.aliases)}".casefold() for word in words)
        ]
        if len(fitting) != 1:
            raise
        return fitting[0].uid


def columns(region: Callable[[str], str | None]) -> tuple[Column[Line], ...]:
    """Return the columns of the list; ``region`` reads what was typed for a region."""
    return (
        Column(N_("No."), lambda line: str(line.no), RIGHT, 4, sort=lambda line: line.no),
        Column(
            N_("Nama"),
            lambda line: line.person.full_name,
            width=32,
            stretch=True,
            sort=lambda line: line.person.name.casefold(),
            field="full_name",
            parse=NAME.parse,
        ),
        Column(
            N_("Kehadiran"),
            lambda line: line.word,
            width=16,
            sort=lambda line: (_ORDER.index(line.presence), line.clock),
            state=lambda line: line.state,
        ),
        Column(
            N_("Jabatan"),
            lambda line: line.person.position,
            width=22,
            stretch=True,
            field="position",
            parse=LETTERS.parse,
        ),
        Column(
            N_("Instansi"),
            lambda line: line.person.organization,
            width=18,
            stretch=True,
            field="organization",
            parse=LETTERS.parse,
        ),
        Column(
            N_("Kabupaten/Kota"),
            lambda line: line.person.region,
            width=27,
            sort=lambda line: line.person.region_code or None,
            field="region_uid",
            parse=region,
        ),
        Column(N_("Peran"), lambda line: _(ROLES[line.person.role]), width=9),
        Column(
            N_("L/P"),
            lambda line: line.person.sex,
            CENTER,
            4,
            field="sex",
            choices=SEXES,
        ),
    )


def _words(person: AttendeeRow, spellings: Mapping[str, str]) -> str:
    other = spellings.get(person.region_uid or "", "")
    numbers = f"{person.nip}\n{person.nrp}\n{person.badge_code}"
    return f"{person.full_name}\n{person.organization}\n{person.region}\n{other}\n{numbers}".casefold()


def _wanted(line: Line, state: str, group: str, region: str) -> bool:
    fits = line.presence is None if state == OPEN else state in (ALL, line.presence)
    return fits and group in (ALL, line.person.group) and region in ("", line.person.region_uid)
