"""Lets a table be dropped on a page, wherever on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget


class TableDrop(QObject):
    """Takes files that may be tables and leaves everything else to the page."""

    def __init__(self, page: QWidget, read: Callable[[Path], object]) -> None:
        super().__init__(page)
        self._read = read
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, _page: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Say yes to a table that is dragged over the page, and read it when it falls."""
        if event.type() not in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            return False
        assert isinstance(event, QDropEvent)
        path = dropped_file(event.mimeData())
        if path is None or not _may_be_a_table(path):
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._read(path)
        return True


def dropped_file(data: QMimeData) -> Path | None:
    """Return the first file that is dragged or was copied."""
    files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return Path(files[0]) if files else None


def _may_be_a_table(path: Path) -> bool:
    from rakor_desktop.exchange.reading import PATTERNS  # noqa: PLC0415 - not at start

    return any(Path(path.name.casefold()).match(pattern) for pattern in PATTERNS)
