"""The usual course of a Rakor (DOMAIN 3.4), laid over as many days as the meeting has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rakor_desktop.domain.agenda import AgendaKind
from rakor_desktop.domain.agenda_rules import slot_length

_Line = tuple[str, str, AgendaKind, str, str]

_COMMITTEE = "Panitia"
_PRESENTATIONS = "Pemaparan kabupaten/kota: evaluasi program {current} dan permasalahan"
_GROUPS = "Sidang kelompok / desk penyusunan program {plan}"
_TWO_DAYS = 2
_THREE_DAYS = 3


@dataclass(frozen=True, slots=True)
class UsualItem:
    """One item of the usual agenda; ``day`` counts from 1, times are ``HH:MM``."""

    day: int
    start_time: str
    end_time: str
    kind: AgendaKind
    title: str
    speaker: str


def usual_agenda(
    days: int, *, province: str, year_current: int, year_plan: int, regions: int
) -> list[UsualItem]:
    """Return the usual items of a meeting of this many days; ``regions`` present in turn."""
    words = {"province": province, "current": year_current, "plan": year_plan}
    items = []
    for day, lines in enumerate(_laid_over(days), start=1):
        for start, end, kind, title, speaker in lines:
            named = title.format(**words)
            if title == _PRESENTATIONS and regions:
                named += f" ({regions} × {slot_length(start, end, regions)} menit)"
            items.append(UsualItem(day, start, end, kind, named, speaker.format(**words)))
    return items


def _laid_over(days: int) -> Iterator[Sequence[_Line]]:
    if days == 1:
        yield _ONE_DAY
    elif days == _TWO_DAYS:
        yield from (_FIRST_OF_TWO, _SECOND_OF_TWO)
    else:
        yield from (_OPENING_DAY, _WORKING_DAY)
        yield from [_FURTHER_DAY] * (days - _THREE_DAYS)
        yield _LAST_DAY


def _opening(*times: str) -> list[_Line]:
    spans = zip(times[:-1], times[1:], _OPENING, strict=True)
    return [(start, end, *rest) for start, end, rest in spans]


_OPENING: tuple[tuple[AgendaKind, str, str], ...] = (
    (AgendaKind.OPENING, "Pembukaan oleh pembawa acara", "Pembawa acara"),
    (AgendaKind.OPENING, "Menyanyikan lagu kebangsaan Indonesia Raya", "Seluruh peserta"),
    (AgendaKind.OPENING, "Doa", "Petugas doa"),
    (AgendaKind.SPEECH, "Laporan Ketua Panitia", "Ketua Panitia"),
    (AgendaKind.SPEECH, "Sambutan Kementerian Perindustrian", "Kementerian Perindustrian"),
    (
        AgendaKind.SPEECH,
        "Sambutan Gubernur {province} sekaligus membuka acara secara resmi",
        "Gubernur atau yang mewakili",
    ),
)
_POLICY = (
    AgendaKind.PRESENTATION,
    "Materi I: Kebijakan dan Program Prioritas Pengembangan Industri di {province}",
    "Kepala Dinas Provinsi",
)
_SMALL_INDUSTRY = (
    AgendaKind.PRESENTATION,
    "Materi II: Kebijakan Pengembangan IKM",
    "Ditjen IKMA Kemenperin",
)
_DISCUSSION = (AgendaKind.DISCUSSION, "Diskusi/tanya jawab", "Moderator")
_COFFEE = (AgendaKind.BREAK, "Rehat kopi", _COMMITTEE)
_LUNCH = (AgendaKind.BREAK, "Istirahat, salat, makan (ISHOMA)", "")
_TURNS = (AgendaKind.PRESENTATION, _PRESENTATIONS, "Dinas kabupaten/kota")
_GROUP_WORK = (AgendaKind.DISCUSSION, _GROUPS, "Tim Perumus")
_PLENARY = (AgendaKind.AGREEMENT, "Pleno: pembahasan rancangan rumusan", "Pimpinan Rapat")
_SIGNING = (
    AgendaKind.AGREEMENT,
    "Pembacaan rumusan dan penandatanganan Berita Acara Kesepakatan",
    "Pimpinan Rapat",
)
_CLOSING = (AgendaKind.CLOSING, "Penutupan", "Kepala Dinas Provinsi")
_LEAVING = (AgendaKind.OTHER, "Penyelesaian administrasi, peserta kembali", _COMMITTEE)
_REGISTRATION = (AgendaKind.OTHER, "Registrasi peserta", _COMMITTEE)

_OPENING_DAY: tuple[_Line, ...] = (
    ("13:00", "18:00", AgendaKind.OTHER, "Kedatangan dan registrasi peserta", _COMMITTEE),
    *_opening("19:00", "19:10", "19:15", "19:20", "19:30", "19:45", "20:15"),
    ("20:15", "21:00", AgendaKind.BREAK, "Ramah tamah/makan malam", _COMMITTEE),
)
_WORKING_DAY: tuple[_Line, ...] = (
    ("08:00", "09:30", *_POLICY),
    ("09:30", "10:30", *_DISCUSSION),
    ("10:30", "10:45", *_COFFEE),
    ("10:45", "12:00", *_SMALL_INDUSTRY),
    ("12:00", "13:00", *_LUNCH),
    ("13:00", "17:00", *_TURNS),
    ("19:00", "21:00", *_GROUP_WORK),
)
_FURTHER_DAY: tuple[_Line, ...] = (
    ("08:00", "10:00", AgendaKind.PRESENTATION, "Lanjutan pemaparan kabupaten/kota", "Dinas kabupaten/kota"),
    ("10:00", "10:15", *_COFFEE),
    ("10:15", "12:00", AgendaKind.DISCUSSION, "Lanjutan diskusi/tanya jawab", "Moderator"),
    ("12:00", "13:00", *_LUNCH),
    ("13:00", "16:00", AgendaKind.DISCUSSION, f"Lanjutan {_GROUPS[0].lower()}{_GROUPS[1:]}", "Tim Perumus"),
)
_LAST_DAY: tuple[_Line, ...] = (
    ("08:00", "10:00", *_PLENARY),
    ("10:00", "11:00", *_SIGNING),
    ("11:00", "11:30", *_CLOSING),
    ("11:30", "", *_LEAVING),
)
_FIRST_OF_TWO: tuple[_Line, ...] = (
    ("07:30", "08:30", *_REGISTRATION),
    *_opening("08:30", "08:40", "08:45", "08:50", "09:00", "09:15", "09:45"),
    ("09:45", "10:00", *_COFFEE),
    ("10:00", "11:00", *_POLICY),
    ("11:00", "12:00", *_SMALL_INDUSTRY),
    ("12:00", "13:00", *_LUNCH),
    ("13:00", "13:45", *_DISCUSSION),
    ("13:45", "17:30", *_TURNS),
)
_SECOND_OF_TWO: tuple[_Line, ...] = (
    ("08:00", "10:00", *_GROUP_WORK),
    ("10:00", "10:15", *_COFFEE),
    ("10:15", "11:30", *_PLENARY),
    ("11:30", "12:30", *_SIGNING),
    ("12:30", "13:00", *_CLOSING),
    ("13:00", "", *_LEAVING),
)
_ONE_DAY: tuple[_Line, ...] = (
    ("07:30", "08:00", *_REGISTRATION),
    *_opening("08:00", "08:05", "08:10", "08:15", "08:25", "08:40", "09:00"),
    ("09:00", "09:45", *_POLICY),
    ("09:45", "10:30", *_SMALL_INDUSTRY),
    ("10:30", "10:45", *_COFFEE),
    ("10:45", "12:00", *_DISCUSSION),
    ("12:00", "13:00", *_LUNCH),
    ("13:00", "15:00", *_TURNS),
    ("15:00", "16:00", *_GROUP_WORK),
    ("16:00", "16:30", *_PLENARY),
    ("16:30", "17:00", *_SIGNING),
    ("17:00", "17:15", *_CLOSING),
    ("17:15", "", *_LEAVING),
)
