"""Lets files and folders of other laptops be dropped on the page, wherever on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget


class FilesDrop(QObject):
    """Takes folders and files that may be a laptop's, and leaves everything else to the page."""

    def __init__(self, page: QWidget, take: Callable[[list[Path]], object]) -> None:
        super().__init__(page)
        self._take = take
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, _page: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Say yes to what is dragged over the page, and take it when it falls."""
        if event.type() not in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            return False
        assert isinstance(event, QDropEvent)
        paths = dropped(event.mimeData())
        if not paths:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._take(paths)
        return True


def dropped(data: QMimeData) -> list[Path]:
    """Return the folders and the laptops' files that are dragged."""
    from rakor_desktop.services.collecting import is_one  # noqa: PLC0415 - not at start

    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if is_one(path.name) or path.is_dir()]
