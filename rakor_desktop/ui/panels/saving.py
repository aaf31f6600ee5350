"""How a table hands over what was typed, pasted or filled: as one action."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from rakor_desktop.services import cells
from rakor_desktop.ui.context import AppContext

Changes = Mapping[str, Mapping[str, Any]]


def saving(app: AppContext, edit: Callable[..., None]) -> Callable[[Changes], str | None]:
    """Return what writes ``{uid: {field: value}}`` with a noun's ``edit``; it returns a refusal or None."""

    def save(changes: Changes) -> str | None:
        if len(changes) == 1:
            uid, fields = next(iter(changes.items()))
            return app.attempt(edit, uid, **fields).refusal
        return app.attempt(cells.write, edit, changes).refusal

    return save
