"""Why a spreadsheet cannot be read, as the process that reads it tells the one that asked."""

from __future__ import annotations

from enum import StrEnum


class Why(StrEnum):
    """What is wrong with the whole of a file, or with one of its sheets."""

    DAMAGED = "damaged"
    LOCKED = "locked"
    UNSAFE = "unsafe"
    TOO_LARGE = "too large"
    TOO_MANY_ROWS = "too many rows"
    TOO_SLOW = "too slow"
    UNREADABLE = "unreadable"
    WORD = "word"
    SLIDES = "slides"
    BINARY = "binary"
    OTHER_DOCUMENT = "other document"
    ARCHIVE = "archive"


class SheetRefusedError(Exception):
    """One sheet, or the file as a whole, cannot be read."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why
