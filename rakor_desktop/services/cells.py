"""What one keystroke in a table does to several rows: a paste, a fill, an emptying."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy.orm import Session

from rakor_desktop.domain.i18n import N_
from rakor_desktop.domain.verbs import verb


@verb(N_("Mengubah beberapa sel"))
def write(session: Session, edit: Callable[..., None], changes: Mapping[str, Mapping[str, Any]]) -> None:
    """Change these rows, ``{uid: {field: value}}``, with the ``edit`` of their noun: all of them or none."""
    for uid, fields in changes.items():
        edit(session, uid, **fields)
