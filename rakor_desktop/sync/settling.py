"""Settles a conflict: whoever writes again, having seen every side, has the word."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from rakor_desktop.domain.errors import NotFoundError, RakorError
from rakor_desktop.domain.history import Value
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.ids import new_uid
from rakor_desktop.store.journal.links import referring
from rakor_desktop.store.journal.projection import raw
from rakor_desktop.store.journal.recorder import affirm, coders
from rakor_desktop.store.schema import JOURNALLED, Note, Row
from rakor_desktop.sync.values import checks


def choose(session: Session, table: str, row: str, field: str, value: Value) -> None:
    """Write this value into a field that several laptops wrote, be it the shown one or a third."""
    standing = _row(session, table, row)
    check = checks(table).get(field)
    if check is None or not check(value):
        raise RakorError(_("Nilai ini tidak dapat disimpan di isian itu; pilih atau tulis yang lain."))
    setattr(standing, field, coders(type(standing))[field][1](value))
    affirm(session, standing, field)


def keep(session: Session, table: str, row: str) -> None:
    """Let a row stand that another laptop deleted."""
    affirm(session, _row(session, table, row))


def remove(session: Session, table: str, row: str) -> None:
    """Let the deletion stand; refused while other rows use this one."""
    standing = _row(session, table, row)
    for child, field in referring(table):
        rows = raw(child)
        used = session.connection().scalar(select(func.count()).select_from(rows).where(rows.c[field] == row))
        if used:
            raise RakorError(
                _(
                    "Data ini masih dipakai oleh {n} data lain; hapus atau ubah dahulu yang memakainya."
                ).format(n=used)
            )
    session.delete(standing)


def keep_both(session: Session, row: str, field: str, other: Value, number: str) -> str:
    """Keep the shown text of a note and put the other one into a note of its own; return its key."""
    shown = _row(session, "note", row)
    if field not in {"statement", "response", "follow_up"}:
        raise RakorError(_("Hanya kalimat catatan notula yang dapat disimpan kedua-duanya."))
    names = [name for name in coders(Note) if name != "uid"]
    copy = Note(uid=new_uid(), **{name: getattr(shown, name) for name in names})
    copy.number = number
    # What was promised is promised once, by the note that is there already.
    copy.follow_up, copy.responsible, copy.deadline = "", "", None
    setattr(copy, field, other)
    session.add(copy)
    affirm(session, shown, field)
    return copy.uid


def _row(session: Session, table: str, row: str) -> Row:
    model = JOURNALLED.get(table)
    found = session.get(model, row) if model is not None else None
    if found is None:
        raise NotFoundError(_("Data ini sudah tidak ada; mungkin baru saja dihapus."))
    return found
