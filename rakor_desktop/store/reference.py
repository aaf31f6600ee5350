"""The reference tables that come with the program."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rakor_desktop import paths
from rakor_desktop.domain.regions import Region, region_rows


@dataclass(frozen=True, slots=True)
class Nomenclature:
    """One line of the SIPD nomenclature."""

    code: str
    level: str
    authority: str
    name: str


@cache
def regions(province: str = "Nusa Tenggara Timur") -> tuple[Region, ...]:
    """Return the regions of the province with the three collective places."""
    return tuple(
        region_rows(_table("ntt_regions.csv"), _table("ntt_region_crosswalk.csv"), province=province)
    )


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
