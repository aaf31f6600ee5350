"""Lampiran Perubahan dan Penyelesaian Konflik: what laptops wrote differently, what was decided, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer

from rakor_desktop.documents import heading, page, styles, wording
from rakor_desktop.documents.grid import Column, Grid, GridStyle, Row, filling
from rakor_desktop.documents.ink import Align
from rakor_desktop.documents.letterhead import letterhead
from rakor_desktop.documents.settlement_data import OpenLine, SettledLine, SettlementPaper
from rakor_desktop.documents.signature import Block, Signatures
from rakor_desktop.documents.text import markup
from rakor_desktop.domain import dates
from rakor_desktop.domain.papers import SIGNATORY_ROLES, SignatoryRole
from rakor_desktop.domain.privacy import ERASED
from rakor_desktop.domain.settlements import Choice, SettledSide

NAME = "Perubahan dan Penyelesaian Konflik"
TITLE = "PERUBAHAN DAN PENYELESAIAN KONFLIK"
SETTLED_TITLE = "SUDAH DIPUTUSKAN"
OPEN_TITLE = "BELUM DIPUTUSKAN"
NONE_OPEN = "Tidak ada perbedaan yang belum diputuskan."
NONE_SETTLED = "Tidak ada perbedaan antarlaptop yang diputuskan."
_EMPTY = "(kosong)"
_WHOLE = "Seluruh data"

_DAY = re.compile(rf"\d{{1,2}} (?:{'|'.join(dates.MONTHS)}) \d{{4}}(?:, \d\d\.\d\d \w+)?")
_SIZE = 8.0
_TEXT = 10.0
_PLACE = "........"
"""Which attachment it becomes is written in by hand."""
_LABEL = 44.0
_COLON = 8.0
_HEAD_SHARE = 0.58
_GAP = 6
# In mm, together the 247 of A4 across; the zone is told once.
_Parts = Sequence[tuple[str, float, Align]]
_SETTLED: _Parts = (
    ("No", 9.0, Align.CENTRE),
    ("Data", 35.0, Align.LEFT),
    ("Isian", 27.0, Align.LEFT),
    ("Nilai Menurut Laptop (Jam {zone})", 66.0, Align.LEFT),
    ("Penyelesaian", 42.0, Align.LEFT),
    ("Alasan", 34.0, Align.LEFT),
    ("Diputuskan Oleh/Pada ({zone})", 34.0, Align.LEFT),
)
_OPEN: _Parts = (
    ("No", 9.0, Align.CENTRE),
    ("Data", 45.0, Align.LEFT),
    ("Isian", 35.0, Align.LEFT),
    ("Nilai Menurut Laptop (Jam {zone})", 108.0, Align.LEFT),
    ("Yang Dipakai Sementara", 50.0, Align.LEFT),
)


def layout(paper: SettlementPaper) -> page.Layout:
    """Return how the sheet lies: across, with the page count at the foot."""
    return page.Layout(
        paper.settings,
        paper.settings.list_sheet,
        landscape=True,
        is_list=True,
        draft=paper.draft,
        running=f"{NAME} {paper.event.year_current}",
    )


def story(paper: SettlementPaper) -> Iterator[Flowable]:
    """Yield letterhead, the head of an attachment, what was decided, what is open, and who signs."""
    room = layout(paper).width
    yield from letterhead(paper.letterhead, paper.settings, room)
    yield _attachment(paper, room)
    yield Spacer(0, 8)
    yield heading.title([TITLE, paper.event.name.upper()], room)
    yield Spacer(0, 8)
    foot = [*_none_open(paper), *_foot(paper, room)]
    zone = paper.event.time_zone
    below = page.height(foot, room)
    if paper.settled:
        rows = [_settled(line, number, zone) for number, line in enumerate(paper.settled, start=1)]
        yield _table(_head(room, _SETTLED, zone), SETTLED_TITLE, rows, 0.0 if paper.still_open else below)
    else:
        yield Paragraph(markup(NONE_SETTLED), styles.remark(_TEXT))
    if paper.still_open:
        lines = [_open(line, number, zone) for number, line in enumerate(paper.still_open, start=1)]
        yield Spacer(0, _GAP)
        yield _table(_head(room, _OPEN, zone), OPEN_TITLE, lines, below)
    yield KeepTogether(foot)


def render_pdf(paper: SettlementPaper) -> bytes:
    """Return the attachment as PDF."""
    return page.render(f"{NAME} – {paper.event.name}", story(paper), layout(paper))


def _attachment(paper: SettlementPaper, room: float) -> Grid:
    """Return the block at the top right that says what this is attached to (DOMAIN 2.2)."""
    left = room * _HEAD_SHARE
    columns = [
        Column("", left),
        Column("", _LABEL),
        Column("", _COLON),
        Column("", room - left - _LABEL - _COLON),
    ]
    day = dates.plain_date(paper.attached_on) if paper.attached_on else wording.DOTS
    rows = [
        Row(("", f"LAMPIRAN {_PLACE}"), (1, 3), bold=True),
        Row(("", f"Berita Acara Kesepakatan Hasil {paper.event.name}"), (1, 3)),
        Row(("", "Nomor", ":", paper.attached_number or wording.DOTS)),
        Row(("", "Tanggal", ":", day)),
    ]
    return Grid(columns, rows, GridStyle(size=_TEXT, ruled=False, head=False, pad_x=0, pad_y=1))


def _head(room: float, parts: _Parts, zone: str) -> list[Column]:
    told = zone if zone in dates.TIME_ZONES else "UTC"
    return filling(room, [(head.format(zone=told), wide, align) for head, wide, align in parts])


def _table(columns: Sequence[Column], title: str, rows: Sequence[Row], below: float) -> Grid:
    """Return the rows under their title."""
    band = Row((title,), (len(columns),), True, True, True, (Align.LEFT,))
    return Grid(columns, [band, *rows], GridStyle(size=_SIZE, numbered=True), below)


def _settled(line: SettledLine, number: int, zone: str) -> Row:
    who = "\n".join(filter(None, (line.decided_by or "Tanpa nama", f"Laptop {line.laptop}")))
    told = (_sides(line.sides, zone), _outcome(line), line.reason or "-")
    if line.title == ERASED:
        told = (ERASED, ERASED, ERASED)
    decided = f"{who}\n{_stamp(line.decided_at, zone)}"
    return Row((str(number), _days_whole(line.title), line.field or _WHOLE, *told, decided))


def _open(line: OpenLine, number: int, zone: str) -> Row:
    return Row(
        (
            str(number),
            _days_whole(line.title),
            line.field or _WHOLE,
            _sides(line.sides, zone),
            _meanwhile(line),
        )
    )


def _sides(sides: Sequence[SettledSide], zone: str) -> str:
    return "\n".join(
        f"{place}. Laptop {side.laptop} ({side.who or 'tanpa nama'}, {_stamp(side.at, zone)}): "
        f"{_value(side.said)}"
        for place, side in enumerate(sides, start=1)
    )


def _outcome(line: SettledLine) -> str:
    chosen = [(place, side) for place, side in enumerate(line.sides, start=1) if side.chosen]
    if line.choice is Choice.ONE and len(chosen) == 1:
        place, side = chosen[0]
        return f"Dipilih nilai nomor {place} (laptop {side.laptop})."
    if line.choice is Choice.OTHER:
        return f"Ditulis nilai lain: {_value(line.chosen)}"
    return line.chosen or _EMPTY


def _meanwhile(line: OpenLine) -> str:
    first = line.sides[0] if line.sides else None
    if first is None:
        return "-"
    return "Nilai nomor 1." if line.field else "Data tetap ada."


def _stamp(moment: datetime, zone: str) -> str:
    local = dates.local_time(moment, zone) if zone in dates.TIME_ZONES else moment.astimezone(UTC)
    return wording.unbroken(f"{wording.short_date(local.date())} {dates.clock(local.time())}")


def _value(said: str) -> str:
    return _days_whole(said) or _EMPTY


def _days_whole(said: str) -> str:
    """Keep every day in a text on one line."""
    return _DAY.sub(lambda day: wording.unbroken(day[0]), said)


def _none_open(paper: SettlementPaper) -> list[Flowable]:
    return [] if paper.still_open else [Spacer(0, _GAP), Paragraph(markup(NONE_OPEN), styles.remark(_TEXT))]


def _foot(paper: SettlementPaper, room: float) -> Iterator[Flowable]:
    when = wording.place_and_date(paper.place or paper.event.city, paper.signed_on)
    roles = SIGNATORY_ROLES
    right = Block(paper.signatory, (when,), roles[SignatoryRole.COMMITTEE_CHAIR])
    left = (
        Block(paper.left_signatory, ("",), roles[SignatoryRole.NOTE_TAKER]) if paper.left_signatory else None
    )
    yield Signatures(right, left, room, _TEXT)
