"""Reading lists of people, and lists of regions only: each row with what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.regions import Gazetteer
from rakor_desktop.exchange.bands import Band, Bands, band
from rakor_desktop.exchange.person_row import ParticipantLine, PersonRow
from rakor_desktop.exchange.row_place import RowPlace, Usual
from rakor_desktop.exchange.table import RowKind, Table, TableRow

_REPEATS = {
    RowKind.HEADINGS: N_("Judul kolom yang diulang."),
    RowKind.TOTAL: N_("Baris jumlah."),
}
_OF_A_PERSON = ("nip", "region", "code", "role", "organization")
"""A row without a running number is a person if it has one of these."""


def participant_lines(
    table: Table,
    gazetteer: Gazetteer,
    today: date,
    usual: Usual | None = None,
    going_on: Callable[[], object] = lambda: None,
) -> list[ParticipantLine]:
    """Read every row as a person; ``going_on`` is called between the rows and may raise to end it."""
    bands, lines, usual = Bands(), [], usual or Usual()
    for row in table.rows:
        going_on()
        line = _no_person(row, bands, gazetteer, usual)
        if line is None:
            line = PersonRow(row, gazetteer, today, bands, usual).line()
            if row.kind is RowKind.LONE and row.counted is None and len(table.fields) > 1:
                said = _("Baris ini hanya berisi nama; pastikan memang orang.")
                line = replace(line, warnings=(*line.warnings, said))
            bands.count_person()
        lines.append(line)
    return lines


def region_lines(table: Table, gazetteer: Gazetteer, usual: Usual | None = None) -> list[ParticipantLine]:
    """Read every row as a region that somebody came from; who it was is not known."""
    lines, usual = [], Usual(regions=usual.regions if usual else {})
    for row in table.rows:
        if row.kind in _REPEATS:
            lines.append(_skipped(row, _(_REPEATS[row.kind])))
            continue
        place = RowPlace(row, gazetteer, Bands(), usual)
        region = place.find(needed=True)
        written = row.text("region") or row.text("code")
        name = f"Perwakilan {region.name}" if region else written
        lines.append(
            ParticipantLine(
                row.number,
                name,
                region=region,
                position="Perwakilan" if region else "",
                errors=tuple(place.errors),
                warnings=tuple(place.warnings),
                notes=tuple(place.notes),
                unplaced=place.unplaced,
            )
        )
    return lines


def _skipped(row: TableRow, reason: str) -> ParticipantLine:
    return ParticipantLine(row.number, row.written, skipped=reason)


def _no_person(row: TableRow, bands: Bands, gazetteer: Gazetteer, usual: Usual) -> ParticipantLine | None:
    """Return the row as one to be passed over; None for a person."""
    if row.kind in _REPEATS:
        return _skipped(row, _(_REPEATS[row.kind]))
    if row.kind is RowKind.LONE:
        found = _band(row, gazetteer)
        if found is not None:
            bands.enter(found)
            return _skipped(row, found.meaning)
        if not row.text("name"):
            return _skipped(row, _("Hanya satu tulisan, di luar kolom nama; bukan orang."))
    known = row.text("name") and (usual.from_above or any(map(row.text, _OF_A_PERSON)))
    if row.counted is False and not known:
        return _skipped(row, _("Tanpa nomor urut, NIP, dan asal; beri nomor urut bila ini memang orang."))
    return None


def _band(row: TableRow, gazetteer: Gazetteer) -> Band | None:
    field = next((field for field, text in row.cells.items() if text == row.written), "")
    if field not in ("", "name"):
        return None
    return band(row.number, row.written, gazetteer, beside_names=not field)
