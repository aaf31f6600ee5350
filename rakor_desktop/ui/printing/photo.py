"""A photo or scan that is one picture, shown as a page."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QImageReader

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.printing.pages import POINTS

_PAPER = QSizeF(8.27 * POINTS, 11.69 * POINTS)
"""A photo of a sheet says nothing of its size: it is shown as wide as A4, a long strip narrower."""
_LONGEST = 4
"""A4 sheets below each other that a picture may be as long as."""
_MOST_DOTS = 4000
"""A photo larger than this is read smaller: nobody sees more on a screen."""
_BYTES_PER_DOT = 4
_MEGABYTE = 1 << 20


class Photo:
    """One picture, measured in points like the pages of a PDF."""

    def __init__(self, data: bytes) -> None:
        buffer = QBuffer()
        buffer.setData(QByteArray(data))
        reader = QImageReader(buffer)
        reader.setAutoTransform(True)
        size = reader.size()
        if max(size.width(), size.height()) > _MOST_DOTS:
            smaller = size.scaled(QSize(_MOST_DOTS, _MOST_DOTS), Qt.AspectRatioMode.KeepAspectRatio)
            reader.setScaledSize(smaller.expandedTo(QSize(1, 1)))
        self._image = reader.read()
        if self._image.isNull():
            raise RakorError(
                _("Gambar ini terlalu besar untuk ditampilkan; pindai dengan ketajaman lebih rendah.")
                if _is_too_large(size)
                else _("Gambar ini rusak dan tidak dapat ditampilkan.")
            )
        room = QSizeF(_PAPER.width(), _LONGEST * _PAPER.height())
        self.sizes: tuple[QSizeF, ...] = (
            QSizeF(self._image.size()).scaled(room, Qt.AspectRatioMode.KeepAspectRatio),
        )
        self._smaller = QImage()

    def __len__(self) -> int:
        return 1

    def picture(self, _page: int, scale: float) -> QImage:
        """Return the picture in at most ``scale`` pixels to the point; it is never made larger."""
        wide = max(1, round(self.sizes[0].width() * scale))
        if wide >= self._image.width():
            return self._image
        if wide != self._smaller.width():
            smooth = Qt.TransformationMode.SmoothTransformation
            self._smaller = self._image.scaledToWidth(wide, smooth)
        return self._smaller

    def close(self) -> None:
        """Let go of the picture."""
        self._image = self._smaller = QImage()


def _is_too_large(size: QSize) -> bool:
    """Tell whether Qt refuses a picture for its size alone: nobody knows whether it is sound."""
    return size.width() * size.height() * _BYTES_PER_DOT > QImageReader.allocationLimit() * _MEGABYTE
