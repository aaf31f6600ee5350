"""Takes the data of one person out of the file for good, on every laptop that hears of it; counts stay."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from rakor_desktop.domain import nip as nips
from rakor_desktop.domain.errors import AmbiguousError, NotFoundError, RakorError
from rakor_desktop.domain.history import Value
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.legible import legible
from rakor_desktop.domain.names import PersonName
from rakor_desktop.domain.privacy import ERASED, Erasure, PersonalData, PersonChoice, Traces
from rakor_desktop.domain.quote import quoted
from rakor_desktop.domain.verbs import verb
from rakor_desktop.services import privacy_search as searching
from rakor_desktop.services.rows import get
from rakor_desktop.store.journal import redaction
from rakor_desktop.store.journal.recorder import defaults
from rakor_desktop.store.schema import (
    JOURNALLED,
    AttachmentEntry,
    Attendee,
    Organization,
    Person,
    Settlement,
    journal,
)

RawRow = dict[str, Value]

KEPT: Mapping[str, frozenset[str]] = {
    "person": frozenset({"sex"}),
    "attendee": frozenset(
        {
            "event_uid", "person_uid", "role", "level", "organization_uid", "region_uid",
            "spd_stamped", "badge_code", "number",
        }
    ),
    "attachment": frozenset({"event_uid", "session_uid", "kind", "media_type"}),
    "settlement": frozenset(
        {
            "conflict", "table_name", "row_uid", "field", "choice", "decided_at", "decided_by", "laptop",
        }
    ),
}  # fmt: skip
"""What the counts of the meeting need of a row; everything else of it goes."""
_MOST_NAMED = 5


def choices(session: Session) -> list[PersonChoice]:
    """Return everybody by name; last those taken out before, of whom more may have come since."""
    places: dict[str, list[str]] = {}
    query = (
        select(Attendee.person_uid, Attendee.position, Organization.name)
        .outerjoin(Organization, Organization.uid == Attendee.organization_uid)
        .order_by(Attendee.number, Attendee.uid)
    )
    for person, position, organization in session.execute(query):
        place = ", ".join(filter(None, (position, organization)))
        if place and place not in places.setdefault(person, []):
            places[person].append(place)
    rows = session.execute(select(Person.uid, Person.prefix, Person.name, Person.suffix))
    named = {uid: PersonName(*parts) for uid, *parts in rows}
    order = sorted(named, key=lambda uid: (named[uid].name == ERASED, named[uid].sort_key, uid))
    return [PersonChoice(uid, named[uid].full, "; ".join(places.get(uid, []))) for uid in order]


def person_of(session: Session, asked: str) -> str:
    """Return the uid of the person meant by a uid, a badge code, a NIP, or (part of) a name."""
    wanted, digits = " ".join(asked.split()).casefold(), nips.digits(asked)
    direct = session.scalar(
        select(Attendee.person_uid).where(
            (Attendee.uid == asked.strip()) | (Attendee.badge_code == asked.strip().upper())
        )
    ) or session.scalar(select(Person.uid).where(Person.uid == asked.strip()))
    if direct is not None:
        return direct
    people = choices(session)
    exact = [one for one in people if wanted and wanted == one.name.casefold()]
    meant = exact or [one for one in people if wanted and wanted in one.name.casefold()]
    if not meant and digits:
        numbered = set(
            session.scalars(select(Person.uid).where((Person.nip == digits) | (Person.nrp == digits)))
        )
        meant = [one for one in people if one.uid in numbered]
    if not meant:
        raise NotFoundError(_("Tidak ada orang {text} di berkas ini.").format(text=quoted(asked)))
    if len(meant) > 1:
        listed = "; ".join(f"{one.name} ({one.place or '-'}): {one.uid}" for one in meant[:_MOST_NAMED])
        raise AmbiguousError(
            _("{text} bisa berarti beberapa orang; sebutkan uid-nya ({people}).").format(
                text=quoted(asked), people=listed
            )
        )
    return meant[0].uid


def held(session: Session, person_uid: str, also: Sequence[str] = ()) -> PersonalData:
    """Return what the file holds of a person, and in what else the person stands."""
    person, connection = get(session, Person, person_uid), session.connection()
    own = searching.own_rows(connection, person_uid)
    traces = searching.traces_of(connection, person_uid, also)
    versions = sum(searching.versions(connection, kind, uids) for kind, uids in own.items())
    return PersonalData(
        person=PersonChoice(person.uid, PersonName(person.prefix, person.name, person.suffix).full, ""),
        fields=searching.filled(person),
        lists=searching.lists(session, person_uid),
        marks=searching.marks(session, person_uid),
        notes=searching.notes(session, person_uid),
        settlements=len(_settlements(session, {uid for uids in own.values() for uid in uids}, told=True)),
        versions=versions,
        mentions=searching.mentions(session, traces, own),
        scans=searching.scans(session, person_uid),
        as_actor=searching.as_actor(connection, traces),
        laptops=sorted(set(connection.scalars(select(journal.branch.c.label)))),
    )


@verb(N_("Menghapus data pribadi"))
def redact(session: Session, person_uid: str, what: Erasure) -> int:
    """Take a person out of the file for good and return from how many rows; nobody can take that back.

    What the counts need stays: sex, region, role, level, institution, who came when.
    """
    person, connection = get(session, Person, person_uid), session.connection()
    if person.name == ERASED and not what.mentions and not what.scans:
        raise RakorError(
            _(
                "Data orang ini sudah dihapus. "
                "Tulis namanya di “Sebutan lain” untuk mencari yang datang kemudian."
            )
        )
    reason = " ".join(legible(what.reason).split())
    traces = searching.traces_of(connection, person_uid, what.also)
    if not reason:
        raise RakorError(_("Tuliskan alasan penghapusan, misalnya surat permohonannya."))
    if traces.found(reason):
        raise RakorError(_("Alasan akan tersimpan; jangan menyebut nama atau nomor orang itu di dalamnya."))
    rows: dict[redaction.Target, redaction.Clean] = {}
    for kind, uids in searching.own_rows(connection, person_uid).items():
        clean = partial(_without_reason if kind == "attendance_mark" else _only_kept, kind)
        rows |= {(kind, uid): clean for uid in uids}
    for target in what.mentions:
        if target[0] in JOURNALLED and target[0] != redaction.KIND and target not in rows:
            rows[target] = partial(_without, traces)
    gone = _scans(session, what.scans)
    for row in gone:
        rows[row.__tablename__, row.uid] = partial(_only_kept, row.__tablename__)
        rows[redaction.BLOB, row.sha256] = dict
    for uid in _settlements(session, {uid for _kind, uid in rows}):
        rows["settlement", uid] = partial(_only_kept, "settlement")
    redaction.redact(session, rows, reason)
    for row in gone:
        session.delete(row)
    return len(rows)


def _scans(session: Session, uids: Sequence[str]) -> list[AttachmentEntry]:
    """Return these attachments and all others with the same bytes."""
    chosen = [get(session, AttachmentEntry, uid).sha256 for uid in uids]
    return list(session.scalars(select(AttachmentEntry).where(AttachmentEntry.sha256.in_(chosen))))


def _settlements(session: Session, about: Collection[str], *, told: bool = False) -> list[str]:
    """Return what was decided about these rows: it holds what each laptop had written in them.

    With ``told`` only that which still says so.
    """
    found = session.execute(select(Settlement.uid, Settlement.row_uid, Settlement.title))
    return [uid for uid, row, title in found if row in about and not (told and title == ERASED)]


def _only_kept(kind: str, values: RawRow) -> RawRow:
    silent, kept = defaults(JOURNALLED[kind]), KEPT[kind]
    cleaned = {name: value if name in kept else silent[name] for name, value in values.items()}
    for name in ("name", "file_name", "title"):
        if name in cleaned:
            cleaned[name] = ERASED
    return cleaned


def _without_reason(_kind: str, values: RawRow) -> RawRow:
    return {**values, "reason": ""}


def _without(traces: Traces, values: RawRow) -> RawRow:
    return {
        name: traces.without(value) if isinstance(value, str) and not name.endswith("_uid") else value
        for name, value in values.items()
    }
