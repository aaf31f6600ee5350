"""The columns of the Daftar Hadir in its four forms, and what stands in them for one person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm

from rakor_desktop.documents import wording
from rakor_desktop.documents.data import AttendancePaper, AttendanceVariant
from rakor_desktop.documents.grid import Column
from rakor_desktop.documents.ink import Align
from rakor_desktop.documents.sign_in import SignatureCells
from rakor_desktop.documents.text import plain
from rakor_desktop.domain.attendance import AttendeeRow
from rakor_desktop.domain.event import SessionRow
from rakor_desktop.domain.numbers import roman

_DAYS_BESIDE = 5
_DAY_WIDTHS = {1: 40.0, 2: 30.0, 3: 27.0, 4: 25.0, 5: 25.0}

# Widths in mm as DOMAIN 3.3 gives them for A4, but for NIP and institution on a filled sheet: the names of
# institutions are long, and a NIP is no longer than 37 mm. Text columns take up what other paper leaves.
_NUMBER, _SEX = 10.0, 10.0
_ZIG_ZAG = {
    AttendanceVariant.BLANK_PORTRAIT: 40.0,
    AttendanceVariant.FILLED: 50.0,
    AttendanceVariant.BLANK_LANDSCAPE: 40.0,
}


@dataclass(frozen=True, slots=True)
class Signed:
    """Columns to sign in, and the days or the session they are signed for."""

    cells: SignatureCells
    session_uids: tuple[str, ...]


def signed(paper: AttendancePaper) -> list[Signed]:
    """Return the columns to sign in; a matrix of many days has several sets, each on pages of its own."""
    if paper.variant is not AttendanceVariant.MATRIX:
        return [Signed(SignatureCells(_ZIG_ZAG[paper.variant] * mm), (paper.sheet.session_uid,))]
    days = [(_day_title(place, day), day.uid) for place, day in enumerate(paper.days, start=1)] or [("", "")]
    parts = [days[first : first + _DAYS_BESIDE] for first in range(0, len(days), _DAYS_BESIDE)]
    return [
        Signed(
            SignatureCells(_DAY_WIDTHS[len(part)] * len(part) * mm, tuple(title for title, _uid in part)),
            tuple(uid for _title, uid in part),
        )
        for part in parts
    ]


def columns(paper: AttendancePaper, room: float) -> list[Column]:
    """Return the columns before the signatures, filling ``room`` points."""
    nip = paper.settings.show_nip
    number, sex = ("NO", _NUMBER, Align.CENTRE), ("L/P", _SEX, Align.CENTRE)
    name = ("NAMA/NIP" if nip else "NAMA", 52.0, Align.LEFT)
    if paper.variant is AttendanceVariant.BLANK_PORTRAIT:
        narrow = [(number[0], 9.0, Align.CENTRE), name, (sex[0], 9.0, Align.CENTRE)]
        return _filled([*narrow, ("JABATAN/INSTANSI", 50.0, Align.LEFT)], room)
    if paper.variant is AttendanceVariant.MATRIX:
        return _filled([number, (name[0], 60.0, name[2]), sex, ("JABATAN/INSTANSI", 86.0, Align.LEFT)], room)
    filled = paper.variant is AttendanceVariant.FILLED
    parts = [number, ("NAMA", 50.0 if filled else 48.0, Align.LEFT)]
    parts += [("NIP", 38.0 if filled else 40.0, Align.LEFT)] if nip else []
    parts += [sex, ("JABATAN", 40.0, Align.LEFT)]
    parts += (
        [("INSTANSI/ASAL", 49.0, Align.LEFT)]
        if filled
        else [("INSTANSI", 32.0, Align.LEFT), ("ASAL KAB/KOTA", 27.0, Align.LEFT)]
    )
    return _filled(parts, room)


def cells(paper: AttendancePaper, row: AttendeeRow) -> tuple[str, ...]:
    """Return what stands in the columns after the number."""
    name, number = plain(row.full_name), plain(wording.personal_number(row))
    job, home = wording.job(row), wording.home(row)
    if paper.variant is AttendanceVariant.MATRIX:
        label = number if number.startswith("NRP") else f"NIP {number}"
        both = f"{name}\n{label}" if paper.settings.show_nip else name
        return both, row.sex, "\n".join(filter(None, (job, home)))
    return (name, *((number,) if paper.settings.show_nip else ()), row.sex, job, home)


def _day_title(place: int, day: SessionRow) -> str:
    return f"HARI {roman(day.number or place)} ({day.date.day:02}/{day.date.month:02})"


def _filled(parts: Sequence[tuple[str, float, Align]], room: float) -> list[Column]:
    """Give the text columns, the left-aligned ones, the room the others leave."""
    fixed = sum(width for _title, width, align in parts if align is not Align.LEFT) * mm
    text = sum(width for _title, width, align in parts if align is Align.LEFT) * mm
    share = (room - fixed) / text
    return [
        Column(title, width * mm * (share if align is Align.LEFT else 1.0), align)
        for title, width, align in parts
    ]
