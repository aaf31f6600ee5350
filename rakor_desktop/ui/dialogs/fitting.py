"""How large a dialog begins: as wide as so many letters, and as high as its wrapped text then needs."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QDialog, QLayout

from rakor_desktop.ui import theme


def fit(dialog: QDialog, layout: QLayout, letters: int, lines: int = 0) -> None:
    """Lay out a dialog that is ``letters`` wide and at least ``lines`` high in the text size of now.

    Qt sizes a window before it knows how often its text must wrap, and then cuts the last lines off.
    """
    dialog.setLayout(layout)
    metrics = QFontMetrics(theme.font("body"))
    width = max(letters * metrics.averageCharWidth(), layout.minimumSize().width())
    needed = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()
    dialog.setMinimumSize(width, min(needed, _room(dialog)))
    dialog.resize(width, min(max(needed, lines * metrics.lineSpacing()), _room(dialog)))


def _room(dialog: QDialog) -> int:
    return int(dialog.screen().availableSize().height() * 0.9)
