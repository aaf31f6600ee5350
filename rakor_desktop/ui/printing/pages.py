"""The pages of a PDF as pictures."""

from __future__ import annotations

from collections import OrderedDict
from typing import Protocol

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _

POINTS = 72
"""Points to an inch, the unit of PDF."""

_KEPT = 24


class Shown(Protocol):
    """What a view of pages needs: their sizes in points, and pictures of them."""

    sizes: tuple[QSizeF, ...]

    def __len__(self) -> int:
        """Return how many pages there are."""

    def picture(self, page: int, scale: float, /) -> QImage:
        """Return a page in ``scale`` pixels to the point."""

    def close(self) -> None:
        """Let go of what is shown."""


class Pages:
    """A PDF held in memory; pages are counted from 1 and measured in points of 1/72 inch.

    One that cannot be read is refused.
    """

    def __init__(self, pdf: bytes) -> None:
        import pypdfium2  # noqa: PLC0415 - not at start

        try:
            self._document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise RakorError(_("PDF ini rusak atau dikunci, dan tidak dapat ditampilkan.")) from error
        self._drawn: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self.sizes = tuple(
            QSizeF(*self._document.get_page_size(place)) for place in range(len(self._document))
        )

    def __len__(self) -> int:
        return len(self.sizes)

    def picture(self, page: int, scale: float) -> QImage:
        """Return a page in ``scale`` pixels to the point; the last ones drawn are kept."""
        key = page, round(scale * 1000)
        if key not in self._drawn:
            self._drawn[key] = self.drawn(page, scale)
            while len(self._drawn) > _KEPT:
                self._drawn.popitem(last=False)
        self._drawn.move_to_end(key)
        return self._drawn[key]

    def drawn(self, page: int, scale: float) -> QImage:
        """Draw a page in ``scale`` pixels to the point, for once only."""
        drawn = self._document[page - 1].render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
        image = QImage(
            bytes(drawn.buffer), drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGBX8888
        )
        return image.copy()

    def close(self) -> None:
        """Let go of the PDF."""
        self._drawn.clear()
        self._document.close()
