"""What laptops disagree about, told to people; and what was decided about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from rakor_desktop.domain.disputes import (
    Address,
    Dispute,
    SettledError,
    Side,
    address_of,
)
from rakor_desktop.domain.errors import AmbiguousError, NotFoundError
from rakor_desktop.domain.field_names import field_name
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.meeting_parts import MeetingPart, part_of
from rakor_desktop.domain.merging import Conflict, ConflictKind
from rakor_desktop.domain.quote import quoted
from rakor_desktop.domain.settlements import SettlementRow, unpacked
from rakor_desktop.services.disputes_values import is_writable
from rakor_desktop.services.disputes_words import Words
from rakor_desktop.store.schema import Settlement
from rakor_desktop.sync.conflicts import conflicts

_ORDER = {part: place for place, part in enumerate(MeetingPart)}


def disputes(session: Session) -> list[Dispute]:
    """Return every open disagreement, by the part of the meeting it belongs to."""
    return told(session, conflicts(session))


def told(
    session: Session, found: Sequence[Conflict], titles: Mapping[tuple[str, str], str] | None = None
) -> list[Dispute]:
    """Return these conflicts in words; ``titles`` name rows, by table and uid, that this file has not got."""
    words = Words(session, found)
    return sorted(
        (_told(one, words, titles or {}) for one in found),
        key=lambda one: (_ORDER[one.part], one.title, one.field_name, one.at.row, one.at.kind, one.at.field),
    )


def dispute(session: Session, at: Address) -> Dispute:
    """Return one open disagreement, or refuse because it was settled meanwhile."""
    found = conflict(session, at)
    return _told(found, Words(session, [found]), {})


def conflict(session: Session, at: Address) -> Conflict:
    """Return one open conflict as the journal has it, or refuse because it was settled meanwhile."""
    found = next((one for one in conflicts(session, [at.row]) if address_of(one) == at), None)
    if found is None:
        raise SettledError(_("Perbedaan ini sudah diselesaikan atau berubah; lihat daftarnya sekali lagi."))
    return found


def find(session: Session, key: str) -> Dispute:
    """Return the open disagreement with this key of six letters."""
    wanted = "".join(key.split()).upper()
    found = [one for one in disputes(session) if one.key == wanted]
    if not found:
        raise NotFoundError(
            _("Tidak ada perbedaan {key} yang belum diputuskan; lihat “rakor conflicts”.").format(
                key=quoted(key)
            )
        )
    if len(found) > 1:
        raise AmbiguousError(
            _("{key} bisa berarti beberapa perbedaan; putuskan di jendela program.").format(key=quoted(key))
        )
    return found[0]


def settlements(session: Session) -> list[SettlementRow]:
    """Return what was decided, the newest first."""
    rows = session.scalars(select(Settlement)).all()
    found = [
        SettlementRow(
            row.uid,
            row.conflict,
            row.table_name,
            row.row_uid,
            row.field,
            row.title,
            tuple(unpacked(row.sides)),
            row.choice,
            row.chosen,
            row.reason,
            row.decided_at,
            row.decided_by,
            row.laptop,
        )
        for row in rows
    ]
    return sorted(found, key=lambda row: (-row.decided_at.timestamp(), row.title, row.uid))


def _told(found: Conflict, words: Words, titles: Mapping[tuple[str, str], str]) -> Dispute:
    title = titles.get((found.table, found.row)) or words.title(found.table, found.row)
    sides = [
        Side(
            words.said(found, one),
            one.value,
            one.deletes,
            one.actor or _("tanpa nama"),
            one.laptop,
            one.at,
            words.when(one.at),
            one.branch,
            one.seq,
        )
        for one in found.versions
    ]
    is_field = found.kind is ConflictKind.FIELD
    return Dispute(
        address_of(found),
        part_of(found.table),
        title,
        field_name(found.table, found.field) if is_field else "",
        tuple(sides),
        writable=is_field and is_writable(found.table, found.field),
        used_by=tuple(words.users(found)) if found.kind is ConflictKind.PARENT else (),
    )
