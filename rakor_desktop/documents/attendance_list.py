"""Daftar Hadir: the sign-in sheet, blank or with names, for one day or several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak, Paragraph, Spacer

from rakor_desktop.documents import heading, page, styles, wording
from rakor_desktop.documents.data import AttendancePaper, AttendanceVariant
from rakor_desktop.documents.grid import Column
from rakor_desktop.documents.ink import Align
from rakor_desktop.documents.letterhead import letterhead
from rakor_desktop.documents.sign_in import HIGHEST_ROW, LOWEST_ROW, SignatureCells, SignInSheet
from rakor_desktop.documents.signature import Block, Signatures
from rakor_desktop.documents.text import plain
from rakor_desktop.domain import dates
from rakor_desktop.domain.attendance import GROUPS, AttendeeRow
from rakor_desktop.domain.event import SessionRow
from rakor_desktop.domain.numbers import grouped, roman
from rakor_desktop.domain.papers import SIGNATORY_ROLES, SignatoryRole, SignatoryRow

TITLE = "DAFTAR HADIR"
PRIVACY_NOTICE = (
    "Data pribadi pada daftar hadir ini dikumpulkan untuk keperluan administrasi, pertanggungjawaban, dan "
    "pelaporan Rapat Koordinasi, serta disimpan dan dimusnahkan sesuai ketentuan kearsipan dan Undang-Undang "
    "Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi."
)
PPTK_TITLE = "Pejabat Pelaksana Teknis Kegiatan"

_FIELD_SIZE = 10.0
_BELOW_LETTERHEAD = 10.0
"""Less than under other letterheads: the offices count on ten rows below it on paper that lies across."""
_LABEL = 24 * mm
_DAYS_BESIDE = 5
_DAY_WIDTHS = {1: 40.0, 2: 30.0, 3: 27.0, 4: 25.0, 5: 25.0}

# Widths in mm as DOMAIN 3.3 gives them for A4; text columns take up what other paper leaves.
_NUMBER, _SEX = 10.0, 10.0
_ZIG_ZAG = {
    AttendanceVariant.BLANK_PORTRAIT: 40.0,
    AttendanceVariant.FILLED: 50.0,
    AttendanceVariant.BLANK_LANDSCAPE: 40.0,
}


def layout(paper: AttendancePaper) -> page.Layout:
    """Return how the sheet lies: upright only when blank, with the page count at the foot."""
    return page.Layout(
        paper.settings,
        paper.settings.list_sheet,
        landscape=paper.variant is not AttendanceVariant.BLANK_PORTRAIT,
        is_list=True,
        draft=paper.draft,
        running=f"{_title(paper).title()} – {_days(paper)}",
        notice=PRIVACY_NOTICE if paper.settings.privacy_notice else "",
    )


def story(paper: AttendancePaper) -> Iterator[Flowable]:
    """Yield letterhead, title, fields, the rows to sign on, totals and who acknowledges."""
    room = layout(paper).width
    yield from letterhead(paper.letterhead, paper.settings, room, _BELOW_LETTERHEAD)
    yield heading.title([_title(paper), wording.unbroken_year(paper.event.name.upper())], room)
    yield Spacer(0, 4)
    yield _fields(paper, room)
    yield Spacer(0, 4)
    foot = list(_foot(paper, room))
    yield from _sheets(paper, room, page.height(foot, room))
    yield from foot


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


def _fields(paper: AttendancePaper, room: float) -> Flowable:
    event, session = paper.event, paper.session
    topic = (session.title if session else "") or paper.sheet.session_title
    if paper.variant is AttendanceVariant.MATRIX or not topic:
        topic = event.short_name or event.name
    when = [
        ("Hari/Tanggal", _days(paper)),
        ("Waktu", _time(paper)),
    ]
    where = [("Tempat", wording.venue(event, session)), ("Acara", topic)]
    if paper.variant is AttendanceVariant.BLANK_PORTRAIT:
        return heading.fields([*when, *where], room, _LABEL, _FIELD_SIZE)
    return heading.paired_fields(when, where, room, _LABEL, _FIELD_SIZE)


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
        yield _acknowledged(paper, room)


def _sheets(paper: AttendancePaper, room: float, below: float) -> Iterator[Flowable]:
    """Yield the table; a matrix of many days comes in several, each on pages of its own."""
    height = min(max(float(paper.settings.row_height), LOWEST_ROW), HIGHEST_ROW) * mm
    for place, signatures in enumerate(_signature_cells(paper)):
        columns = _columns(paper, room - signatures.width)
        rows = _rows(paper, len(columns))
        if not rows:
            yield Paragraph("Belum ada nama pada daftar ini.", styles.remark(_FIELD_SIZE))
            return
        if place:
            yield PageBreak()
        yield SignInSheet(columns, rows, signatures, height, below)


def _signature_cells(paper: AttendancePaper) -> list[SignatureCells]:
    if paper.variant is not AttendanceVariant.MATRIX:
        return [SignatureCells(_ZIG_ZAG[paper.variant] * mm)]
    titles = [_day_title(place, day) for place, day in enumerate(paper.days, start=1)] or [""]
    beside = [titles[first : first + _DAYS_BESIDE] for first in range(0, len(titles), _DAYS_BESIDE)]
    return [SignatureCells(_DAY_WIDTHS[len(part)] * len(part) * mm, tuple(part)) for part in beside]


def _day_title(place: int, day: SessionRow) -> str:
    return f"HARI {roman(day.number or place)} ({day.date.day:02}/{day.date.month:02})"


def _columns(paper: AttendancePaper, room: float) -> list[Column]:
    """Return the columns before the signatures, filling ``room`` points."""
    nip = paper.settings.show_nip
    number, sex = ("NO", _NUMBER, Align.CENTRE), ("L/P", _SEX, Align.CENTRE)
    name = ("NAMA/NIP" if nip else "NAMA", 52.0, Align.LEFT)
    if paper.variant is AttendanceVariant.BLANK_PORTRAIT:
        narrow = [(number[0], 9.0, Align.CENTRE), name, (sex[0], 9.0, Align.CENTRE)]
        return _filled([*narrow, ("JABATAN/INSTANSI", 50.0, Align.LEFT)], room)
    if paper.variant is AttendanceVariant.MATRIX:
        return _filled([number, name, sex, ("JABATAN/INSTANSI", 52.0, Align.LEFT)], room)
    filled = paper.variant is AttendanceVariant.FILLED
    parts = [number, ("NAMA", 52.0 if filled else 48.0, Align.LEFT)]
    parts += [("NIP", 42.0 if filled else 40.0, Align.LEFT)] if nip else []
    parts += [sex, ("JABATAN", 40.0, Align.LEFT)]
    parts += (
        [("INSTANSI/ASAL", 43.0, Align.LEFT)]
        if filled
        else [("INSTANSI", 32.0, Align.LEFT), ("ASAL KAB/KOTA", 27.0, Align.LEFT)]
    )
    return _filled(parts, room)


def _filled(parts: Sequence[tuple[str, float, Align]], room: float) -> list[Column]:
    """Give the text columns, the left-aligned ones, the room the others leave."""
    fixed = sum(width for _title, width, align in parts if align is not Align.LEFT) * mm
    text = sum(width for _title, width, align in parts if align is Align.LEFT) * mm
    share = (room - fixed) / text
    return [
        Column(title, width * mm * (share if align is Align.LEFT else 1.0), align)
        for title, width, align in parts
    ]


def _rows(paper: AttendancePaper, columns: int) -> list[tuple[str, ...]]:
    """Return the cells of the people, then the empty rows; a final list has only those asked for."""
    people = paper.people
    usual = 0 if paper.final else paper.settings.blank_rows
    blank = usual if paper.blank_rows is None else paper.blank_rows
    named = [(str(number), *_cells(paper, row)) for number, row in enumerate(people, start=1)]
    numbers = range(len(people) + 1, len(people) + max(blank, 0) + 1)
    return [*named, *((str(number), *("",) * (columns - 1)) for number in numbers)]


def _cells(paper: AttendancePaper, row: AttendeeRow) -> tuple[str, ...]:
    name, number = plain(row.full_name), plain(wording.personal_number(row))
    job, home = wording.job(row), wording.home(row)
    if paper.variant is AttendanceVariant.MATRIX:
        label = number if number.startswith("NRP") else f"NIP {number}"
        both = f"{name}\n{label}" if paper.settings.show_nip else name
        return both, row.sex, "\n".join(filter(None, (job, home)))
    return (name, *((number,) if paper.settings.show_nip else ()), row.sex, job, home)


def _acknowledged(paper: AttendancePaper, room: float) -> Signatures:
    when = wording.place_and_date(paper.place or paper.event.city, paper.signed_on)
    left = paper.left_signatory
    right = Block(paper.signatory, (when,) if left else (when, "Mengetahui,"), _role(paper.signatory))
    other = Block(left, ("Mengetahui,",), _role(left)) if left else None
    return Signatures(right, other, room, _FIELD_SIZE)


def _role(signatory: SignatoryRow | None) -> str:
    """Return what stands for the job title: a chair of a committee signs as that."""
    if signatory is None or signatory.role is SignatoryRole.COMMITTEE_CHAIR:
        return SIGNATORY_ROLES[SignatoryRole.COMMITTEE_CHAIR]
    return PPTK_TITLE if signatory.role is SignatoryRole.PPTK else ""
