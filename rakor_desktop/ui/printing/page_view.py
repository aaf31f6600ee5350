"""The pages of a paper below each other, as large as the person wants them."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from rakor_desktop.domain.i18n import _
from rakor_desktop.ui import theme
from rakor_desktop.ui.printing.pages import POINTS, Shown
from rakor_desktop.ui.theme import SPACE

_GAP = 2 * SPACE
_STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
_SHADOW = 60


class PageView(QAbstractScrollArea):
    """Shows pages in a column; the keys scroll, Ctrl and the wheel zoom."""

    page_shown = Signal(int)
    """Another page, counted from 1, stands in the middle of the view."""
    zoomed = Signal(float)
    """The pages are shown at another size; 1.0 is as large as on paper."""

    def __init__(self, pages: Shown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = pages
        self._zoom = 1.0
        self._fits = True
        self._widest = max(size.width() for size in pages.sizes)
        self._heights = list(accumulate((size.height() for size in pages.sizes), initial=0.0))
        self.page = 1
        self.setAccessibleName(_("Halaman naskah"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    @property
    def zoom(self) -> float:
        """How large the pages are shown; 1.0 is as large as on paper."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Show the pages at this size, with the same page in the middle."""
        self._fits = False
        self._take_zoom(max(_STEPS[0], min(zoom, _STEPS[-1])))

    def fit_width(self) -> None:
        """Show the widest page as wide as the view, now and when the view changes."""
        self._fits = True
        room = self.viewport().width() - 2 * _GAP
        self._take_zoom(max(_STEPS[0], min(room / (self._widest * self._dots), _STEPS[-1])))

    def closer(self) -> None:
        """Zoom in by one step."""
        self.set_zoom(next((step for step in _STEPS if step > self._zoom + 0.01), _STEPS[-1]))

    def farther(self) -> None:
        """Zoom out by one step."""
        self.set_zoom(next((step for step in reversed(_STEPS) if step < self._zoom - 0.01), _STEPS[0]))

    def go(self, page: int) -> None:
        """Bring the head of a page to the top of the view."""
        page = max(1, min(page, len(self._pages)))
        self.verticalScrollBar().setValue(round(self._top(page)) - _GAP)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the pages that are in view."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.current().window)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number in range(self._page_at(0), self._page_at(self.viewport().height()) + 1):
            self._paint(painter, number)

    def _paint(self, painter: QPainter, number: int) -> None:
        box, ratio = self._box(number), self.viewport().devicePixelRatioF()
        painter.fillRect(box.translated(2, 3), QColor(0, 0, 0, _SHADOW))
        image = self._pages.picture(number, self._scale * ratio)
        drawn = image.size().toSizeF() / ratio
        # Stretched by a part of a dot, letters would blur.
        nearly = abs(drawn.width() - box.width()) < 1 and abs(drawn.height() - box.height()) < 1
        place = QRectF(QPointF(round(box.x()), round(box.y())), drawn if nearly else box.size())
        if image.isNull():
            painter.fillRect(place, Qt.GlobalColor.white)
        else:
            painter.drawImage(place, image)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit anew while the width is to be fitted."""
        super().resizeEvent(event)
        if self._fits:
            self.fit_width()
        self._measure()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.closer if event.angleDelta().y() > 0 else self.farther)()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go by pages and to the ends."""
        goes = {
            Qt.Key.Key_PageDown: self.page + 1,
            Qt.Key.Key_PageUp: self.page - 1,
            Qt.Key.Key_Home: 1,
            Qt.Key.Key_End: len(self._pages),
        }
        if event.key() in goes:
            self.go(goes[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the palette."""
        super().changeEvent(event)
        self.viewport().update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for most of a page."""
        return QSize(760, 620)

    @property
    def _dots(self) -> float:
        return self.logicalDpiX() / POINTS

    @property
    def _scale(self) -> float:
        return self._zoom * self._dots

    def _top(self, page: int) -> float:
        """Return where a page begins; one behind the last is the end of them all."""
        return self._heights[page - 1] * self._scale + page * _GAP

    def _page_at(self, y: float) -> int:
        """Return the page at a height of the view, or the one below the gap that is there."""
        sought = y + self.verticalScrollBar().value()
        above = bisect_right(range(1, len(self._pages)), sought, key=lambda page: self._top(page + 1) - _GAP)
        return above + 1

    def _box(self, page: int) -> QRectF:
        size = self._pages.sizes[page - 1]
        width, height = size.width() * self._scale, size.height() * self._scale
        left = max((self.viewport().width() - width) / 2, _GAP) - self.horizontalScrollBar().value()
        return QRectF(left, self._top(page) - self.verticalScrollBar().value(), width, height)

    def _take_zoom(self, zoom: float) -> None:
        page = self.page
        if zoom != self._zoom:
            self._zoom = zoom
            self._measure()
            self.go(page)
            self.zoomed.emit(zoom)
        self.viewport().update()

    def _measure(self) -> None:
        view = self.viewport().size()
        height = self._top(len(self._pages) + 1)
        width = self._widest * self._scale + 2 * _GAP
        for bar, whole, part in (
            (self.verticalScrollBar(), height, view.height()),
            (self.horizontalScrollBar(), width, view.width()),
        ):
            bar.setRange(0, max(0, round(whole) - part))
            bar.setPageStep(part)
            bar.setSingleStep(4 * SPACE)

    def _tell_page(self) -> None:
        page = self._page_at(self.viewport().height() / 2)
        self.viewport().update()
        if page != self.page:
            self.page = page
            self.page_shown.emit(page)
