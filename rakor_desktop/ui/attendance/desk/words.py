"""What the desk says: who is meant and whether Enter marks them, what was marked, what stands in the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rakor_desktop.domain import dates, shown_dates
from rakor_desktop.domain.attendance import PRESENCES, AttendeeRow, Mark, Presence
from rakor_desktop.domain.event import SessionRow
from rakor_desktop.domain.finding import Answer, Found
from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.theme import State

_SHOWN_OF_NIP = 4


@dataclass(frozen=True, slots=True)
class Said:
    """What stands on the large panel: a state, its words, and whom they are about."""

    state: State = State.IDLE
    head: str = ""
    name: str = ""
    lines: Sequence[str] = ()
    hint: str = ""
    icon: str = ""
    """The picture, if not that of the state."""

    @property
    def words(self) -> str:
        """Everything in one line, as a screen reader says it."""
        return ". ".join(filter(None, (self.head, self.name, *self.lines, self.hint)))


@dataclass(frozen=True, slots=True)
class Place:
    """Where and when the desk stands: the session marked, its clock, and which laptop this is."""

    session: SessionRow | None
    zone: str
    label: str

    def mark(self, row: AttendeeRow) -> Mark | None:
        """Return what is known of somebody at this session."""
        return row.mark_at(self.session.uid) if self.session else None

    def clock(self, mark: Mark) -> str:
        """Return when the mark was made: ``08.12``."""
        return dates.local_clock(mark.at, self.zone)

    def since(self, mark: Mark) -> str:
        """Return the same, with the day if that was another than the session's."""
        day = dates.local_time(mark.at, self.zone).date()
        if self.session is None or day == self.session.date:
            return self.clock(mark)
        return _("{date} pukul {clock}").format(date=shown_dates.plain_date(day), clock=self.clock(mark))

    def laptop(self, mark: Mark) -> str:
        """Return which laptop made the mark."""
        if not mark.label:
            return ""
        return _("laptop ini") if mark.label == self.label else _("laptop {label}").format(label=mark.label)

    def elsewhere(self, mark: Mark) -> str:
        """Return which other laptop made the mark."""
        return "" if mark.label == self.label else self.laptop(mark)


def about(row: AttendeeRow) -> tuple[str, ...]:
    """Return the office, the institution and the region of somebody, and whom they stand for."""
    stands = _("mewakili {whom}").format(whom=row.represents) if row.represents else ""
    return tuple(filter(None, (row.position, stands, row.organization, row.region)))


def detail(row: AttendeeRow, *, number: bool = False) -> str:
    """Return office and institution in one line; the ``number`` tells people of one name apart."""
    nip = ""
    if number:
        nip = _("NIP …{digits}").format(digits=row.nip[-_SHOWN_OF_NIP:]) if row.nip else _("tanpa NIP")
    stands = _("mewakili {whom}").format(whom=row.represents) if row.represents else ""
    return " · ".join(filter(None, (nip, row.position, stands, row.organization)))


def known(row: AttendeeRow, place: Place) -> tuple[State, str]:
    """Return what is known of somebody at the session, for a chip."""
    mark = place.mark(row)
    if mark is None:
        return State.IDLE, _("Belum hadir")
    if mark.presence is Presence.PRESENT:
        return State.OK, _("Hadir {clock}").format(clock=place.clock(mark))
    state = State.INFO if mark.presence is Presence.EXCUSED else State.BAD
    return state, _(PRESENCES[mark.presence])


def asked(row: AttendeeRow, place: Place) -> Said:
    """Return what Enter would do with this person."""
    mark = place.mark(row)
    if mark is not None and mark.presence is Presence.PRESENT:
        return already(row, mark, place)
    noted = ""
    if mark is not None:
        word, why = _(PRESENCES[mark.presence]), f" ({mark.reason})" if mark.reason else ""
        noted = _("Tercatat: {word}{why}").format(word=word, why=why)
    return Said(
        State.INFO,
        _("Enter: tandai hadir"),
        row.full_name,
        tuple(filter(None, (*about(row), noted))),
        _("F8: hadir mewakili orang lain"),
        "corner-down-left",
    )


def already(row: AttendeeRow, mark: Mark, place: Place) -> Said:
    """Return since when somebody has been here, and who said so."""
    since = _("Sudah hadir sejak {clock}").format(clock=place.since(mark))
    head = ", ".join(filter(None, (since, place.laptop(mark))))
    left = ""
    if mark.left_at is not None:
        left = _("Pulang {clock}").format(clock=dates.local_clock(mark.left_at, place.zone))
    return Said(State.WARN, head, row.full_name, tuple(filter(None, (left, *about(row)))))


def came(row: AttendeeRow, place: Place, *, added: bool = False) -> Said:
    """Return that somebody was marked present just now."""
    mark = place.mark(row)
    head = _("Hadir {clock}").format(clock=place.clock(mark)) if mark else _("Hadir")
    if added:
        head = _("{word}, tamu baru").format(word=head)
    return Said(State.OK, head, row.full_name, about(row), _("F9: urungkan"))


