"""Text with its differences from another: what is only here underlined, what is only there struck through."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from rakor_desktop.domain.word_diff import Part, Piece
from rakor_desktop.ui import theme

_LONG_WORD = re.compile(r"\S{40,}")
_ROOM = 20
_BREAK = "\u200b"


class DiffLabel(QLabel):
    """Shows pieces of text; colour never says it alone."""

    def __init__(self, pieces: Sequence[Piece] = ()) -> None:
        super().__init__()
        self._pieces: Sequence[Piece] = ()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        theme.set_font(self)
        self.show_pieces(pieces)

    @property
    def said(self) -> str:
        """The text as it is written here, without what is struck through."""
        return "".join(piece.text for piece in self._pieces if piece.part is not Part.REMOVED)

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show another text."""
        self._pieces = pieces
        self._draw()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Take the colours of another palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        html = "".join(_drawn(self._pieces))
        if html != self.property("drawn"):
            self.setProperty("drawn", html)
            self.setText(f'<span style="white-space: pre-wrap">{html}</span>')
            self.setAccessibleName(self.said)


def _drawn(pieces: Sequence[Piece]) -> Iterator[str]:
    """Yield the pieces, with a blank between two words of which one took the place of the other."""
    before = ""
    for piece in pieces:
        if piece.part is Part.ADDED and before and not (before[-1:] + piece.text[:1]).count(" "):
            yield " "
        yield _html(piece)
        before = piece.text if piece.part is Part.REMOVED else ""


def _html(piece: Piece) -> str:
    text = _LONG_WORD.sub(_breakable, piece.text)
    shown = escape(text).replace("\n", "<br>")
    colours = theme.current()
    if piece.part is Part.ADDED:
        style = f"color: {colours.ok.name()}; background-color: {colours.ok_soft.name()}"
        return f'<u style="{style}">{shown}</u>'
    if piece.part is Part.REMOVED:
        style = f"color: {colours.bad.name()}; background-color: {colours.bad_soft.name()}"
        return f'<s style="{style}">{shown}</s>'
    return shown


def _breakable(match: re.Match[str]) -> str:
    """Let a word without end break, else it would push the others out of the window."""
    word = match[0]
    return _BREAK.join(word[at : at + _ROOM] for at in range(0, len(word), _ROOM))
