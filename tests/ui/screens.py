"""Bringing a widget before a person's eyes, as tests that press keys need it."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

W = TypeVar("W", bound=QWidget)


def opened(qtbot: QtBot, widget: W, width: int = 0, height: int = 0) -> W:
    """Show a widget of the test's own, in this size if one is given, and wait until keys go to it."""
    qtbot.addWidget(widget)
    if width:
        widget.resize(width, height)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    return widget
