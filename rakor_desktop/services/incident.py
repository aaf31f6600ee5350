"""Whose personal data a file holds that got lost or was seen by others, told by its history alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from rakor_desktop.domain import nip
from rakor_desktop.domain.attendance import ROLES, Presence, Role
from rakor_desktop.domain.errors import ForeignFileError, RakorError
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.names import PersonName, split_name
from rakor_desktop.domain.privacy import DATA_KINDS, ERASED, DataKind, IncidentReport, Subject
from rakor_desktop.domain.spelling import spelled
from rakor_desktop.services.attachments import SIGNED_SHEET
from rakor_desktop.store.journal import codec
from rakor_desktop.sync.chain import verify
from rakor_desktop.sync.foreign import Foreign, opened

Tick = Callable[[int], None]
"""Told how many entries were looked at; it stops the work by raising."""

_OF_PERSON = {
    "name": DataKind.NAME,
    "sex": DataKind.SEX,
    "nip": DataKind.NUMBER,
    "nrp": DataKind.NUMBER,
    "rank": DataKind.RANK,
    "grade": DataKind.RANK,
    "phone": DataKind.PHONE,
    "email": DataKind.EMAIL,
}
_OF_ATTENDEE = {"position": DataKind.OFFICE, "organization_uid": DataKind.OFFICE}
_SIGNATORY = N_("Penanda tangan")
_OPERATOR = N_("Pengguna program")
_UNLISTED = N_("Tidak di daftar mana pun")
_TICK = 1000
_KINDS = frozenset({"event", "person", "attendee", "attendance_mark", "note", "attachment", "signatory"})
_NEWEST = frozenset({"attendee_uid", "name", "nip", "nrp", "prefix", "role", "suffix"})
"""Fields of which the newest value is told or followed."""
_ALL = frozenset({"attendee_uid", "kind", "nip", "nrp", "person_uid", "presence", "session_uid", "sha256"})
"""Fields of which every value counts; of all others only whether they were ever filled."""
_FILLED = "x"


@dataclass(slots=True)
class _Row:
    """What is needed of all that the history says of a row, so that a large history takes little memory."""

    newest: dict[str, tuple[tuple[int, str], str]] = field(default_factory=dict)
    """The newest value of a field, with when in the history it was written."""
    held: dict[str, set[str]] = field(default_factory=dict)

    def take(self, at: tuple[int, str], name: str, value: object) -> None:
        """Remember a value that was written at this place, in whatever order the places come."""
        said = str(value) if value is not None else ""
        if name in _NEWEST and (name not in self.newest or at >= self.newest[name][0]):
            self.newest[name] = (at, said)
        if said not in {"", ERASED}:
            self.held.setdefault(name, set()).add(said if name in _ALL else _FILLED)

    def last(self, name: str) -> str:
        """Return what a field holds at the end."""
        return self.newest[name][1] if name in self.newest else ""

    def ever(self, name: str) -> set[str]:
        """Return everything a field held, or for most only whether there was anything."""
        return self.held.get(name, set())


_Rows = Mapping[str, Mapping[str, _Row]]


@dataclass(slots=True)
class _Found:
    """Somebody in one capacity: the name without titles, the personal numbers, and what is held."""

    name: str
    numbers: set[str]
    subject: Subject
    listed: bool = False
    """Whether it is a person of the list, of whom two can have one name."""

    def is_one_with(self, other: _Found) -> bool:
        """Whether these are one person by their number; nobody goes unnamed for a number typed wrongly."""
        alike = bool(set(self.name.split()) & set(other.name.split()))
        named = self.name == other.name if self.listed and other.listed else alike
        return named and bool(self.numbers & other.numbers)

    def may_be(self, other: _Found) -> bool:
        """Whether they have one name and no numbers that tell them apart."""
        return bool(self.name) and self.name == other.name and not (self.numbers and other.numbers)


def report(path: Path, tick: Tick = lambda _entries: None) -> IncidentReport:
    """Return whose data a file holds, now or in its history; it is only read, from a private copy."""
    with opened(path) as foreign:
        rows, actors, moments = _read(foreign, tick)
        labels = sorted({branch.label for branch in foreign.branches})
        sound = _is_sound(foreign, tick)
        blobs = foreign.attachments
    subjects = _merged([*_people(rows, blobs), *_signatories(rows), *_operators(actors)])
    texts = ("statement", "response", "follow_up", "speaker")
    return IncidentReport(
        path=path,
        events=sorted(filter(None, (row.last("name") for row in rows["event"].values()))),
        laptops=labels,
        first_at=min(moments, default=None),
        last_at=max(moments, default=None),
        subjects=sorted(subjects, key=lambda one: (one.group, one.name.casefold())),
        erased=sum(row.last("name") == ERASED for row in rows["person"].values()),
        scans=sum(bool(row.ever("sha256") & blobs) for row in rows["attachment"].values()),
        notes=sum(any(row.ever(name) for name in texts) for row in rows["note"].values()),
        sound=sound,
    )


def table(found: IncidentReport) -> list[list[str]]:
    """Return the report as rows of a table under their titles: who, what group, which kinds of data."""
    titles = [_("Nama"), _("Kelompok"), *(_(word) for word in DATA_KINDS.values())]
    return [
        titles,
        *(
            [one.name, _(one.group), *(_("ada") if kind in one.kinds else "" for kind in DATA_KINDS)]
            for one in found.subjects
        ),
    ]


def _read(foreign: Foreign, tick: Tick) -> tuple[_Rows, set[str], list[datetime]]:
    """Return what is needed of each row, who did something, and the first and last moment."""
    rows: dict[str, dict[str, _Row]] = defaultdict(lambda: defaultdict(_Row))
    actors: set[str] = set()
    span: list[datetime] = []
    nth = 0
    for branch in foreign.branches:
        for one in foreign.entries(branch):
            _seq, lamport, _number, _name, actor, at, kind, uid, _op, content, *_rest = one
            nth += 1
            if nth % _TICK == 1:
                tick(_TICK)
            if not (isinstance(lamport, int) and isinstance(kind, str) and isinstance(uid, str)):
                continue
            with suppress(RakorError):
                span = _widened(span, codec.moment(at))
            if isinstance(actor, str) and actor:
                actors.add(actor)
            if kind in _KINDS and isinstance(content, str):
                _take_in(rows[kind][uid], (lamport, branch.uid), content)
    return rows, actors, span


def _take_in(row: _Row, at: tuple[int, str], content: str) -> None:
    with suppress(RakorError):
        for name, value in codec.decode(content).items():
            row.take(at, name, value)


def _widened(span: Sequence[datetime], moment: datetime) -> list[datetime]:
    if not moment.tzinfo:
        return list(span)
    return [min([*span, moment]), max([*span, moment])]


def _is_sound(foreign: Foreign, tick: Tick) -> bool:
    try:
        foreign.whole()
        verify(foreign, {}, tick)
    except ForeignFileError:
        return False
    return True


def _merged(found: Sequence[_Found]) -> list[Subject]:
    """Return everybody once, in all capacities: by the NIP, else by a name that only one has."""
    kept: list[_Found] = []
    for one in found:
        same = [other for other in kept if one.is_one_with(other)]
        if not same and not one.listed:
            same = [other for other in kept if one.may_be(other)]
        if len(same) > 1:
            same = [other for other in same if other.name == one.name]
        if len(same) == 1:
            _join(same[0], one)
        else:
            kept.append(one)
    return [one.subject for one in kept]


def _join(kept: _Found, other: _Found) -> None:
    kept.numbers |= other.numbers
    groups = dict.fromkeys([*kept.subject.group.split("; "), other.subject.group])
    kept.subject = replace(
        kept.subject, group="; ".join(groups), kinds=kept.subject.kinds | other.subject.kinds
    )


def _found(row: _Row, group: str, kinds: frozenset[DataKind], *, listed: bool = False) -> _Found:
    full = PersonName(row.last("prefix"), row.last("name"), row.last("suffix")).full
    numbers = {digits for said in (row.last("nip"), row.last("nrp")) if (digits := nip.digits(said))}
    return _Found(" ".join(spelled(row.last("name"))), numbers, Subject(full, group, kinds), listed)


def _people(rows: _Rows, blobs: frozenset[str]) -> Iterator[_Found]:
    of_person: dict[str, dict[str, _Row]] = defaultdict(dict)
    for uid, row in rows["attendee"].items():
        for named in row.ever("person_uid"):
            of_person[named][uid] = row
    marks, scanned = _marks(rows), _scanned(rows, blobs)
    spoken = {uid for row in rows["note"].values() for uid in row.ever("attendee_uid")}
    for uid, person in rows["person"].items():
        if person.last("name") == ERASED:
            continue
        kinds = {kind for name, kind in _OF_PERSON.items() if person.ever(name)}
        groups = []
        for listed, attendee in of_person[uid].items():
            kinds |= {kind for name, kind in _OF_ATTENDEE.items() if attendee.ever(name)}
            kinds |= {DataKind.STATEMENT} if listed in spoken else set()
            for mark in marks[listed]:
                kinds.add(DataKind.ATTENDANCE)
                kinds |= {DataKind.REASON} if mark.ever("reason") else set()
                signed = (
                    Presence.PRESENT.value in mark.ever("presence") and mark.ever("session_uid") & scanned
                )
                kinds |= {DataKind.SCAN} if signed else set()
            groups.append(_role(attendee.last("role")))
        yield _found(person, min(groups, default=_UNLISTED), frozenset(kinds), listed=True)


def _marks(rows: _Rows) -> Mapping[str, list[_Row]]:
    found: dict[str, list[_Row]] = defaultdict(list)
    for row in rows["attendance_mark"].values():
        found[row.last("attendee_uid")].append(row)
    return found


def _scanned(rows: _Rows, blobs: frozenset[str]) -> set[str]:
    """Return the days and sessions of which a signed sheet lies in the file."""
    return {
        session
        for row in rows["attachment"].values()
        if row.ever("sha256") & blobs and SIGNED_SHEET in row.ever("kind")
        for session in row.ever("session_uid")
    }


def _signatories(rows: _Rows) -> Iterator[_Found]:
    for row in rows["signatory"].values():
        kinds = {kind for name, kind in _OF_PERSON.items() if row.ever(name)}
        if kinds and row.last("name") and ERASED not in row.last("name"):
            yield _found(row, _SIGNATORY, frozenset(kinds | {DataKind.OFFICE}))


def _operators(actors: set[str]) -> Iterator[_Found]:
    for actor in sorted(actors):
        bare = " ".join(spelled(split_name(actor).name))
        yield _Found(bare, set(), Subject(actor, _OPERATOR, frozenset({DataKind.NAME})))


def _role(word: str) -> str:
    try:
        return ROLES[Role(word or Role.PARTICIPANT)]
    except ValueError:
        return _UNLISTED
