"""Where the person in a row is from: what the row says, else its group, its institution, or what is usual."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rakor_desktop.domain.attendance import Role
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.quote import quoted
from rakor_desktop.domain.regions import Gazetteer, Region
from rakor_desktop.exchange.bands import Bands
from rakor_desktop.exchange.places import agency_region
from rakor_desktop.exchange.table import TableRow


@dataclass(frozen=True, slots=True)
class Usual:
    """What holds for a row that does not say it, and what is done about the usual faults.

    ``tidy`` puts names in capitals in ordinary case; ``drop_nip`` takes people without a NIP that cannot be
    one. ``from_above`` takes an empty region as the one of the row above, ``regions`` are those a person
    chose for single rows.
    """

    role: Role = Role.PARTICIPANT
    region: Region | None = None
    tidy: bool = False
    drop_nip: bool = False
    from_above: bool = False
    regions: Mapping[int, Region] = field(default_factory=dict)


class RowPlace:
    """Finds the region of one row, and notes on the way what is wrong with it."""

    def __init__(self, row: TableRow, gazetteer: Gazetteer, bands: Bands, usual: Usual) -> None:
        self._row = row
        self._gazetteer = gazetteer
        self._bands = bands
        self._usual = usual
        self.errors: list[str] = []
        self.warnings: list[str] = []
        self.notes: list[str] = []
        self.told = False
        """Whether the row, its group or its institution says it."""
        self.unplaced = False
        """Whether the table does not say it clearly."""

    def find(self, *, needed: bool) -> Region | None:
        """Return the region that name and code agree on, else the one that goes without saying."""
        chosen = self._usual.regions.get(self._row.number)
        if chosen is not None:
            self.unplaced = True
            return self._take(chosen, _("Asal {region} dipilih di sini."))
        code, name = self._row.text("code"), self._row.text("region")
        found = self._written(code, name) if code or name else self._implied(needed=needed)
        self.unplaced = bool(self.errors)
        self._bands.above = found or self._bands.above
        return found

    def _written(self, code: str, name: str) -> Region | None:
        self.told = True
        regions = [region for text in (code, name) if text and (region := self._named(text)) is not None]
        if len(regions) > 1 and regions[0] != regions[1]:
            self.errors.append(
                _("Kode {code} adalah {region}, bukan {name}.").format(
                    code=quoted(code), region=regions[0].name, name=quoted(name)
                )
            )
        return regions[0] if regions else None

    def _named(self, text: str) -> Region | None:
        try:
            match = self._gazetteer.find(text)
        except RakorError as refusal:
            self.errors.append(str(refusal))
            return None
        if match.warning:
            self.warnings.append(match.warning)
        return match.region

    def _implied(self, *, needed: bool) -> Region | None:
        group, above = self._bands.region, self._bands.above
        if group is not None and group.region is not None:
            said = _("Asal {region} dari judul kelompok di baris {row}.")
            return self._take(group.region, said, group.row)
        for name in ("organization", "position"):
            found = agency_region(self._row.text(name), self._gazetteer)
            if found is not None:
                return self._take(found, _("Asal {region} dari instansinya."))
        if self._usual.from_above and above is not None:
            return self._take(above, _("Asal {region} seperti baris di atasnya."))
        if self._usual.region is not None:
            return self._usual.region
        if needed:
            self.errors.append(
                _("Kabupaten/kota belum diisi; untuk undangan di luar 22 kabupaten/kota tulis “Lainnya”.")
            )
        return None

    def _take(self, region: Region, said: str, row: int = 0) -> Region:
        self.told = True
        self.notes.append(said.format(region=region.name, row=row))
        return region
