"""The sign-in sheet of 150 and of 1,000 people, against the same strings drawn on a raw canvas."""

from __future__ import annotations

import datetime as dt
import statistics
import sys
import time
from collections.abc import Callable
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from rakor_desktop.documents import attendance_list, fonts, wording
from rakor_desktop.documents.data import AttendancePaper
from rakor_desktop.domain.attendance import AttendanceSheet, AttendeeRow, Role
from rakor_desktop.domain.event import EventRow
from rakor_desktop.domain.papers import LetterheadRow
from rakor_desktop.domain.ranks import OfficeLevel

ROUNDS = 15
FEW, MANY = 150, 1000
MOST_SECONDS, TARGET = 0.25, 8.0
ROWS_PER_PAGE = 14


def main() -> int:
    first = time.perf_counter()
    few = _paper(FEW)
    attendance_list.render_pdf(few)
    first = time.perf_counter() - first
    many = _paper(MANY)
    strings = _strings(many)
    small, ours, floor = [], [], []
    for _round in range(ROUNDS):  # alternating, so that a noisy machine is noisy for all three
        small.append(_timed(lambda: attendance_list.render_pdf(few)))
        ours.append(_timed(lambda: attendance_list.render_pdf(many)))
        floor.append(_timed(lambda: _raw(strings)))
    middle = statistics.median(small)
    print(
        f"{FEW} people            {middle:6.3f} s (median of {ROUNDS}; the first, with the fonts read, "
        f"{first:.3f} s; target {MOST_SECONDS} s)"
    )
    print(f"raw canvas, {MANY:,} rows {statistics.median(floor):6.3f} s (least {min(floor):.3f} s)")
    ratio, least = statistics.median(ours) / statistics.median(floor), min(ours) / min(floor)
    print(
        f"{MANY:,} people          {statistics.median(ours):6.3f} s = {ratio:.2f} x the floor "
        f"(of the least {least:.2f} x; target {TARGET:.0f} x)"
    )
    return 0 if middle <= MOST_SECONDS and ratio <= TARGET else 1


def _paper(people: int) -> AttendancePaper:
    day = dt.date(2026, 4, 14)
    event = EventRow(
        uid="event",
        name="Rapat Koordinasi Bidang Perindustrian Provinsi Nusa Tenggara Timur Tahun 2026",
        start_date=day,
        end_date=day,
        year_current=2026,
        year_plan=2027,
        venue="Hotel Contoh",
        city="Atambua",
    )
    letterhead = LetterheadRow(
        "kop", "event", "Pemerintah Provinsi Contoh", "Dinas Perindustrian dan Perdagangan", "Jalan Contoh"
    )
    rows = tuple(_person(number) for number in range(people))
    sheet = AttendanceSheet("event", "day", "Pembukaan", day, rows)
    return AttendancePaper(event=event, letterhead=letterhead, sheet=sheet, blank_rows=0)


def _person(number: int) -> AttendeeRow:
    return AttendeeRow(
        uid=f"{number:04}",
        person_uid=f"{number:04}",
        prefix="Drs.",
        name=f"Contoh Peserta {number}",
        suffix="S.E., M.Si.",
        role=Role.PARTICIPANT,
        level=OfficeLevel.JPT_PRATAMA_KAB,
        position="Kepala Bidang Perindustrian",
        nip=f"19{number % 30 + 65}0101 2005{number % 12 + 1:02} 1 999",
        sex="LP"[number % 2],
        organization="Dinas Perdagangan dan Perindustrian",
        region="Kabupaten Timor Tengah Selatan",
    )


def _strings(paper: AttendancePaper) -> list[tuple[str, ...]]:
    return [
        (
            str(number),
            row.full_name,
            wording.personal_number(row),
            row.sex,
            wording.job(row),
            wording.home(row),
            f"{number} ......................",
        )
        for number, row in enumerate(paper.people, start=1)
    ]


def _raw(rows: list[tuple[str, ...]]) -> bytes:
    target = BytesIO()
    canvas = Canvas(target, invariant=True, initialFontName=fonts.REGULAR)
    for place, row in enumerate(rows):
        if place and place % ROWS_PER_PAGE == 0:
            canvas.showPage()
        canvas.setFont(fonts.REGULAR, 9)
        for column, text in enumerate(row):
            canvas.drawString(20 + 80 * column, 800 - 28 * (place % ROWS_PER_PAGE), text)
    canvas.save()
    return target.getvalue()


def _timed(work: Callable[[], bytes]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
