"""What is left of a killed program: which file it had open, until when, and the text not yet in the file.

For each open file a small diary is kept in the user's own folder and thrown away at a clean end. It is
written at the first key of a text, then once a second while something is pending, and every quarter of a
minute as a sign of life. So a kill costs at most the last second of typing; what the diary holds is offered,
not put back.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QLockFile, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from rakor_desktop import paths
from rakor_desktop.ui.context import AppContext

_SECOND = 1000
_SIGN_OF_LIFE = 15 * _SECOND


@dataclass(frozen=True, slots=True)
class Diary:
    """The last word of one run of the program; times are ISO in UTC, empty when nothing was saved."""

    file: str
    began: str
    seen: str
    saved_at: str = ""
    saved_what: str = ""
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Remains:
    """A diary whose program is gone, and where it lies."""

    path: Path
    diary: Diary

    def discard(self) -> None:
        """Throw the diary away, once the person has seen it."""
        self.path.unlink(missing_ok=True)


def folder() -> Path:
    """Return where the diaries are kept; made when missing."""
    made = paths.user_data() / "drafts"
    made.mkdir(parents=True, exist_ok=True)
    return made


def remains() -> list[Remains]:
    """Return what killed programs left behind, oldest first; one that still runs is passed over."""
    found = []
    for path in folder().glob("*.json"):
        lock = _lock(path)
        if not lock.tryLock(0):
            continue
        diary = _read(path)
        lock.unlock()
        if diary is None:
            path.unlink(missing_ok=True)
        else:
            found.append(Remains(path, diary))
    return sorted(found, key=lambda left: (left.diary.seen, left.path.name))


class Recorder(QObject):
    """Keeps the diary of one open file."""

    def __init__(self, app: AppContext) -> None:
        super().__init__(app)
        self._app = app
        self._path = folder() / f"{uuid4().hex}.json"
        self._lock = _lock(self._path)
        self._lock.lock()
        self._began = _now()
        self._saved = ("", "")
        self._fields: list[QWidget] = []
        self._typing = QTimer(self, interval=_SECOND)
        self._typing.timeout.connect(self.note)
        self._alive = QTimer(self, interval=_SIGN_OF_LIFE)
        self._alive.timeout.connect(self.note)
        app.autosave.pending.connect(self._on_pending)
        app.saved.connect(self._on_saved)
        self._alive.start()
        self.note()

    def note(self) -> None:
        """Write the diary now; a disk that refuses must not disturb the work itself."""
        self._collect()
        at, what = self._saved
        texts = tuple(self.pending_texts())
        diary = Diary(str(self._app.workspace.path), self._began, _now(), at, what, texts)
        fresh = self._path.with_suffix(".new")
        with contextlib.suppress(OSError):
            fresh.write_text(json.dumps(asdict(diary)), encoding="utf-8")
            fresh.replace(self._path)

    def pending_texts(self) -> Sequence[str]:
        """Return what is typed and not in the file, field by field."""
        self._collect()
        return [text for text in map(_text_of, self._fields) if text]

    def end(self, *, keep: bool = False) -> None:
        """End cleanly: nothing is left to recover, unless the diary is kept for a text that is not saved."""
        self._typing.stop()
        self._alive.stop()
        self.note()
        if not keep:
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)
        self._lock.unlock()

    def _on_pending(self, pending: bool) -> None:
        if pending:
            self._typing.start()
        else:
            self._typing.stop()
        self.note()

    def _on_saved(self, at: datetime) -> None:
        self._saved = (at.astimezone(UTC).isoformat(timespec="seconds"), self._app.undo_label or "")

    def _collect(self) -> None:
        if not self._app.autosave.is_pending:
            self._fields = []
            return
        field = QApplication.focusWidget()
        self._fields = [known for known in self._fields if isValid(known)]
        if field is not None and field not in self._fields and _text_of(field) is not None:
            self._fields.append(field)


def _text_of(field: QWidget) -> str | None:
    if isinstance(field, QLineEdit):
        return field.text() if field.isModified() else None
    if isinstance(field, QTextEdit | QPlainTextEdit):
        return field.toPlainText() if field.document().isModified() else None
    return None


def _lock(path: Path) -> QLockFile:
    lock = QLockFile(str(path.with_suffix(".lock")))
    # No age makes a lock stale: a program may well run for days. Only the death of its process does.
    lock.setStaleLockTime(0)
    return lock


def _read(path: Path) -> Diary | None:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return Diary(**{**found, "texts": tuple(map(str, found["texts"]))})
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
