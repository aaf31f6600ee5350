"""The pages of a PDF as pictures."""

from __future__ import annotations

from collections import OrderedDict
from math import sqrt
from typing import Protocol

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _

POINTS = 72
"""Points to an inch, the unit of PDF."""

_MOST_PAGES = 10_000
"""Table cards for the largest meeting come to half of this."""
_MOST_DOTS = 25_000_000
"""A page of more dots is drawn with fewer: A3 at 300 dots to the inch has two thirds of them."""
_MOST_WIDE = 30_000
"""Dots along an edge that Qt still draws."""
_MOST_KEPT = 200_000_000
"""Bytes of pictures that are kept; an A4 page as large as on paper takes four million."""


class Shown(Protocol):
    """What a view of pages needs: their sizes in points, and pictures of them."""

    sizes: tuple[QSizeF, ...]

    def __len__(self) -> int:
        """Return how many pages there are."""

    def picture(self, page: int, scale: float, /) -> QImage:
        """Return a page in at most ``scale`` pixels to the point; a null picture where it cannot be drawn."""

    def close(self) -> None:
        """Let go of what is shown."""


class Pages:
    """A PDF held in memory; pages are counted from 1 and measured in points of 1/72 inch.

    One that cannot be read is refused.
    """

    def __init__(self, pdf: bytes) -> None:
        import pypdfium2  # noqa: PLC0415 - not at start

        self._drawn: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self._closed = False
        try:
            self._document = pypdfium2.PdfDocument(pdf)
            count = len(self._document)
            if count > _MOST_PAGES:
                raise RakorError(
                    _("PDF ini memuat {n} halaman; paling banyak {most} yang dapat ditampilkan.").format(
                        n=count, most=_MOST_PAGES
                    )
                )
            # A damaged file may tell of more pages than it has.
            self.sizes = tuple(QSizeF(*self._document.get_page_size(place)) for place in range(count))
        except pypdfium2.PdfiumError as error:
            raise RakorError(_("PDF ini rusak atau dikunci, dan tidak dapat ditampilkan.")) from error
        if not self.sizes or any(size.isEmpty() for size in self.sizes):
            raise RakorError(_("PDF ini rusak atau dikunci, dan tidak dapat ditampilkan."))

    def __len__(self) -> int:
        return len(self.sizes)

    def picture(self, page: int, scale: float) -> QImage:
        """Return a page in at most ``scale`` pixels to the point; the last ones drawn are kept."""
        key = page, round(scale * 1000)
        if key not in self._drawn:
            self._drawn[key] = self.drawn(page, scale)
            while len(self._drawn) > 1 and sum(map(QImage.sizeInBytes, self._drawn.values())) > _MOST_KEPT:
                self._drawn.popitem(last=False)
        self._drawn.move_to_end(key)
        return self._drawn[key]

    def drawn(self, page: int, scale: float) -> QImage:
        """Draw a page in at most ``scale`` pixels to the point, for once only; nothing after the end."""
        import pypdfium2  # noqa: PLC0415 - not at start

        if self._closed:
            return QImage()

        size = self.sizes[page - 1]
        held = min(
            scale,
            sqrt(_MOST_DOTS / (size.width() * size.height())),
            _MOST_WIDE / max(size.width(), size.height()),
        )
        try:
            drawn = self._document[page - 1].render(scale=held, rev_byteorder=True, prefer_bgrx=True)
        except pypdfium2.PdfiumError:
            return QImage()
        # The picture borrows these bytes until it is copied.
        dots = bytes(drawn.buffer)
        image = QImage(dots, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGBX8888)
        return image.copy()

    def close(self) -> None:
        """Let go of the PDF; doing it twice is harmless."""
        self._closed = True
        self._drawn.clear()
        self._document.close()
