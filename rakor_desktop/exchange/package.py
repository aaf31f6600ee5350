"""The parts of a spreadsheet file: XML in a zip, read piece by piece and never more than is allowed."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from typing import IO
from xml.sax import SAXException
from xml.sax.handler import ContentHandler, feature_namespaces

from defusedxml.common import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

from rakor_desktop.exchange.refusal import SheetRefusedError, Why

MOST_BYTES = 200_000_000
"""So much may come out of the zip; a list of 2,000 people is 2 MB."""
_PIECE = 65_536
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Package:
    """An open zip whose parts are found however their names are written."""

    def __init__(self, file: IO[bytes], most_bytes: int = MOST_BYTES) -> None:
        self._left = most_bytes
        try:
            self._zip = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
            raise SheetRefusedError(Why.DAMAGED) from error
        self._parts = {_key(info.filename): info for info in self._zip.infolist()}

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._parts

    def start(self, name: str, length: int = 4096) -> bytes:
        """Return the beginning of a part; nothing when there is no such part."""
        if name not in self:
            return b""
        found = b""
        for piece in self._pieces(name):
            found += piece
            if len(found) >= length:
                break
        return found[:length]

    def parse(self, name: str, handler: ContentHandler, *, namespaces: bool = False) -> None:
        """Send what is in a part to the handler; a document type of its own is refused, whatever it says."""
        parser = DefusedExpatParser(forbid_dtd=True)
        parser.setFeature(feature_namespaces, namespaces)
        parser.setContentHandler(handler)
        try:
            empty = True
            for piece in self._pieces(name):
                parser.feed(piece)
                empty = False
            parser.close()
        except DefusedXmlException as error:
            raise SheetRefusedError(Why.UNSAFE) from error
        except (SAXException, LookupError) as error:  # the second where the encoding is one nobody knows
            raise SheetRefusedError(Why.DAMAGED) from error
        if empty:
            raise SheetRefusedError(Why.DAMAGED)

    def _pieces(self, name: str) -> Iterator[bytes]:
        info = self._parts.get(_key(name))
        if info is None or info.compress_type not in _METHODS:
            raise SheetRefusedError(Why.DAMAGED)
        if info.flag_bits & _ENCRYPTED:
            raise SheetRefusedError(Why.LOCKED)
        try:
            with self._zip.open(info) as part:
                while piece := part.read(_PIECE):
                    # What the zip says about its sizes is not believed: what comes out is counted.
                    self._left -= len(piece)
                    if self._left < 0:
                        raise SheetRefusedError(Why.TOO_LARGE)
                    yield piece
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
            raise SheetRefusedError(Why.DAMAGED) from error


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()