def taken_back(row: AttendeeRow | None, name: str, place: Place) -> Said:
    """Return that the last check-in was taken back."""
    if row is None:
        return Said(State.IDLE, _("Diurungkan: tidak lagi di daftar"), name, (), "", "undo-2")
    word = known(row, place)[1]
    return Said(State.IDLE, _("Diurungkan. Kini: {word}").format(word=word), name, about(row), "", "undo-2")


def changed_since(row: AttendeeRow, place: Place) -> Said:
    """Return what is known now of somebody who was checked in here and changed elsewhere since."""
    state, word = known(row, place)
    return Said(state, _("Kini: {word}").format(word=word), row.full_name, about(row))


def of_found(found: Found, text: str) -> Said:
    """Return what came of a search that means nobody in particular."""
    if found.answer in _CODES:
        return _of_code(found, text)
    if found.answer is Answer.NAMESAKES:
        return _namesakes(found)
    plain = {
        Answer.NOTHING_ASKED: Said(State.IDLE, _("Ketik satu huruf lagi"), icon="keyboard"),
        Answer.NOBODY: Said(
            State.WARN,
            _("Tidak ada di daftar"),
            text,
            (_("Enter atau Ctrl+N: tambahkan sebagai tamu, langsung hadir"),),
            icon="search-x",
        ),
        Answer.SIMILAR: Said(
            State.WARN,
            _("Tidak ada persis begitu, ada yang mirip"),
            text,
            (_("Benar salah satunya: ↓ lalu Enter."), _("Orang baru: Ctrl+N menambahkannya.")),
            icon="search-x",
        ),
        Answer.HINT: Said(
            State.INFO,
            _("Satu orang cocok"),
            lines=(_("Yang diketik belum memastikan orangnya: ↓ lalu Enter bila benar."),),
            icon="users",
        ),
    }
    several = Said(
        State.INFO,
        _("{n} orang cocok").format(n=found.total),
        lines=(_("Ketik lagi, atau pilih dengan ↓ lalu Enter."),),
        icon="users",
    )
    return plain.get(found.answer, several)


_CODES = (Answer.FOREIGN_CODE, Answer.UNKNOWN_CODE, Answer.DOUBLE_CODE)


def _of_code(found: Found, text: str) -> Said:
    code = text.strip().upper()
    if found.answer is Answer.DOUBLE_CODE:
        names = [hit.row.full_name for hit in found.hits]
        owners = (*names, _("Pilih orangnya dengan ↓ lalu Enter."))
        return Said(State.WARN, _("Kode ini milik {n} orang").format(n=len(names)), code, owners)
    if found.answer is Answer.FOREIGN_CODE:
        head = _("Tanda pengenal rakor lain")
        why = _("Kode pada tanda pengenal ini tidak berlaku di rakor ini. Cari namanya.")
    else:
        head = _("Kode tidak ada di daftar")
        why = _("Mungkin orangnya sudah dihapus dari daftar. Cari namanya.")
    return Said(State.BAD, head, code, (why,))


def _namesakes(found: Found) -> Said:
    first = found.hits[0].row
    head = _("{n} orang bernama sama").format(n=found.total)
    where = first.place
    lines = (
        *((_("Semuanya dari {place}.").format(place=where),) if where else ()),
        _("Bandingkan jabatan dan NIP, lalu pilih dengan ↓ dan Enter."),
    )
    return Said(State.WARN, head, first.full_name, lines, icon="users")


def new_guest() -> Said:
    """Return what is asked of somebody who is on no list."""
    lines = (
        _("Isi nama dan asal; Enter menambahkan dan langsung menandai hadir."),
        _("Esc kembali mencari."),
    )
    return Said(State.INFO, _("Tamu baru"), "", lines, icon="user-plus")


def stands_in_for(row: AttendeeRow) -> Said:
    """Return what is asked of somebody who comes in the place of another."""
    lines = (_("Tulis siapa yang diwakili; Enter menandai hadir."), *about(row))
    return Said(State.INFO, _("Hadir mewakili siapa?"), row.full_name, lines, icon="users")


def stands_in(row: AttendeeRow) -> Said:
    """Return that it was written down for whom somebody already here comes."""
    return Said(
        State.OK, _("Tercatat mewakili {whom}").format(whom=row.represents), row.full_name, about(row)
    )


def at_rest() -> Said:
    """Return what the desk says while nobody is looked for."""
    lines = (_("Ketik nama, atau pindai tanda pengenal."),)
    return Said(State.IDLE, _("Siap"), "", lines, icon="user-check")


def refused(sentence: str) -> Said:
    """Return why something was not done."""
    return Said(State.BAD, _("Tidak dapat"), "", (sentence,))
