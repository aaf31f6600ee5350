"""How the two programme matrices are shown, typed into and narrowed down."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from rakor_desktop.domain import numbers
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.programmes import (
    AGREEMENTS,
    FUNDING_SHORT,
    FUNDING_SOURCES,
    Agreement,
    ProgrammeKind,
    ProgrammeMatrix,
    ProgrammeRow,
)
from rakor_desktop.domain.regions import Gazetteer
from rakor_desktop.ui.form import Number, Text
from rakor_desktop.ui.table import Column
from rakor_desktop.ui.table.column import RIGHT
from rakor_desktop.ui.theme import State

DOUBTFUL = "doubtful"
"""Stands among the states for the rows something is strange about."""
NO_SOURCE = "none"
UNKNOWN = "-"

STATES = {
    Agreement.PROPOSED: State.IDLE,
    Agreement.AGREED: State.OK,
    Agreement.AGREED_WITH_NOTE: State.INFO,
    Agreement.DEFERRED: State.WARN,
    Agreement.NOT_ACCOMMODATED: State.BAD,
}
_LINE = Text("", "").parse
_ORDINAL = Number("", "", whole=True, low=1).parse


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a matrix with what is strange about it."""

    row: ProgrammeRow
    order: int
    findings: Sequence[str] = ()

    @property
    def uid(self) -> str:
        """The uid of the row."""
        return self.row.uid


def lines_of(matrix: ProgrammeMatrix, findings: Mapping[str, Sequence[str]]) -> list[Line]:
    """Return the rows of a matrix in its order; ``findings`` are sentences by uid."""
    return [Line(row, order, findings.get(row.uid, ())) for order, row in enumerate(matrix.rows)]


def wanted(line: Line, words: str, *, region: Any, source: Any, status: Any) -> bool:
    """Tell whether a line holds all these words and passes the lists above the table."""
    row = line.row
    fits = status in (None, row.agreement) or (status == DOUBTFUL and bool(line.findings))
    fits = fits and (source in (None, row.funding_source) or (source == NO_SOURCE and not row.funding_source))
    fits = fits and region in (None, row.region_uid)
    return fits and all(word in _searched(row) for word in words.casefold().split())


def amount(value: int | None) -> str:
    """Return rupiah as a column headed (Rp) shows them: unknown is a dash, nothing is Rp0."""
    if value is None:
        return UNKNOWN
    return numbers.grouped(value) if value else numbers.rupiah(0)


def columns(kind: ProgrammeKind, region: Callable[[str], str | None]) -> tuple[Column[Line], ...]:
    """Return the columns of a matrix; ``region`` reads what was typed for a region."""
    plan = kind is ProgrammeKind.PLAN
    # The plan has one wide column more; the ceiling must still be in sight in a window of 1366 pixels.
    work, place, measure = (17, 8, 11) if plan else (20, 9, 13)
    return (
        _NUMBER,
        *((_AGREEMENT,) if plan else ()),
        Column(
            N_("Kabupaten/Kota"),
            # A bare "Kupang" would be refused where it is pasted.
            lambda line: line.row.region.replace("Kabupaten ", "Kab. "),
            width=18,
            sort=lambda line: line.order,
            tip=lambda line: line.row.region,
            field="region_uid",
            parse=region,
            typed=lambda line: line.row.region,
        ),
        _words(N_("Kode"), "code", 15),
        Column(
            N_("Sub kegiatan"),
            lambda line: line.row.sub_activity or line.row.activity or line.row.programme,
            width=work,
            stretch=True,
            field="sub_activity",
            parse=_LINE,
            typed=lambda line: line.row.sub_activity,
        ),
        _words(N_("Lokasi"), "location", place),
        _words(N_("Indikator"), "indicator", measure, stretch=True),
        _numbers(N_("Target"), "target", 7, numbers.parse_decimal, numbers.decimal),
        _words(N_("Satuan"), "unit", 8),
        _numbers(N_("Pagu (Rp)"), "budget_ceiling", 13, numbers.parse_money, amount),
        _SOURCE,
        *((_PRIORITY,) if plan else _OF_THE_YEAR),
    )


def region_of(gazetteer: Gazetteer, text: str) -> str | None:
    """Return the uid of the region written, None for nothing; what a person must confirm is refused."""
    if text.strip() in ("", UNKNOWN):
        return None
    match = gazetteer.find(text)
    if match.warning is not None:
        raise RakorError(f"{match.warning} {_('Tulis kodenya lengkap.')}")
    return match.region.uid


def _words(title: str, field: str, width: int, *, stretch: bool = False) -> Column[Line]:
    return Column(
        title,
        lambda line: getattr(line.row, field),
        width=width,
        stretch=stretch,
        field=field,
        parse=_LINE,
    )


def _numbers(
    title: str, field: str, width: int, parse: Callable[[str], Any], shown: Callable[[Any], str]
) -> Column[Line]:
    def text(line: Line) -> str:
        value = getattr(line.row, field)
        return UNKNOWN if value is None else shown(value)

    return Column(
        title,
        text,
        RIGHT,
        width,
        sort=lambda line: getattr(line.row, field),
        field=field,
        parse=lambda typed: None if typed.strip() in ("", UNKNOWN) else parse(typed),
        typed=lambda line: "" if getattr(line.row, field) is None else text(line),
    )


def _searched(row: ProgrammeRow) -> str:
    texts = (
        row.number,
        row.region,
        row.code,
        row.programme,
        row.activity,
        row.sub_activity,
        row.location,
        row.commodity,
        row.indicator,
        row.responsible,
        row.remarks,
    )
    return "\n".join(texts).casefold()


def _share(value: Decimal | None) -> str:
    return UNKNOWN if value is None else numbers.decimal(value)


_OF_THE_YEAR: tuple[Column[Line], ...] = (
    _numbers(N_("Pagu perubahan (Rp)"), "budget_revised", 13, numbers.parse_money, amount),
    _numbers(N_("Realisasi fisik (%)"), "physical_progress", 8, numbers.parse_decimal, numbers.decimal),
    _numbers(N_("Realisasi keuangan (Rp)"), "financial_realization", 13, numbers.parse_money, amount),
    Column(
        N_("Realisasi keuangan (%)"),
        lambda line: _share(line.row.financial_percent),
        RIGHT,
        8,
        sort=lambda line: line.row.financial_percent,
    ),
)
_NUMBER: Column[Line] = Column(
    N_("No."),
    lambda line: line.row.number,
    width=10,
    sort=lambda line: line.order,
    state=lambda line: State.WARN if line.findings else None,
    tip=lambda line: "\n".join(line.findings),
)
_SOURCE: Column[Line] = Column(
    N_("Sumber dana"),
    lambda line: _(FUNDING_SHORT[line.row.funding_source]) if line.row.funding_source else "",
    width=13,
    tip=lambda line: _(FUNDING_SOURCES[line.row.funding_source]) if line.row.funding_source else "",
    field="funding_source",
    choices=((None, ""), *FUNDING_SHORT.items()),
)
_PRIORITY: Column[Line] = _numbers(N_("Prioritas"), "priority", 6, _ORDINAL, str)
_AGREEMENT: Column[Line] = Column(
    N_("Status kesepakatan"),
    lambda line: _(AGREEMENTS[line.row.agreement]),
    width=24,
    sort=lambda line: list(Agreement).index(line.row.agreement),
    state=lambda line: STATES[line.row.agreement],
    tip=lambda line: line.row.reason,
    field="agreement",
    choices=tuple(AGREEMENTS.items()),
)
"""What the meeting is here to decide stands in sight, before the columns of the printed form."""
