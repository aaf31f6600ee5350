"""Below the matrix: how many were there, the men and the women among them, column by column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rakor_desktop.domain.attendance import Presence
from rakor_desktop.domain.event import SessionRow
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.session_rules import session_name
from rakor_desktop.ui import theme
from rakor_desktop.ui.attendance.head import sexes
from rakor_desktop.ui.attendance.matrix.view import MatrixView
from rakor_desktop.ui.attendance.people.lines import Line
from rakor_desktop.ui.theme import SPACE


@dataclass(frozen=True, slots=True)
class Total:
    """Who was there at one day or session, of the people shown."""

    held: SessionRow
    present: int
    sexes: str

    @property
    def words(self) -> str:
        """``38 hadir``."""
        return _("{n} hadir").format(n=self.present)


class MatrixTotals(QWidget):
    """Stands under the columns of a matrix and goes with them."""

    def __init__(self) -> None:
        super().__init__()
        self._view: MatrixView | None = None
        self.totals: Sequence[Total] = ()
        self.people = ""
        theme.set_font(self, "small")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def follow(self, view: MatrixView) -> None:
        """Count the people of this matrix from now on."""
        self._view = view
        view.painted.connect(self.update)
        view.header().sectionResized.connect(self.update)
        for signal in (view.table.modelReset, view.table.layoutChanged, view.table.dataChanged):
            signal.connect(self.count)
        self.count()

    def count(self) -> None:
        """Count anew."""
        if self._view is None:
            return
        lines = self._view.table.rows()
        came = _came(lines)
        self.totals = [
            Total(held, len(came[held.uid]), sexes(came[held.uid])) for held in self._view.readings.sessions
        ]
        shown, total = len(lines), self._view.table.total
        self.people = (
            _("{n} orang").format(n=total)
            if shown == total
            else _("{n} dari {total} orang tampil").format(n=shown, total=total)
        )
        told = [f"{session_name(one.held)}: {one.words}, {one.sexes}" for one in self.totals]
        self.setAccessibleName("; ".join((self.people, *told)))
        self.setToolTip("\n".join((self.people, *told)))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for two lines."""
        return QSize(0, 2 * QFontMetrics(self.font()).height() + 2 * SPACE)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Write each total under its column; the names' own part covers what is scrolled under it."""
        view = self._view
        if view is None:
            return
        painter, colours = QPainter(self), theme.current()
        painter.fillRect(self.rect(), colours.surface)
        edge = view.viewport().x()
        for total in self.totals:
            column = view.column_of(total.held.uid)
            if not view.isColumnHidden(column):
                left = edge + view.columnViewportPosition(column)
                self._write(painter, QRect(left, 0, view.columnWidth(column), self.height()), total)
        width = view.frozen_width()
        painter.fillRect(edge, 0, width, self.height(), colours.surface)
        painter.setPen(colours.muted)
        named = QRect(edge + SPACE, 0, width - 2 * SPACE, self.height())
        painter.drawText(named, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.people)
        painter.fillRect(0, 0, self.width(), 1, colours.edge)

    def _write(self, painter: QPainter, box: QRect, total: Total) -> None:
        colours, metrics = theme.current(), QFontMetrics(self.font())
        inner = box.adjusted(SPACE, SPACE, -SPACE // 2, -SPACE)
        for text, colour, strong in ((total.words, colours.text, True), (total.sexes, colours.muted, False)):
            painter.setFont(theme.font("small", strong=strong))
            painter.setPen(colour)
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(inner, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, shown)
            inner = inner.adjusted(0, metrics.height(), 0, 0)


def _came(lines: Sequence[Line]) -> dict[str, list[str]]:
    """Return the sexes of those who were there, by session."""
    came: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        for mark in line.person.marks:
            if mark.presence is Presence.PRESENT:
                came[mark.session_uid].append(line.person.sex)
    return came
