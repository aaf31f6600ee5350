"""Daftar Hadir: the sign-in sheet, blank or with names, for one day or several."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak, Paragraph, Spacer

from rakor_desktop.documents import heading, page, styles, wording
from rakor_desktop.documents.acknowledging import acknowledged
from rakor_desktop.documents.attendance_columns import cells, columns, signed
from rakor_desktop.documents.data import AttendancePaper, AttendanceVariant, SheetLine, SheetPage
from rakor_desktop.documents.letterhead import letterhead
from rakor_desktop.documents.sign_in import SignInSheet
from rakor_desktop.documents.sign_in_rows import HIGHEST_ROW, LOWEST_ROW, Room, dealt, filling
from rakor_desktop.domain import dates
from rakor_desktop.domain.attendance import GROUPS
from rakor_desktop.domain.numbers import grouped

TITLE = "DAFTAR HADIR"
PRIVACY_NOTICE = (
    "Data pribadi pada daftar hadir ini dikumpulkan untuk keperluan administrasi, pertanggungjawaban, dan "
    "pelaporan Rapat Koordinasi, serta disimpan dan dimusnahkan sesuai ketentuan kearsipan dan Undang-Undang "
    "Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi."
)

_FIELD_SIZE = 10.0
_BELOW_LETTERHEAD = 10.0
"""Less than under other letterheads: the offices count on ten rows below it on paper that lies across."""
_LABEL = 24 * mm
_MOST = 5
"""Lines of a title or field: the head leaves room for rows however much was typed."""


def layout(paper: AttendancePaper) -> page.Layout:
    """Return how the sheet lies: upright only when blank, with the page count at the foot."""
    return page.Layout(
        paper.settings,
        paper.settings.list_sheet,
        landscape=paper.variant is not AttendanceVariant.BLANK_PORTRAIT,
        is_list=True,
        draft=paper.draft,
        running=" · ".join(filter(None, (f"{_title(paper).title()} – {_days(paper)}", _order(paper)))),
        notice=PRIVACY_NOTICE if paper.settings.privacy_notice else "",
    )


def _order(paper: AttendancePaper) -> str:
    return f"Urutan {paper.order_code}" if paper.order_code else ""


def story(paper: AttendancePaper) -> Iterator[Flowable]:
    """Yield letterhead, title, fields, the rows to sign on, totals and who acknowledges."""
    plan = _planned(paper)
    yield from plan.head
    if not plan.sheets:
        yield Paragraph("Belum ada nama pada daftar ini.", styles.remark(_FIELD_SIZE))
    for place, sheet in enumerate(plan.sheets):
        if place or plan.below_nothing:
            yield PageBreak()
        yield sheet.table
    yield from plan.foot


def pages(paper: AttendancePaper) -> list[SheetPage]:
    """Return which line stands on which page: the very plan from which the sheet is drawn."""
    plan = _planned(paper)
    first = 2 if plan.below_nothing else 1
    people = paper.people
    return [
        SheetPage(
            number,
            tuple(
                SheetLine(place + 1, people[place] if place < len(people) else None) for place in sheet.places
            ),
            sheet.session_uids,
        )
        for number, sheet in enumerate(plan.sheets, start=first)
    ]


def render_pdf(paper: AttendancePaper) -> bytes:
    """Return the sheet as PDF."""
    return page.render(f"{_title(paper).title()} – {paper.event.name}", story(paper), layout(paper))


def totals(paper: AttendancePaper) -> str:
    """Return the sentence with the number of men and women; who is not filled in is told, never hidden."""
    people = paper.people
    men = sum(row.sex == "L" for row in people)
    women = sum(row.sex == "P" for row in people)
    unknown = len(people) - men - women
    whom = GROUPS[paper.group].lower() if paper.group else "peserta"
    text = f"Jumlah {whom}: {_heads(len(people))} (Laki-laki: {_heads(men)}; Perempuan: {_heads(women)}"
    return f"{text}; belum terisi: {_heads(unknown)})" if unknown else f"{text})"


def _heads(count: int) -> str:
    return f"{grouped(count)} orang"


def _title(paper: AttendancePaper) -> str:
    return f"{TITLE} {GROUPS[paper.group].upper()}" if paper.group else TITLE


def _days(paper: AttendancePaper) -> str:
    if paper.variant is AttendanceVariant.MATRIX and paper.days:
        found = sorted(day.date for day in paper.days)
        return dates.day_range(found[0], found[-1])
    return dates.long_date(paper.sheet.date)


def _head(paper: AttendancePaper, room: float) -> Iterator[Flowable]:
    yield from letterhead(paper.letterhead, paper.settings, room, _BELOW_LETTERHEAD)
    yield heading.title([_title(paper), wording.unbroken_year(paper.event.name.upper())], room, most=_MOST)
    yield Spacer(0, 4)
    yield _fields(paper, room)
    yield Spacer(0, 4)


def _fields(paper: AttendancePaper, room: float) -> Flowable:
    when = [
        ("Hari/Tanggal", _days(paper)),
        ("Waktu", _time(paper)),
    ]
    where = [("Tempat", wording.venue(paper.event, paper.session)), ("Acara", _topic(paper))]
    if paper.variant is AttendanceVariant.BLANK_PORTRAIT:
        return heading.fields([*when, *where], room, _LABEL, _FIELD_SIZE, most=_MOST)
    return heading.paired_fields(when, where, room, _LABEL, _FIELD_SIZE, most=_MOST)


def _topic(paper: AttendancePaper) -> str:
    """Return what is held: the session, the sessions of the day, else the whole meeting."""
    if paper.variant is AttendanceVariant.MATRIX:
        return paper.event.name
    title = (paper.session.title if paper.session else "") or paper.sheet.session_title
    held = [row.title for row in paper.sessions if row.title and row.date == paper.sheet.date]
    return title or "; ".join(held) or paper.event.name


def _time(paper: AttendancePaper) -> str:
    """Return when the day begins and ends; days that begin differently are left to the agenda."""
    event = paper.event
    several = paper.variant is AttendanceVariant.MATRIX and len(paper.days) > 1
    if several and len({wording.beginning(event, day) for day in paper.days}) > 1:
        return "sesuai susunan acara"
    end = paper.session.end_time if paper.session and not several else ""
    return wording.duration(wording.beginning(event, paper.session), end, event.time_zone)


def _foot(paper: AttendancePaper, room: float) -> Iterator[Flowable]:
    if paper.final:
        yield Paragraph(totals(paper), styles.remark(_FIELD_SIZE))
    if paper.settings.acknowledged:
        yield acknowledged(paper, room, _FIELD_SIZE)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The table on one page, the places of its rows on the list and what is signed for in it."""

    table: SignInSheet
    places: range
    session_uids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """The whole paper in the order it is drawn; ``below_nothing``: no row has room under the head."""

    head: list[Flowable]
    sheets: list[_Sheet]
    foot: list[Flowable]
    below_nothing: bool


