"""The people of one day as the attendance desk lists them, and what can be found by typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
from rakor_desktop.domain.event import SessionRow
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.marks import Reading, Standing
from rakor_desktop.domain.regions import Gazetteer, Region, RegionMatch, place_order
from rakor_desktop.ui.attendance.people.fields import LETTERS, NAME, SEXES
from rakor_desktop.ui.attendance.readings import STATES, WORDS, Readings
from rakor_desktop.ui.picks import Pick
from rakor_desktop.ui.table.column import CENTER, RIGHT, Column
from rakor_desktop.ui.theme import State

ALL = "all"
OPEN = "open"
"""Nothing is known yet of these."""

_SEX_WORDS = {
    **dict.fromkeys(("laki-laki", "laki laki", "lk", "pria"), "L"),
    **dict.fromkeys(("perempuan", "pr", "wanita"), "P"),
}
_ORDER = (Presence.PRESENT, Presence.EXCUSED, Presence.ABSENT, None)


@dataclass(frozen=True, slots=True)
class Line:
    """One person, and what was recorded of them at the session in hand."""

    no: int
    person: AttendeeRow
    mark: Mark | None
    clock: str
    """The time of the mark where the meeting is held: ``08.12``."""
    reading: Reading = Reading()  # noqa: RUF009 - it is frozen
    """All that the mark says."""

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
        if self.mark.presence is not Presence.PRESENT:
            return _(PRESENCES[self.mark.presence])
        word = _(WORDS[Standing.LATE]) if self.reading.late else _(PRESENCES[self.mark.presence])
        times = "–".join(filter(None, (self.reading.clock, self.reading.left)))
        return f"{word} {times}".strip()

    @property
    def state_word(self) -> str:
        """The state without the time, as the list is filtered by it."""
        return _(WORDS[self.reading.standing]) if self.mark else _("Belum")

    @property
    def state(self) -> State:
        """The colour of the state."""
        return STATES[self.reading.standing]


def line_of(no: int, person: AttendeeRow, held: SessionRow, readings: Readings) -> Line:
    """Return one person with what was recorded at a session."""
    mark = person.mark_at(held.uid)
    clock = dates.local_clock(mark.at, readings.rules.zone) if mark else ""
    return Line(no, person, mark, clock, readings.of(person, held) if mark else Reading())


class Finder:
    """The lines of a sheet, and how they are narrowed."""

    def __init__(self, lines: Sequence[Line] = (), regions: Sequence[Region] = ()) -> None:
        self.lines = lines
        self._spellings = {region.uid: " ".join((region.code, *region.aliases)) for region in regions}

    def words(self, line: Line) -> str:
        """Return what a person is found by: name, institution, region in every spelling, NIP, code."""
        person = line.person
        other = self._spellings.get(person.region_uid or "", "")
        numbers = f"{person.nip}\n{person.nrp}\n{person.code}"
        return f"{person.full_name}\n{person.organization}\n{person.region}\n{other}\n{numbers}".casefold()

    def find(self, text: str) -> list[Line]:
        """Return the lines with every word of the text."""
        words = text.casefold().split()
        return [line for line in self.lines if _holds(self.words(line), words)]

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
        return _sure(gazetteer.find(text))
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


def _sure(match: RegionMatch) -> str:
    """Return the region; what a person would have to confirm has no place in a cell."""
    if match.warning is not None:
        raise AmbiguousError(f"{match.warning} {_('Tulis kodenya lengkap.')}")
    return match.region.uid


def columns(region: Callable[[str], str | None]) -> tuple[Column[Line], ...]:
    """Return the columns of the list; ``region`` reads what was typed for a region."""
    return (
        Column(N_("No."), lambda line: str(line.no), RIGHT, 4, sort=lambda line: line.no, filters=False),
        Column(
            N_("Nama"),
            lambda line: line.person.full_name,
            width=30,
            stretch=True,
            sort=lambda line: line.person.name_key,
            sorts=N_("nama tanpa gelar"),
            field="full_name",
            parse=NAME.parse,
        ),
        Column(
            N_("Kehadiran"),
            lambda line: line.word,
            width=16,
            sort=lambda line: (_ORDER.index(line.presence), line.clock),
            group=lambda line: line.state_word,
            state=lambda line: line.state,
            tip=lambda line: " ".join(filter(None, (line.reading.sentence, line.reading.doubt))),
        ),
        Column(
            N_("Jabatan"),
            lambda line: line.person.position,
            width=22,
            stretch=True,
            sort=lambda line: (line.person.level.order, line.person.name_key),
            sorts=N_("jenjang jabatan, lalu nama"),
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
            width=26,
            sort=lambda line: place_order(line.person.region_code) if line.person.region_code else None,
            sorts=N_("kode wilayah"),
            field="region_uid",
            parse=region,
        ),
        Column(N_("Peran"), lambda line: _(ROLES[line.person.role]), width=10),
        Column(
            N_("L/P"),
            lambda line: line.person.sex,
            CENTER,
            4,
            field="sex",
            choices=SEXES,
            also=_SEX_WORDS,
        ),
    )


def scope(state: str = ALL, group: str = ALL, region: str = "") -> Callable[[Line], bool] | None:
    """Return what tells whether a line has this state, group and region; None when nothing is asked."""
    if (state, group, region) == (ALL, ALL, ""):
        return None

    def wanted(line: Line) -> bool:
        fits = line.presence is None if state == OPEN else state in (ALL, line.presence)
        return fits and group in (ALL, line.person.group) and region in ("", line.person.region_uid)

    return wanted


def _holds(known: str, words: Sequence[str]) -> bool:
    return all(word in known for word in words)
