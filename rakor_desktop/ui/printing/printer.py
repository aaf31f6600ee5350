"""The way to a real printer: which there are, and a paper sent to one page by page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.printing.pages import POINTS, Pages

DOTS = 300
"""Dots to the inch at which pages are drawn for the printer: letters are sharp, a page takes some 50 ms."""

_NAMED = (
    QPageSize.PageSizeId.A4,
    QPageSize.PageSizeId.A3,
    QPageSize.PageSizeId.A5,
    QPageSize.PageSizeId.A6,
)


@dataclass(frozen=True, slots=True)
class Target:
    """A printer as the system knows it."""

    name: str
    title: str
    duplex: bool = False
    """Whether it turns the sheet by itself."""


def targets() -> list[Target]:
    """Return the printers of this laptop, the usual one first."""
    usual = QPrinterInfo.defaultPrinterName()
    found = [
        Target(
            info.printerName(),
            info.description() or info.printerName(),
            QPrinter.DuplexMode.DuplexLongSide in info.supportedDuplexModes(),
        )
        for info in QPrinterInfo.availablePrinters()
    ]
    return sorted(found, key=lambda target: (target.name != usual, target.title.casefold()))


def printer(target: Target, *, copies: int, two_sided: bool) -> QPrinter:
    """Return the printer, set up; copies it cannot make by itself are sent again."""
    made = QPrinter(QPrinterInfo.printerInfo(target.name))
    made.setResolution(DOTS)
    made.setColorMode(QPrinter.ColorMode.Color)
    made.setDuplex(
        QPrinter.DuplexMode.DuplexLongSide if two_sided and target.duplex else QPrinter.DuplexMode.DuplexNone
    )
    if made.supportsMultipleCopies():
        made.setCopyCount(copies)
        made.setCollateCopies(True)
    return made


class Printing(QObject):
    """A paper on its way to a printer; the window stays alive between two pages."""

    progressed = Signal(int, int)
    """So many of all the sides are drawn."""
    ended = Signal(str)
    """Over: empty when all went out, else the sentence that says why not."""

    def __init__(
        self,
        pages: Pages,
        chosen: Sequence[int],
        printer: QPrinter,
        *,
        title: str,
        copies: int = 1,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        # Before the printer: what is given up in the middle lets go in this order, as Qt demands.
        self._painter = QPainter()
        self._pages = pages
        self._printer = printer
        repeats = 1 if printer.supportsMultipleCopies() else copies
        self._left = list(chosen) * repeats
        self._all = len(self._left)
        printer.setDocName(title)
        printer.setFullPage(True)

    def start(self) -> None:
        """Send the first page; the others follow by themselves."""
        self._lay(self._left[0])
        if not self._painter.begin(self._printer):
            self._end(_("Pencetak tidak menjawab. Periksa kabel dan dayanya, lalu cetak lagi."))
            return
        self._next()

    def cancel(self) -> None:
        """Send no more pages."""
        if self._left:
            self._left.clear()
            self._printer.abort()
            self._end(_("Pencetakan dibatalkan."))

    def _next(self) -> None:
        if not self._left:
            return
        self._draw(self._left.pop(0))
        self.progressed.emit(self._all - len(self._left), self._all)
        if not self._left:
            self._end("")
            return
        self._lay(self._left[0])
        if self._printer.newPage():
            QTimer.singleShot(0, self, self._next)
        else:
            self._left.clear()
            self._end(_("Pencetak berhenti menerima halaman. Periksa kertasnya, lalu cetak sisanya."))

    def _lay(self, page: int) -> None:
        self._printer.setPageLayout(layout(self._pages.sizes[page - 1]))

    def _draw(self, page: int) -> None:
        size = self._pages.sizes[page - 1]
        dots = self._printer.resolution() / POINTS
        image = self._pages.drawn(page, DOTS / POINTS)
        self._painter.drawImage(QRectF(0, 0, size.width() * dots, size.height() * dots), image)

    def _end(self, sentence: str) -> None:
        if self._painter.isActive() and not self._painter.end() and not sentence:
            sentence = _("Pencetak tidak menyelesaikan naskah ini. Periksa pencetaknya, lalu cetak lagi.")
        self.ended.emit(sentence)


def layout(size: QSizeF) -> QPageLayout:
    """Return the layout for a page of this size in points; printers know paper by its upright size."""
    lying = size.width() > size.height()
    upright = size.transposed() if lying else size
    turned = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    return QPageLayout(_paper(upright), turned, QMarginsF())


def _paper(size: QSizeF) -> QPageSize:
    """Return the paper printers have a name for, else one of just this size: F4 is not the American folio."""
    for known in _NAMED:
        points = QPageSize.sizePoints(known)
        if max(abs(points.width() - size.width()), abs(points.height() - size.height())) <= 1:
            return QPageSize(known)
    return QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
