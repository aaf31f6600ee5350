"""The notes and their places on screen: rows of several lines that can be read at a glance."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QStyle, QStyledItemDelegate

from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.ui import icons, theme
from rakor_desktop.ui.chips import chip_width, paint_chip
from rakor_desktop.ui.panels.note_lines import NoteLine, Place
from rakor_desktop.ui.table import Column, RowTable
from rakor_desktop.ui.table.rows_view import RowsView
from rakor_desktop.ui.theme import SPACE, State

Index = QModelIndex | QPersistentModelIndex

NOTE_COLUMNS: tuple[Column[NoteLine], ...] = (Column(N_("Catatan"), lambda line: line.words, stretch=True),)
PLACE_COLUMNS: tuple[Column[Place], ...] = (
    Column(
        N_("Mata acara"),
        lambda place: f"{place.title}, {place.detail}, {place.count}",
        stretch=True,
        tip=lambda place: place.title,
    ),
)
_LINES = 4
_PAD = 6
_EDGE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_MOST = 400
"""Letters of a statement that are laid out; more never fit the lines shown."""


def _line_height() -> int:
    return QFontMetrics(theme.font("body")).height() + 1


class _TallRows(QStyledItemDelegate):
    """Paints ground and ring; what stands on it is up to the subclass."""

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        """Draw one row."""
        model = index.model()
        assert isinstance(model, RowTable)
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        colours = theme.current()
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(box, colours.select if selected else colours.surface)
        painter.fillRect(box.x(), box.bottom(), box.width(), 1, colours.line)
        if selected:
            painter.fillRect(box.x(), box.y(), 3, box.height(), colours.accent)
        self.paint_row(painter, box.adjusted(12, _PAD, -SPACE, -_PAD), model.row(index))
        painter.restore()

    def paint_row(self, painter: QPainter, box: QRect, row: object) -> None:
        """Draw what the row says."""
        raise NotImplementedError


class NoteDelegate(_TallRows):
    """Who spoke; two or three lines of what was said; the answer and what came of it."""

    show_place = False
    """Whether each row says to which agenda item it belongs."""

    def paint_row(self, painter: QPainter, box: QRect, row: object) -> None:
        """Draw a note."""
        assert isinstance(row, NoteLine)
        high = _line_height()
        self._paint_head(painter, QRect(box.x(), box.y(), box.width(), high), row)
        made = self._paint_foot(painter, QRect(box.x(), box.bottom() + 1 - high, box.width(), high), row)
        room = box.adjusted(0, high, 0, -high if made else 0)
        if row.statement:
            painter.setPen(theme.current().text)
            _paint_words(painter, room, row.statement, high)
        else:
            painter.setPen(theme.current().muted)
            painter.setFont(theme.font("body"))
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft, _("Belum ada isinya"))

    def _paint_head(self, painter: QPainter, box: QRect, row: NoteLine) -> None:
        colours, note = theme.current(), row.note
        left = _put(painter, box, note.number, theme.font("small"), colours.muted)
        box = box.adjusted(left + SPACE if left else 0, 0, 0, 0)
        if self.show_place and note.agenda_title:
            shown = box.adjusted(box.width() * 3 // 5, 0, 0, 0)
            painter.setFont(theme.font("small"))
            painter.setPen(colours.muted)
            title = painter.fontMetrics().elidedText(
                note.agenda_title, Qt.TextElideMode.ElideRight, shown.width()
            )
            painter.drawText(shown, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, title)
            box.setRight(shown.left() - SPACE)
        speaker = note.speaker or _("Tanpa nama")
        used = _put(painter, box, speaker, theme.font("body", strong=True), colours.text)
        if note.region:
            rest = box.adjusted(used, 0, 0, 0)
            _put(painter, rest, f" · {_short(note.region)}", theme.font("body"), colours.muted)

    def _paint_foot(self, painter: QPainter, box: QRect, row: NoteLine) -> bool:
        """Draw the answer at the left and chips at the right; tell whether there was anything to draw."""
        for state, word in reversed(_chips(row)):
            width = chip_width(word)
            paint_chip(painter, QRect(box.right() + 1 - width, box.y(), width, box.height()), state, word)
            box.setRight(box.right() - width - 4)
        if row.note.response:
            words = f"↳ {' '.join(row.note.response[:_MOST].split())}"
            _put(painter, box, words, theme.font("body"), theme.current().muted)
        return bool(row.note.response or _chips(row))


class PlaceDelegate(_TallRows):
    """The title, the time below it, and how many notes there are."""

    def paint_row(self, painter: QPainter, box: QRect, row: object) -> None:
        """Draw a place."""
        assert isinstance(row, Place)
        colours, high = theme.current(), _line_height()
        painter.setFont(theme.font("body", strong=bool(row.count)))
        painter.setPen(colours.text if row.count else colours.muted)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(row.count))
        box = box.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance("000") - SPACE, 0)
        upper = QRect(box.x(), box.y(), box.width(), high)
        lower = QRect(box.x(), box.bottom() + 1 - high, box.width(), high)
        if row.running:
            icons.paint(painter, "circle-play", colours.info, QRect(upper.x(), upper.y(), 14, high))
            upper.setLeft(upper.left() + 20)
        _put(painter, upper, row.title, theme.font("body", strong=row.running), colours.text)
        _put(painter, lower, row.detail, theme.font("small"), colours.info if row.running else colours.muted)


class NoteList(RowsView[NoteLine]):
    """The notes of one place in the order they were said."""

    def __init__(self, table: RowTable[NoteLine]) -> None:
        super().__init__(table, name=_("Catatan"), sortable=False)
        self.delegate = NoteDelegate(self)
        self.setItemDelegate(self.delegate)
        _bare(self)

    def clear_current(self) -> None:
        """Select no note: a new one is being written."""
        self.setCurrentIndex(QModelIndex())
        self.clearSelection()

    def _dress(self) -> None:
        super()._dress()
        self.verticalHeader().setDefaultSectionSize(_LINES * _line_height() + 2 * _PAD + 1)


class PlaceList(RowsView[Place]):
    """The places notes can be in."""

    def __init__(self, table: RowTable[Place]) -> None:
        super().__init__(table, name=_("Mata acara"), sortable=False)
        self.setItemDelegate(PlaceDelegate(self))
        _bare(self)

    def _dress(self) -> None:
        super()._dress()
        self.verticalHeader().setDefaultSectionSize(2 * _line_height() + 2 * _PAD + 1)


def _bare(view: RowsView[NoteLine] | RowsView[Place]) -> None:
    # A hidden header would no longer hear how wide the list is.
    view.horizontalHeader().setMaximumHeight(0)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setSelectionMode(RowsView.SelectionMode.ExtendedSelection)


def _short(region: str) -> str:
    return region.replace("Kabupaten ", "Kab. ", 1)


def _chips(row: NoteLine) -> list[tuple[State, str]]:
    chips = []
    if row.issue is not None:
        chips.append((State.WARN, _("Permasalahan")))
    if row.follow_up is not None or row.note.follow_up:
        chips.append((State.INFO if row.follow_up else State.IDLE, _("Tindak lanjut")))
    return chips


def _put(painter: QPainter, box: QRect, text: str, font: QFont, colour: QColor) -> int:
    """Draw one line, shortened to its box; return how wide it became."""
    painter.setFont(font)
    painter.setPen(colour)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(0, box.width()))
    painter.drawText(box, _EDGE, shown)
    return painter.fontMetrics().horizontalAdvance(shown)


def _paint_words(painter: QPainter, box: QRect, text: str, high: int) -> None:
    """Draw as many lines of running text as the box is high; the last one shows that there is more."""
    words = " ".join(text[:_MOST].split())
    layout = QTextLayout(words, theme.font("body"))
    layout.setTextOption(QTextOption())
    painter.setFont(theme.font("body"))
    lines = max(1, box.height() // high)
    layout.beginLayout()
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(box.width())
        start = line.textStart()
        spot = QRect(box.x(), box.y() + number * high, box.width(), high)
        rest = words[start : start + line.textLength()] if number < lines - 1 else words[start:]
        painter.drawText(
            spot, _EDGE, painter.fontMetrics().elidedText(rest, Qt.TextElideMode.ElideRight, spot.width())
        )
    layout.endLayout()
