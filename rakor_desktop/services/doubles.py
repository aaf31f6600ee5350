"""Finds lines of the list that may be one person, and joins them when a person says they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

from sqlalchemy import select
from sqlalchemy.orm import Session

from rakor_desktop.domain.attendance import AttendeeRow
from rakor_desktop.domain.doubles import Likeness, completed, joined_marks, pair_key
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.field_names import table_name
from rakor_desktop.domain.i18n import N_, _, official
from rakor_desktop.domain.ids import natural_uid
from rakor_desktop.domain.privacy import ERASED
from rakor_desktop.domain.settlements import DOUBLE, Choice, SettledSide, packed
from rakor_desktop.domain.spelling import PARTICLES, sound, spelled
from rakor_desktop.domain.verbs import verb
from rakor_desktop.services import attendance, decisions, invitations
from rakor_desktop.services.disputes_doubles import last_written
from rakor_desktop.services.disputes_settling import record
from rakor_desktop.services.rows import get, remove_numbered
from rakor_desktop.store.journal import codec
from rakor_desktop.store.schema import AttendanceMark, Attendee, Note, Person

_SAME_NAME = 95
_LIKE_NAME = 86
_SOME_NAME = 70
_FEW_DIGITS = 2
_LEAST_PHONE = 9
_MOST_ALIKE = 40
"""More lines than this behind one telephone or one spelling say nothing about any two of them."""


def likely(rows: Sequence[AttendeeRow], apart: Collection[str] = ()) -> list[Likeness]:
    """Return the pairs of lines that may be one person, the likeliest first.

    ``apart`` holds the keys of pairs that are two people. Nothing is decided here.
    """
    rows = [row for row in rows if row.name != ERASED]
    words = {row.uid: _name_words(row) for row in rows}
    seen: set[str] = set(apart)
    found = []
    for first, second in _neighbours(rows, words):
        key = pair_key(first.uid, second.uid)
        if key not in seen:
            seen.add(key)
            likeness = _likeness(first, second, words)
            if likeness is not None:
                found.append(likeness)
    return sorted(found, key=lambda one: (-one.score, one.first.order, one.key))


def unresolved(session: Session, event_uid: str) -> list[Likeness]:
    """Return the pairs of an event that nobody has decided about."""
    return likely(attendance.people(session, event_uid), decisions.apart(session, event_uid))


@verb(N_("Menyatakan dua orang berbeda"))
def keep_apart(session: Session, event_uid: str, first_uid: str, second_uid: str) -> None:
    """Remember that these two lines are two people; they are not proposed again."""
    decisions.note_apart(session, event_uid, first_uid, second_uid)


@verb(N_("Menggabungkan peserta ganda"))
def join(session: Session, first_uid: str, second_uid: str, chosen: Mapping[str, str] | None = None) -> None:
    """Make one line of two that are one person: the first stays, with all marks and notes of both.

    ``chosen`` names, for fields in which they differ, the uid of the line that is right; else the first is.
    """
    keeper, gone = get(session, Attendee, first_uid), get(session, Attendee, second_uid)
    if keeper.uid == gone.uid or keeper.event_uid != gone.event_uid:
        raise RakorError(_("Hanya dua baris dari daftar yang sama dapat digabungkan."))
    rows = {
        row.uid: row for row in attendance.some_people(session, keeper.event_uid, {first_uid, second_uid})
    }
    first, second = rows[first_uid], rows[second_uid]
    changes = completed(first, second, chosen)
    sides = packed([_side(session, first, stays=True), _side(session, second, stays=False)])
    _move_marks(session, first, second)
    for note in session.scalars(select(Note).where(Note.attendee_uid == gone.uid)).all():
        note.attendee_uid = keeper.uid
    keeper.spd_stamped = max(keeper.spd_stamped, gone.spd_stamped)
    decisions.note_joined(session, keeper.event_uid, second.code, keeper.uid)
    remove_numbered(session, gone)
    # The number of a civil servant may stand on one line only, also within this action.
    session.flush()
    _join_persons(session, keeper.person_uid, gone.person_uid)
    if changes:
        invitations.edit(session, keeper.uid, **changes)
    with official():
        title = f"{table_name('attendee')} {first.full_name}"
        outcome = _("{gone} digabungkan ke {kept}.").format(gone=second.number, kept=first.number)
    where = ("attendee", keeper.uid, "")
    record(session, DOUBLE, where, title, sides=sides, choice=Choice.JOINED, chosen=outcome, reason="")


def _side(session: Session, row: AttendeeRow, *, stays: bool) -> SettledSide:
    """Return what a line said, as the record keeps it: no number by which to reach anybody."""
    who, laptop, at = last_written(session, row.uid)
    said = ", ".join(filter(None, (row.full_name, row.region)))
    return SettledSide(f"{row.number}: {said}", False, who, laptop, codec.moment(at), stays)


def _move_marks(session: Session, first: AttendeeRow, second: AttendeeRow) -> None:
    for mark in joined_marks(first.marks, second.marks):
        uid = natural_uid("mark", first.uid, mark.session_uid)
        row = session.get(AttendanceMark, uid)
        if row is None:
            row = AttendanceMark(uid=uid, attendee_uid=first.uid, session_uid=mark.session_uid)
            session.add(row)
        row.presence, row.at, row.left_at = mark.presence, mark.at, mark.left_at
        row.method, row.reason, row.label = mark.method, mark.reason, mark.label
    for row in session.scalars(select(AttendanceMark).where(AttendanceMark.attendee_uid == second.uid)).all():
        session.delete(row)


def _join_persons(session: Session, kept_uid: str, gone_uid: str) -> None:
    """Let the lines of other events name the person that stays, where that person is not on them already."""
    if kept_uid == gone_uid:
        return
    elsewhere = session.scalars(select(Attendee).where(Attendee.person_uid == gone_uid)).all()
    theirs = set(session.scalars(select(Attendee.event_uid).where(Attendee.person_uid == kept_uid)))
    for line in elsewhere:
        if line.event_uid not in theirs:
            line.person_uid = kept_uid
    if all(line.person_uid == kept_uid for line in elsewhere):
        session.delete(get(session, Person, gone_uid))


def _neighbours(
    rows: Sequence[AttendeeRow], words: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[AttendeeRow, AttendeeRow]]:
    """Yield the pairs worth a look: from one place, behind one number, or of one name."""
    places: dict[str, list[AttendeeRow]] = defaultdict(list)
    alike: dict[str, list[AttendeeRow]] = defaultdict(list)
    for row in rows:
        if row.region_uid:
            places[row.region_uid].append(row)
        for key in set(_marks_of(row, words[row.uid])):
            alike[key].append(row)
    for group in places.values():
        yield from _near(group, words)
    for group in alike.values():
        if len(group) <= _MOST_ALIKE:
            yield from combinations(group, 2)


def _marks_of(row: AttendeeRow, words: tuple[str, ...]) -> Iterator[str]:
    yield f"name {' '.join(words)}"
    # Two words of a name from one place: half a name finds the whole one.
    yield from (f"{row.region_uid} {first} {second}" for first, second in combinations(words, 2))
    if row.nip:
        yield f"nip {row.nip}"
    if _phone(row):
        yield f"phone {_phone(row)}"


def _near(
    group: Sequence[AttendeeRow], words: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[AttendeeRow, AttendeeRow]]:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - not at start

    names = [" ".join(words[row.uid]) for row in group]
    for place, name in enumerate(names):
        for _name, _score, other in process.extract(
            name, names[place + 1 :], scorer=fuzz.ratio, score_cutoff=_LIKE_NAME, limit=None
        ):
            yield group[place], group[place + 1 + other]


def _likeness(
    first: AttendeeRow, second: AttendeeRow, words: Mapping[str, tuple[str, ...]]
) -> Likeness | None:
    name = _name_score(words[first.uid], words[second.uid])
    phone = bool(_phone(first)) and _phone(first) == _phone(second)
    place = first.region_uid == second.region_uid or not (first.region_uid and second.region_uid)
    numbers = _digits_apart(first.nip, second.nip)
    if numbers is not None and numbers > _FEW_DIGITS:
        return None
    score = _score(name, numbers, phone=phone, place=place)
    if score and first.sex and second.sex and first.sex != second.sex:
        score -= 30
    if score <= 0:
        return None
    reasons = tuple(_reasons(first, second, name, numbers, phone=phone))
    stays, goes = sorted((first, second), key=_worth)
    return Likeness(stays, goes, score, reasons)


def _score(name: int, numbers: int | None, *, phone: bool, place: bool) -> int:
    if numbers == 0:
        return 100
    if numbers is not None:
        return 90 if name >= _LIKE_NAME else 0
    if phone and name >= _SOME_NAME:
        return 97 if name >= _SAME_NAME else 88
    if not place:
        return 0
    if name >= _SAME_NAME:
        return 94
    return 80 if name >= _LIKE_NAME else 0


def _reasons(
    first: AttendeeRow, second: AttendeeRow, name: int, numbers: int | None, *, phone: bool
) -> Iterator[str]:
    if numbers == 0:
        yield _("NIP sama")
    elif numbers:
        yield _("NIP berbeda {n} angka").format(n=numbers)
    if name >= _SAME_NAME:
        yield _("nama sama")
    elif name >= _SOME_NAME:
        yield _("nama mirip")
    if phone:
        yield _("telepon sama")
    if first.region_uid and first.region_uid == second.region_uid:
        yield _("sama-sama dari {region}").format(region=first.region)
    elif not first.region_uid or not second.region_uid:
        yield _("asal salah satunya belum diisi")


def _name_words(row: AttendeeRow) -> tuple[str, ...]:
    return tuple(sorted(sound(word) for word in spelled(row.name) if word not in PARTICLES))


def _name_score(first: tuple[str, ...], second: tuple[str, ...]) -> int:
    """Return how alike two names sound, to 100; two words within a longer name are nearly the same."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - not at start

    if first == second:
        return 100 if first else 0
    short, long = sorted((first, second), key=len)
    if len(short) > 1 and set(short) <= set(long):
        return 93
    return round(fuzz.ratio(" ".join(first), " ".join(second)))


def _digits_apart(first: str, second: str) -> int | None:
    """Return in how many digits two numbers differ, None where one of them is not known."""
    if not first or not second:
        return None
    if len(first) != len(second):
        return max(len(first), len(second))
    return sum(one != other for one, other in zip(first, second, strict=True))


def _phone(row: AttendeeRow) -> str:
    digits = "".join(letter for letter in row.phone if letter.isdigit())
    digits = f"0{digits[2:]}" if digits.startswith("62") else digits
    return digits if len(digits) >= _LEAST_PHONE else ""


def _worth(row: AttendeeRow) -> tuple[int, int, str]:
    """Return what the line that stays is chosen by: more marks, more filled in, the earlier number."""
    filled = sum(bool(getattr(row, name)) for name in ("nip", "phone", "position", "organization", "sex"))
    return -len(row.marks), -filled, row.number
