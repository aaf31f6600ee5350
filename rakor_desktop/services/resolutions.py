"""What the meeting concluded and agreed, sentence by sentence."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.ids import new_uid
from rakor_desktop.domain.minutes import ResolutionKind, ResolutionRow, usual_sections
from rakor_desktop.domain.verbs import verb
from rakor_desktop.services.rows import change, copied, get, next_position
from rakor_desktop.store.schema import Event, Resolution

EDITABLE = frozenset({"kind", "text", "section"})


def resolutions(session: Session, event_uid: str, kind: ResolutionKind | None = None) -> list[ResolutionRow]:
    """Return the sentences of an event: conclusions before agreements, each section together."""
    query = select(Resolution).where(Resolution.event_uid == event_uid)
    if kind is not None:
        query = query.where(Resolution.kind == kind)
    rows = sorted(
        (copied(ResolutionRow, row) for row in session.scalars(query)), key=lambda r: (r.position, r.uid)
    )
    kinds = list(ResolutionKind)
    first = {(row.kind, row.section): at for at, row in reversed(list(enumerate(rows)))}
    return sorted(rows, key=lambda row: (kinds.index(row.kind), first[row.kind, row.section]))


def sections(session: Session, event_uid: str) -> list[str]:
    """Return the section headings to suggest: the usual four of a Rumusan, then others already in use."""
    held = get(session, Event, event_uid)
    used = [row.section for row in resolutions(session, event_uid) if row.section]
    return list(dict.fromkeys((*usual_sections(held.year_current, held.year_plan), *used)))


@verb(N_("Menambah rumusan atau kesepakatan"))
def add(session: Session, event_uid: str, kind: ResolutionKind, text: str, section: str = "") -> str:
    """Add a sentence after the last of its kind and return its uid."""
    get(session, Event, event_uid)
    row = Resolution(uid=new_uid(), event_uid=event_uid, kind=kind)
    row.position = next_position(
        session, Resolution.position, Resolution.event_uid == event_uid, Resolution.kind == kind
    )
    _change(row, {"text": text, "section": section})
    session.add(row)
    return row.uid


@verb(N_("Mengubah rumusan atau kesepakatan"))
def edit(session: Session, /, uid: str, **changes: Any) -> None:
    """Change the sentence, its section or its kind."""
    _change(get(session, Resolution, uid), changes)


@verb(N_("Menghapus rumusan atau kesepakatan"))
def remove(session: Session, *uids: str) -> None:
    """Delete sentences."""
    for uid in uids:
        session.delete(get(session, Resolution, uid))


@verb(N_("Memindahkan rumusan atau kesepakatan"))
def move(session: Session, uid: str, position: int) -> None:
    """Put a sentence at this place (from 1) among those of its kind and section."""
    moved = get(session, Resolution, uid)
    rows = {row.uid: row for row in session.scalars(select(Resolution).where(*_beside(moved)))}
    shown = resolutions(session, moved.event_uid, moved.kind)
    together = [row.uid for row in shown if row.section == moved.section and row.uid != uid]
    together.insert(max(position, 1) - 1, uid)
    turn = iter(together)
    order = [next(turn) if row.section == moved.section else row.uid for row in shown]
    for place, one in enumerate(order, start=1):
        rows[one].position = place


def _beside(row: Resolution) -> tuple[Any, ...]:
    return (Resolution.event_uid == row.event_uid, Resolution.kind == row.kind)


def _change(row: Resolution, changes: dict[str, Any]) -> None:
    change(row, changes, EDITABLE)
    if not row.text:
        raise RakorError(_("Kalimat rumusan atau kesepakatan wajib diisi."))
