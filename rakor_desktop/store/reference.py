"""The reference tables that come with the program."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rakor_desktop import paths
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.regions import Region, region_rows


@dataclass(frozen=True, slots=True)
class Nomenclature:
    """One line of the SIPD nomenclature."""

    code: str
    level: str
    authority: str
    name: str


PROVINCES = {"Nusa Tenggara Timur": "NTT"}
"""The provinces whose regions come with the program, with the short form of their names."""


@cache
def regions(province: str = "Nusa Tenggara Timur") -> tuple[Region, ...]:
    """Return the regions of the province with the three collective places."""
    short = PROVINCES.get(province)
    if short is None:
        raise RakorError(
            _("Daftar kabupaten/kota Provinsi {province} belum ada di program ini.").format(province=province)
        )
    rows, crosswalk = f"{short.lower()}_regions.csv", f"{short.lower()}_region_crosswalk.csv"
    return tuple(region_rows(_table(rows), _table(crosswalk), province=province, abbreviation=short))


@cache
def nomenclature() -> tuple[Nomenclature, ...]:
    """Return the codes of urusan 3.31 with their names; a help for typing, never a limit."""
    return tuple(
        Nomenclature(row["kode"], row["tingkat"], row["kewenangan"], row["nama"])
        for row in _table("sipd_331.csv")
    )


def _table(name: str) -> Iterator[dict[str, str]]:
    with paths.reference(name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
