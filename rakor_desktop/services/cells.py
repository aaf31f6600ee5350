"""What one keystroke in a table does to several rows: a paste, a fill, an emptying."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy.orm import Session

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import N_
from rakor_desktop.domain.verbs import verb

Edit = Callable[..., None]
Changes = Mapping[str, Mapping[str, Any]]


@verb(N_("Mengubah beberapa sel"))
def write(session: Session, edit: Edit, changes: Changes) -> None:
    """Change these rows, ``{uid: {field: value}}``, with the ``edit`` of their noun: all of them or none."""
    for uid, fields in changes.items():
        edit(session, uid, **fields)


def refusals(session: Session, edit: Edit, changes: Changes) -> dict[str, dict[str, str]]:
    """Return which of these changes ``write`` would refuse, and why: ``{uid: {field: sentence}}``.

    Every row is tried after those before it, as ``write`` does it, and a refused row field by field. To be
    asked, never to be acted: what was tried is forgotten.
    """
    found = {}
    for uid, fields in changes.items():
        if _tried(session, edit, uid, fields) is None:
            continue
        apart = {name: _tried(session, edit, uid, {name: value}) for name, value in fields.items()}
        refused = {name: sentence for name, sentence in apart.items() if sentence is not None}
        if refused:
            found[uid] = refused
    return found


def _tried(session: Session, edit: Edit, uid: str, fields: Mapping[str, Any]) -> str | None:
    """Try one row; when it is refused, everything is as it was before."""
    try:
        with session.begin_nested():
            edit(session, uid, **fields)
    except RakorError as refusal:
        return str(refusal)
    return None
