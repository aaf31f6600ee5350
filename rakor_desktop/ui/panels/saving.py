"""How a table hands over what was typed, pasted or filled: as one action."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from rakor_desktop.services import cells
from rakor_desktop.ui.context import AppContext

Changes = Mapping[str, Mapping[str, Any]]


class Saving:
    """Writes ``{uid: {field: value}}`` with a noun's ``edit``; calling it returns a refusal or None."""

    def __init__(self, app: AppContext, edit: Callable[..., None]) -> None:
        self._app = app
        self._edit = edit

    def __call__(self, changes: Changes) -> str | None:
        """Save all of the changes as one action, or return why none was saved."""
        if len(changes) == 1:
            uid, fields = next(iter(changes.items()))
            return self._app.attempt(self._edit, uid, **fields).refusal
        return self._app.attempt(cells.write, self._edit, changes).refusal

    def refusals(self, changes: Changes) -> Mapping[str, Mapping[str, str]]:
        """Return which of the changes are refused, ``{uid: {field: sentence}}``; nothing is saved."""
        if self._app.workspace.read_only:
            return {}
        return self._app.ask(cells.refusals, self._edit, changes)


def saving(app: AppContext, edit: Callable[..., None]) -> Saving:
    """Return what writes the changes of a table with a noun's ``edit``."""
    return Saving(app, edit)
