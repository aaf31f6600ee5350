"""Rekapitulasi Kehadiran: one page of how many came from where, and which regions nobody came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, Spacer

from rakor_desktop.documents import heading, page, styles, wording
from rakor_desktop.documents.acknowledging import acknowledged
from rakor_desktop.documents.data import AttendanceRecapPaper
from rakor_desktop.documents.grid import Column, Grid, GridStyle, Row
from rakor_desktop.documents.ink import Align
from rakor_desktop.documents.letterhead import letterhead
from rakor_desktop.documents.text import markup
from rakor_desktop.domain.arrivals import Elsewhere
from rakor_desktop.domain.attendance_recap import RecapCount
from rakor_desktop.domain.numbers import decimal, grouped, roman

TITLE = "REKAPITULASI KEHADIRAN"

_TEXT = 10.0
_BELOW_LETTERHEAD = 12.0
_LABEL = 24 * mm
_MOST = 4
_MOST_DAYS_UPRIGHT = 4
_LOOKS = tuple(
    GridStyle(size=size, pad_x=2.0, pad_y=pad)
    for size, pads in ((8.5, (2.5, 1.8, 1.2, 0.8)), (8, (0.8, 0.5)), (7, (0.5,)))
    for pad in pads
)
"""From the most comfortable to the closest; the first that lets everything stand on one page is taken."""
# In mm, as wide as the titles need; the names of the regions and the remarks take what is left.
_FIXED = (
    ("No", 7.0),
    ("Kode", 10.0),
    ("Diundang", 16.5),
    ("Hadir L", 10.0),
    ("Hadir P", 10.0),
    ("Jumlah", 13.0),
)
_DAY = 8.5
_REMARKS = 0.29


def layout(paper: AttendanceRecapPaper) -> page.Layout:
    """Return how the sheet lies: upright unless there are many days."""
    return page.Layout(
        paper.settings,
        paper.settings.list_sheet,
        landscape=len(paper.recap.days) > _MOST_DAYS_UPRIGHT,
        is_list=True,
        draft=paper.draft,
        running=f"{TITLE.title()} – {wording.days(paper.event, None)}",
    )


def story(paper: AttendanceRecapPaper) -> Iterator[Flowable]:
    """Yield letterhead, title, the table by place, the regions that are missing and who acknowledges."""
    lying = layout(paper)
    head, foot = list(_head(paper, lying.width)), list(_foot(paper, lying.width))
    below = page.height(foot, lying.width)
    free = lying.height - page.height(head, lying.width) - below
    columns, rows = _columns(paper, lying.width), list(_rows(paper))
    yield from head
    yield _closest(columns, rows, free) or Grid(columns, rows, _LOOKS[0], below)
    yield from foot


def _closest(columns: Sequence[Column], rows: Sequence[Row], free: float) -> Grid | None:
    """Return the table in the most comfortable look that fits, None where none does."""
    grids = [Grid(columns, rows, look) for look in _LOOKS]
    room = sum(column.width for column in columns)
    if page.height([grids[-1]], room) > free:
        return None
    return next(grid for grid in grids if page.height([grid], room) <= free)


def render_pdf(paper: AttendanceRecapPaper) -> bytes:
    """Return the recapitulation as PDF."""
    return page.render(f"{TITLE.title()} – {paper.event.name}", story(paper), layout(paper))


def _head(paper: AttendanceRecapPaper, room: float) -> Iterator[Flowable]:
    yield from letterhead(paper.letterhead, paper.settings, room, _BELOW_LETTERHEAD)
    yield heading.title([TITLE, wording.unbroken_year(paper.event.name.upper())], room, most=_MOST)
    yield Spacer(0, 6)
    fields = [("Hari/Tanggal", wording.days(paper.event, None)), ("Tempat", wording.venue(paper.event))]
    yield heading.fields(fields, room, _LABEL, _TEXT, most=_MOST)
    yield Spacer(0, 4)


def _columns(paper: AttendanceRecapPaper, room: float) -> list[Column]:
    days = [(f"Hari {roman(place)}", _DAY) for place in range(1, len(paper.recap.days) + 1)]
    numbers = [Column(title, width * mm, Align.CENTRE) for title, width in (*_FIXED, *days)]
    free = room - sum(column.width for column in numbers)
    name = Column("Kabupaten/Kota", free * (1 - _REMARKS))
    return [*numbers[:2], name, *numbers[2:], Column("Keterangan", free * _REMARKS)]


def _rows(paper: AttendanceRecapPaper) -> Iterator[Row]:
    recap = paper.recap
    places = [(region.code, region.name, count) for region, count in recap.regions]
    places += [("", _elsewhere(paper, place), count) for place, count in recap.elsewhere]
    for number, (code, name, count) in enumerate(places, start=1):
        yield Row((str(number), code, name, *_counts(count), _remark(count, is_region=bool(code))))
    total = recap.total
    spans = (3, *(1,) * (5 + len(recap.days)))
    yield Row(("JUMLAH", *_counts(total), _remark(total)), spans, bold=True, shaded=True)


def _counts(count: RecapCount) -> tuple[str, ...]:
    numbers = (count.invited, count.men, count.women, count.present, *count.per_day)
    return tuple(grouped(number) for number in numbers)


def _remark(count: RecapCount, *, is_region: bool = False) -> str:
    """Tell whose sex is not filled in, so that nobody looks for them among L and P."""
    if count.unknown:
        return f"L/P belum terisi: {grouped(count.unknown)}"
    return "Belum hadir" if is_region and not count.present else ""


def _elsewhere(paper: AttendanceRecapPaper, place: Elsewhere) -> str:
    return {
        Elsewhere.PROVINCE: f"Provinsi {wording.short_province(paper.event.province)}",
        Elsewhere.CENTRAL: "Kementerian Perindustrian",
        Elsewhere.AGENCIES: "Instansi terkait",
        Elsewhere.OTHERS: "Lainnya",
    }[place]


def _foot(paper: AttendanceRecapPaper, room: float) -> Iterator[Flowable]:
    recap = paper.recap
    missing = ", ".join(region.name for region in recap.missing) or "tidak ada"
    yield Paragraph(markup(f"Kabupaten/Kota yang belum hadir: {missing}."), styles.remark(_TEXT))
    sentence = (
        f"Dari {len(recap.regions)} kabupaten/kota se-{paper.event.province}, "
        f"hadir {recap.arrived} kabupaten/kota ({decimal(recap.share)} persen)."
    )
    yield Paragraph(markup(sentence), styles.remark(_TEXT))
    if paper.settings.acknowledged:
        yield acknowledged(paper, room, _TEXT)
