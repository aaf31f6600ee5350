"""The workbooks that are sent out to be filled in and imported."""

from __future__ import annotations

from rakor_desktop.store import reference

FILE_NAME = "templat-peserta.xlsx"


def participants() -> bytes:
    """Return the workbook for a list of people, with the regions that come with the program."""
    from rakor_desktop.exchange import template  # noqa: PLC0415 - the writer of workbooks takes a while to load

    return template.participants(reference.regions())
