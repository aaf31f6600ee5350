"""Laporan data pribadi dalam berkas: whose data a lost file holds, for the notice that the law asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from rakor_desktop.documents import heading, page
from rakor_desktop.documents.grid import Column, Grid, GridStyle, Row
from rakor_desktop.documents.ink import Align
from rakor_desktop.domain import dates
from rakor_desktop.domain.numbers import grouped
from rakor_desktop.domain.papers import PaperSettings
from rakor_desktop.domain.privacy import DATA_KINDS, IncidentReport

TITLE = "LAPORAN DATA PRIBADI DALAM BERKAS"
_LAW = (
    "Bahan pemberitahuan kegagalan Pelindungan Data Pribadi",
    "(Pasal 46 Undang-Undang Nomor 27 Tahun 2022)",
)
_DUTY = (
    "Pemberitahuan tertulis disampaikan kepada Subjek Data Pribadi dan lembaga paling lambat 3 x 24 jam "
    "sejak kegagalan diketahui, dan memuat Data Pribadi yang terungkap, kapan dan bagaimana terungkap, "
    "serta upaya penanganan dan pemulihannya. Laporan ini memuat nama dan jenis data saja, bukan isinya."
)
_DAMAGED = "Riwayat berkas ini rusak: isinya mungkin lebih banyak daripada yang tercantum di sini."
_ZONE = "WITA"
_LABEL = 66 * mm
_TEXT = 10.0
_BLANK = "." * 50
_MOST = 3


@dataclass(frozen=True, slots=True)
class IncidentPaper:
    """The report, and the local moment at which it was made."""

    report: IncidentReport
    made_at: datetime
    settings: PaperSettings = PaperSettings()  # noqa: RUF009 - it is frozen


def layout(paper: IncidentPaper) -> page.Layout:
    """Return how the sheet lies: an upright list."""
    running = f"{TITLE.title()} – {paper.report.path.name}"
    return page.Layout(paper.settings, paper.settings.list_sheet, is_list=True, running=running)


def story(paper: IncidentPaper) -> Iterator[Flowable]:
    """Yield title, what file it is, how many are concerned, and everybody with the kinds of data."""
    room, report = layout(paper).width, paper.report
    yield heading.title([TITLE], room)
    yield heading.subtitle(_LAW, room, 10.0)
    yield Spacer(0, 8)
    yield heading.fields(_fields(paper), room, _LABEL, _TEXT, most=_MOST)
    yield Spacer(0, 8)
    counts = [
        Row((word, grouped(report.count(kind)))) for kind, word in DATA_KINDS.items() if report.count(kind)
    ]
    groups = [Row((group, grouped(count))) for group, count in report.groups.items()]
    for title, rows in (("Jenis data", counts), ("Kelompok", groups)):
        yield Grid([Column(title, room - 30 * mm), Column("Orang", 30 * mm, Align.RIGHT)], rows, GridStyle())
        yield Spacer(0, 8)
    yield Grid(_columns(room), list(_rows(report)), GridStyle())
    yield Spacer(0, 8)
    for sentence in filter(None, (_DUTY, "" if report.sound else _DAMAGED)):
        yield Grid(
            [Column("", room)], [Row((sentence,))], GridStyle(size=8.5, ruled=False, head=False, pad_x=0)
        )


def render_pdf(paper: IncidentPaper) -> bytes:
    """Return the report as PDF."""
    return page.render(f"{TITLE.title()} – {paper.report.path.name}", story(paper), layout(paper))


def _fields(paper: IncidentPaper) -> list[tuple[str, str | None]]:
    report = paper.report
    written = " s.d. ".join(
        dates.local_stamp(moment, _ZONE) for moment in (report.first_at, report.last_at) if moment
    )
    return [
        ("Berkas", report.path.name),
        ("Rakor", "; ".join(report.events) or "-"),
        ("Ditulis di laptop", ", ".join(report.laptops) or "-"),
        ("Ditulis antara", written or "-"),
        ("Jumlah orang", grouped(len(report.subjects))),
        ("Pindaian dan foto", grouped(report.scans)),
        ("Catatan notula", f"{grouped(report.notes)} (dapat menyebut nama orang lain)"),
        ("Laporan dibuat", dates.local_stamp(paper.made_at, _ZONE)),
        ("Kapan dan bagaimana data terungkap", _BLANK),
        ("Upaya penanganan dan pemulihan", _BLANK),
    ]


def _columns(room: float) -> list[Column]:
    number, name, group = 9 * mm, room * 0.34, room * 0.2
    return [
        Column("No", number, Align.CENTRE),
        Column("Nama", name),
        Column("Kelompok", group),
        Column("Data yang tersimpan", room - number - name - group),
    ]


def _rows(report: IncidentReport) -> Iterator[Row]:
    for number, one in enumerate(report.subjects, start=1):
        kinds = ", ".join(word.lower() if not word[:2].isupper() else word for word in _words(one.kinds))
        yield Row((str(number), one.name, one.group, kinds[:1].upper() + kinds[1:]))


def _words(kinds: frozenset[object]) -> list[str]:
    return [word for kind, word in DATA_KINDS.items() if kind in kinds]
