"""Names short enough for a tile or a button, yet never so short that one could be taken for another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.regions import Region, RegionKind


def short_names(regions: Sequence[Region]) -> dict[str, str]:
    """Return the names by uid: ``Belu``, but ``Kab. Kupang`` beside ``Kota Kupang``."""
    cities = {region.name.removeprefix("Kota ") for region in regions if region.kind is RegionKind.KOTA}
    return {
        region.uid: f"Kab. {region.short}" if region.short in cities else region.short for region in regions
    }


def weekday(day: date) -> str:
    """Return the name of the day of the week, in the language of the window."""
    return _("Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu").split("|")[day.weekday()]
