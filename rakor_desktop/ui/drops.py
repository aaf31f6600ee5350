"""Lets files be dropped on a page, wherever on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget


class FileDrop(QObject):
    """Takes what is wanted of the files that fall, and leaves everything else to the page."""

    def __init__(
        self,
        page: QWidget,
        wanted: Callable[[list[Path]], Sequence[Path]],
        take: Callable[[Sequence[Path]], object],
    ) -> None:
        super().__init__(page)
        self._wanted = wanted
        self._take = take
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, _page: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Say yes to what is wanted while it is dragged over the page, and take it when it falls."""
        if event.type() not in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            return False
        assert isinstance(event, QDropEvent)
        paths = self._wanted(files_in(event.mimeData()))
        if not paths:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._take(paths)
        return True


def files_in(data: QMimeData) -> list[Path]:
    """Return the files and folders of this laptop that are dragged or were copied."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
