"""Laporan data pribadi dalam berkas: whose data a lost file holds, for the notice that the law asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from rakor_desktop.documents import fonts, heading, page, wording
from rakor_desktop.documents.breaking import width
from rakor_desktop.documents.grid import Column, Grid, GridStyle, Row
from rakor_desktop.documents.ink import Align
from rakor_desktop.documents.signature import Block, Signatures
from rakor_desktop.domain import dates
from rakor_desktop.domain.numbers import grouped
from rakor_desktop.domain.papers import PaperSettings
from rakor_desktop.domain.privacy import DATA_KINDS, IncidentReport

NAME = "Laporan Data Pribadi dalam Berkas"
TITLE = NAME.upper()
_LAW = (
    "Bahan pemberitahuan kegagalan Pelindungan Data Pribadi",
    "(Pasal 46 Undang-Undang Nomor 27 Tahun 2022)",
)
_DUTY = (
    "Pemberitahuan tertulis disampaikan kepada Subjek Data Pribadi dan lembaga paling lambat 3 × 24\u00a0jam "
    "sejak kegagalan diketahui, dan memuat Data Pribadi yang terungkap, kapan dan bagaimana terungkap, "
    "serta upaya penanganan dan pemulihannya. Laporan ini memuat nama dan jenis data saja, bukan isinya."
)
_DAMAGED = "Riwayat berkas ini rusak: isinya mungkin lebih banyak daripada yang tercantum di sini."
_ZONE = "WITA"
_LABEL = 66 * mm
_TEXT = 10.0
_ASKED = ("Kapan dan bagaimana data terungkap", "Upaya penanganan dan pemulihan")
_LINES = 3
_MOST = 3


@dataclass(frozen=True, slots=True)
class IncidentPaper:
    """The report, and the local moment at which it was made."""

    report: IncidentReport
    made_at: datetime
    settings: PaperSettings = PaperSettings()  # noqa: RUF009 - it is frozen


def layout(paper: IncidentPaper) -> page.Layout:
    """Return how the sheet lies: an upright list."""
    running = f"{NAME} – {paper.report.path.name}"
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
    for title, rows in (("Jenis Data", counts), ("Kelompok", groups)):
        yield Grid([Column(title, room - 30 * mm), Column("Orang", 30 * mm, Align.RIGHT)], rows, GridStyle())
        yield Spacer(0, 8)
    yield Grid(_columns(room), list(_rows(report)), GridStyle())
    yield Spacer(0, 8)
    yield _by_hand(room)
    for sentence in filter(None, (_DUTY, "" if report.sound else _DAMAGED)):
        yield Grid(
            [Column("", room)], [Row((sentence,))], GridStyle(size=8.5, ruled=False, head=False, pad_x=0)
        )
    yield Spacer(0, 8)
    signer = Block(None, (wording.place_and_date("", None),), f"{wording.DOTS},")
    yield KeepTogether([Signatures(signer, None, room, _TEXT)])


def render_pdf(paper: IncidentPaper) -> bytes:
    """Return the report as PDF."""
    return page.render(f"{NAME} – {paper.report.path.name}", story(paper), layout(paper))


def _fields(paper: IncidentPaper) -> list[tuple[str, str | None]]:
    report = paper.report
    written = " s.d. ".join(_stamp(moment) for moment in (report.first_at, report.last_at) if moment)
    erased = [("Sudah dihapus", f"{grouped(report.erased)} orang")] if report.erased else []
    return [
        ("Berkas", report.path.name),
        ("Rakor", "; ".join(report.events) or "-"),
        ("Ditulis di laptop", ", ".join(report.laptops) or "-"),
        ("Ditulis antara", written or "-"),
        ("Jumlah orang", grouped(len(report.subjects))),
        *erased,
        ("Pindaian dan foto", grouped(report.scans)),
        ("Catatan notula", f"{grouped(report.notes)} (dapat menyebut nama orang lain)"),
        ("Laporan dibuat", _stamp(paper.made_at)),
    ]


def _stamp(moment: datetime) -> str:
    local = dates.local_time(moment, _ZONE)
    day, clock = dates.plain_date(local.date()), dates.clock(local.time())
    return wording.unbroken(f"{day} pukul {clock} {_ZONE}")


def _by_hand(room: float) -> Grid:
    """Return what only people know, with lines to write on."""
    line = "." * int(room / width(".", fonts.REGULAR, _TEXT))
    rows = [Row((text,), with_next=True) for label in _ASKED for text in (f"{label}:", *[line] * _LINES)]
    return Grid([Column("", room)], rows, GridStyle(size=_TEXT, ruled=False, head=False, pad_x=0, pad_y=4))


def _columns(room: float) -> list[Column]:
    number, name, group = 9 * mm, room * 0.34, room * 0.2
    return [
        Column("No", number, Align.CENTRE),
        Column("Nama", name),
        Column("Kelompok", group),
        Column("Data yang Tersimpan", room - number - name - group),
    ]


def _rows(report: IncidentReport) -> Iterator[Row]:
    for number, one in enumerate(report.subjects, start=1):
        kinds = ", ".join(word.lower() if not word[:2].isupper() else word for word in _words(one.kinds))
        yield Row((str(number), one.name, one.group, kinds[:1].upper() + kinds[1:]))


def _words(kinds: frozenset[object]) -> list[str]:
    return [word for kind, word in DATA_KINDS.items() if kind in kinds]
