"""Three hundred name badges with their codes, against the same codes drawn on a raw canvas."""

from __future__ import annotations

import datetime as dt
import statistics
import sys
import time
from collections.abc import Callable
from io import BytesIO

from reportlab.graphics.barcode.code128 import Code128
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from rakor_desktop.documents import badges, fonts
from rakor_desktop.documents.card_data import BadgePaper, BadgeSize
from rakor_desktop.domain import badge_code
from rakor_desktop.domain.attendance import AttendeeRow, Role
from rakor_desktop.domain.event import EventRow
from rakor_desktop.domain.ranks import OfficeLevel

ROUNDS = 9
PEOPLE = 300
MOST_SECONDS = 3.0
PER_PAGE = 10


def main() -> int:
    paper = _paper(BadgeSize.CARD)
    first = _timed(lambda: badges.render_pdf(paper))
    upright = _paper(BadgeSize.A6)
    codes = [badge_code.printed(paper.event.uid, row.code) for row in paper.people]
    ours, large, floor = [], [], []
    for _round in range(ROUNDS):  # alternating, so that a noisy machine is noisy for all three
        ours.append(_timed(lambda: badges.render_pdf(paper)))
        large.append(_timed(lambda: badges.render_pdf(upright)))
        floor.append(_timed(lambda: _raw(codes)))
    middle, least = statistics.median(ours), statistics.median(floor)
    print(f"raw canvas, {PEOPLE} codes   {least:6.3f} s")
    print(
        f"{PEOPLE} badges, 9 x 5.5 cm  {middle:6.3f} s = {middle / least:.1f} x the floor "
        f"(the first, with the fonts read, {first:.3f} s; target {MOST_SECONDS:.0f} s)"
    )
    print(f"{PEOPLE} badges, A6          {statistics.median(large):6.3f} s")
    return 0 if max(first, middle, statistics.median(large)) <= MOST_SECONDS else 1


def _paper(size: BadgeSize) -> BadgePaper:
    event = EventRow(
        uid="event",
        name="Rapat Koordinasi Bidang Perindustrian Provinsi Nusa Tenggara Timur Tahun 2026",
        start_date=dt.date(2026, 4, 14),
        end_date=dt.date(2026, 4, 16),
        year_current=2026,
        year_plan=2027,
        city="Atambua",
    )
    return BadgePaper(event=event, people=[_person(number) for number in range(PEOPLE)], size=size)


def _person(number: int) -> AttendeeRow:
    return AttendeeRow(
        uid=f"{number:04}",
        person_uid=f"{number:04}",
        prefix="Drs.",
        name=f"Contoh Peserta Nomor {number}",
        suffix="S.E., M.Si.",
        role=(Role.PARTICIPANT, Role.SPEAKER, Role.COMMITTEE, Role.GUEST)[number % 4],
        level=OfficeLevel.JPT_PRATAMA_KAB,
        position="Kepala Bidang Perindustrian",
        organization="Dinas Koperasi, Usaha Kecil dan Menengah, Perindustrian, dan Perdagangan",
        region="Kabupaten Timor Tengah Selatan",
        region_code="53.02",
    )


def _raw(codes: list[str]) -> bytes:
    target = BytesIO()
    canvas = Canvas(target, invariant=True, initialFontName=fonts.REGULAR)
    for place, code in enumerate(codes):
        if place and place % PER_PAGE == 0:
            canvas.showPage()
        x, y = (place % 2) * 90 * mm, (place % PER_PAGE // 2) * 55 * mm
        Code128(code, barWidth=1.08, barHeight=8 * mm, quiet=0).drawOn(canvas, x, y)
        canvas.drawString(x, y, code)
    canvas.save()
    return target.getvalue()


def _timed(work: Callable[[], bytes]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