def _planned(paper: AttendancePaper) -> _Plan:
    lying = layout(paper)
    head, foot = list(_head(paper, lying.width)), list(_foot(paper, lying.width))
    below = page.height(foot, lying.width)
    first = max(lying.height - page.height(head, lying.width), 0.0)
    rooms = Room(first, lying.height, below)
    sheets: list[_Sheet] = []
    empty = False
    for part in signed(paper):
        made = columns(paper, lying.width - part.cells.width)
        rows, height = _rows(paper, len(made), rooms)
        if not rows:
            break
        found = dealt(made, rows, height, rooms)
        empty = empty or not found.pages[0]
        sheets += [
            _Sheet(
                SignInSheet(made, part.cells, found.rows[places.start : places.stop], places.start + 1),
                places,
                part.session_uids,
            )
            for places in found.pages
            if places
        ]
        rooms = replace(rooms, first=lying.height)
    return _Plan(head, sheets, foot, empty)


def _rows(paper: AttendancePaper, columns: int, rooms: Room) -> tuple[list[tuple[str, ...]], float]:
    """Return the cells of the people, then the empty rows, and how high a row is.

    A blank sheet fills its page where no number is asked for; a final list has only the empty rows asked for.
    """
    height = min(max(paper.settings.row_height * mm, LOWEST_ROW), HIGHEST_ROW)
    blank = paper.blank_rows
    if blank is None and paper.is_blank:
        blank, height = filling(height, rooms, paper.settings.blank_rows)
    elif blank is None:
        blank = 0 if paper.final else paper.settings.blank_rows
    people = paper.people
    named = [(str(number), *cells(paper, row)) for number, row in enumerate(people, start=1)]
    numbers = range(len(people) + 1, len(people) + max(blank, 0) + 1)
    return [*named, *((str(number), *("",) * (columns - 1)) for number in numbers)], height
