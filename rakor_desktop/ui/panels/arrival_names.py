"""Names short enough for a tile or a button."""

from __future__ import annotations

from datetime import date

from rakor_desktop.domain.i18n import _


def weekday(day: date) -> str:
    """Return the name of the day of the week, in the language of the window."""
    return _("Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu").split("|")[day.weekday()]
