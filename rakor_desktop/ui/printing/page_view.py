"""The pages of a paper below each other, as large as the person wants them."""

from __future__ import annotations

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
        widest = max(size.width() for size in self._pages.sizes)
        room = self.viewport().width() - 2 * _GAP
        self._take_zoom(max(_STEPS[0], min(room / (widest * self._dots), _STEPS[-1])))

    def closer(self) -> None:
        """Zoom in by one step."""
        self.set_zoom(next((step for step in _STEPS if step > self._zoom + 0.01), _STEPS[-1]))

    def farther(self) -> None:
        """Zoom out by one step."""
        self.set_zoom(next((step for step in reversed(_STEPS) if step < self._zoom - 0.01), _STEPS[0]))

    def go(self, page: int) -> None:
        """Bring the head of a page to the top of the view."""
        page = max(1, min(page, len(self._pages)))
        self.verticalScrollBar().setValue(round(self._tops()[page - 1]) - _GAP)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the pages that are in view."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.current().window)
        ratio = self.viewport().devicePixelRatioF()
        for number, box in enumerate(self._boxes(), start=1):
            if box.bottom() < 0 or box.top() > self.viewport().height():
                continue
            painter.fillRect(box.translated(2, 3), QColor(0, 0, 0, _SHADOW))
            image = self._pages.picture(number, self._scale * ratio)
            image.setDevicePixelRatio(ratio)
            painter.drawImage(QPointF(round(box.x()), round(box.y())), image)

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

    def _tops(self) -> list[float]:
        heights = [size.height() * self._scale + _GAP for size in self._pages.sizes]
        return list(accumulate(heights, initial=float(_GAP)))

    def _boxes(self) -> list[QRectF]:
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        boxes = []
        for size, top in zip(self._pages.sizes, self._tops(), strict=False):
            width, height = size.width() * self._scale, size.height() * self._scale
            left = max((self.viewport().width() - width) / 2, _GAP)
            boxes.append(QRectF(left - across, top - down, width, height))
        return boxes

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
        height = self._tops()[-1]
        width = max(size.width() for size in self._pages.sizes) * self._scale + 2 * _GAP
        for bar, whole, part in (
            (self.verticalScrollBar(), height, view.height()),
            (self.horizontalScrollBar(), width, view.width()),
        ):
            bar.setRange(0, max(0, round(whole) - part))
            bar.setPageStep(part)
            bar.setSingleStep(4 * SPACE)

    def _tell_page(self) -> None:
        middle = self.viewport().height() / 2
        page = next(
            (number for number, box in enumerate(self._boxes(), start=1) if box.bottom() + _GAP > middle),
            len(self._pages),
        )
        self.viewport().update()
        if page != self.page:
            self.page = page
            self.page_shown.emit(page)
