"""What somebody took on, by when."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.ids import new_uid
from rakor_desktop.domain.minutes import FollowUpRow
from rakor_desktop.domain.verbs import verb
from rakor_desktop.services.rows import change, copied, get, next_number, number_order, remove_numbered
from rakor_desktop.store.schema import Event, FollowUp, RegionEntry

EDITABLE = frozenset(FollowUpRow.__dataclass_fields__) - {"uid", "event_uid", "number", "region"}


def follow_ups(session: Session, event_uid: str) -> list[FollowUpRow]:
    """Return the follow-ups of an event by number."""
    found = session.execute(
        select(FollowUp, RegionEntry.name)
        .outerjoin(RegionEntry, RegionEntry.uid == FollowUp.region_uid)
        .where(FollowUp.event_uid == event_uid)
    )
    rows = [copied(FollowUpRow, row, region=region or "") for row, region in found]
    return sorted(rows, key=lambda row: (number_order(row.number), row.uid))


@verb(N_("Menambah tindak lanjut"))
def add(session: Session, /, event_uid: str, action: str, **more: Any) -> str:
    """Add a follow-up and return its uid."""
    get(session, Event, event_uid)
    row = FollowUp(uid=new_uid(), event_uid=event_uid, number=next_number(session, FollowUp))
    _change(row, {"action": action, **more})
    session.add(row)
    return row.uid


@verb(N_("Mengubah tindak lanjut"))
def edit(session: Session, /, uid: str, **changes: Any) -> None:
    """Change fields of a follow-up."""
    _change(get(session, FollowUp, uid), changes)


@verb(N_("Menghapus tindak lanjut"))
def remove(session: Session, *uids: str) -> None:
    """Delete follow-ups."""
    for uid in uids:
        remove_numbered(session, get(session, FollowUp, uid))


def _change(row: FollowUp, changes: dict[str, Any]) -> None:
    change(row, changes, EDITABLE)
    if not row.action:
        raise RakorError(_("Uraian tindak lanjut wajib diisi."))
