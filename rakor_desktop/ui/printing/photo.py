"""A photo or scan that is one picture, shown as a page."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QImageReader

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.ui.printing.pages import POINTS

_WIDE = 8.27 * POINTS
"""A photo of a sheet says nothing of its size: it is shown as wide as A4."""
_MOST_DOTS = 4000
"""A photo larger than this is read smaller: nobody sees more on a screen."""


class Photo:
    """One picture, measured in points like the pages of a PDF."""

    def __init__(self, data: bytes) -> None:
        buffer = QBuffer()
        buffer.setData(QByteArray(data))
        reader = QImageReader(buffer)
        reader.setAutoTransform(True)
        size = reader.size()
        if max(size.width(), size.height()) > _MOST_DOTS:
            reader.setScaledSize(
                size.scaled(QSize(_MOST_DOTS, _MOST_DOTS), Qt.AspectRatioMode.KeepAspectRatio)
            )
        self._image = reader.read()
        if self._image.isNull():
            raise RakorError(_("Gambar ini rusak dan tidak dapat ditampilkan."))
        page = QSizeF(_WIDE, _WIDE * self._image.height() / self._image.width())
        self.sizes: tuple[QSizeF, ...] = (page,)

    def __len__(self) -> int:
        return 1

    def picture(self, _page: int, scale: float) -> QImage:
        """Return the picture in ``scale`` pixels to the point."""
        smooth = Qt.TransformationMode.SmoothTransformation
        return self._image.scaledToWidth(max(1, round(_WIDE * scale)), smooth)

    def close(self) -> None:
        """Let go of the picture."""
        self._image = QImage()
