"""Dates and times of day in Indonesian: written from a date, never from what somebody believes the day is."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.numbers import in_words, roman
from rakor_desktop.domain.quote import quoted

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
ROMAN_MONTHS = tuple(roman(number) for number in range(1, 13))

TIME_ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
# Fixed, because Windows has no zone data and Indonesia has no daylight saving.
_OFFSETS = {"WIB": 7, "WITA": 8, "WIT": 9}

_FIRST_YEAR, _LAST_YEAR = 1900, 2199

ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""For the screen in English, and for what is typed there; paper is Indonesian."""

_DAY_WORDS = {
    **{name.casefold(): number for number, name in enumerate(ENGLISH_DAYS)},
    **{name.casefold(): number for number, name in enumerate(DAYS)},
    **{name[:3].casefold(): number for number, name in enumerate(DAYS)},
    "jum'at": 4,
    "ahad": 6,
}
_SHORT_AND_OLD_MONTHS = (
    "jan",
    "feb febr pebruari pebr peb",
    "mar mrt",
    "apr",
    "may",
    "jun",
    "jul",
    "agt ags agust aug",
    "sep sept",
    "okt oct",
    "nov nopember nop",
    "des dec",
)
_MONTH_WORDS = {name.casefold(): number for number, name in enumerate(ENGLISH_MONTHS, start=1)} | {
    word: number
    for number, (name, others) in enumerate(zip(MONTHS, _SHORT_AND_OLD_MONTHS, strict=True), start=1)
    for word in (name.casefold(), *others.split())
}

_LEADING_DAY = re.compile(r"(?:hari\s+)?(?P<day>[a-z']+)\.?\s*[,/(]?\s*(?:tanggal\s+|tgl\.?\s+)?(?=[0-9])")
_NUMERIC = re.compile(
    r"(?P<day>[0-9]{1,2})\s?[/.-]\s?(?P<month>[0-9]{1,2})\s?[/.-]\s?(?P<year>[0-9]{4}|[0-9]{2})"
)
_ISO = re.compile(
    r"(?P<year>[0-9]{4})[-/.](?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})(?:[t ]00:00(?::00(?:\.0+)?)?)?"
)
_SPELLED = re.compile(r"(?P<day>[0-9]{1,2})[\s.-]*(?P<month>[a-z]+)\.?[\s,-]*'?(?P<year>[0-9]{4}|[0-9]{2})")
_CLOCK = re.compile(
    r"(?:pukul|jam|pkl\.?)?\s*"
    r"(?:(?P<hour>[0-9]{1,2})(?:[.:](?P<minute>[0-9]{2})(?:[.:]00)?)?|(?P<packed>[0-9]{4}))"
    r"\s*(?P<zone>wib|wita|wit)?"
)


def day_name(day: date) -> str:
    """Return the name of the weekday: ``Selasa``."""
    return DAYS[day.weekday()]


def plain_date(day: date) -> str:
    """Return the date without its weekday: ``16 April 2026``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def long_date(day: date) -> str:
    """Return the date with its weekday: ``Selasa, 15 Maret 2016``."""
    return f"{day_name(day)}, {plain_date(day)}"


def date_range(first: date, last: date) -> str:
    """Return the shortest clear range: ``14–16 April 2026``, ``30 April–2 Mei 2026``."""
    _refuse_reversed(first, last)
    if first == last:
        return plain_date(first)
    if first.year != last.year:
        return f"{plain_date(first)}–{plain_date(last)}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]}–{plain_date(last)}"
    return f"{first.day}–{plain_date(last)}"


def day_range(first: date, last: date) -> str:
    """Return the range with its weekdays: ``Selasa–Kamis, 14–16 April 2026``."""
    if first == last:
        return long_date(first)
    return f"{day_name(first)}–{day_name(last)}, {date_range(first, last)}"


def days(start: date, end: date) -> list[date]:
    """Return every day from the first to the last, both included."""
    _refuse_reversed(start, end)
    return [start + timedelta(days=number) for number in range((end - start).days + 1)]


def _refuse_reversed(first: date, last: date) -> None:
    if last < first:
        raise RakorError(
            _("Tanggal selesai {last} mendahului tanggal mulai {first}; perbaiki salah satunya.").format(
                first=plain_date(first), last=plain_date(last)
            )
        )


def date_in_words(day: date) -> str:
    """Return the date as an agreement spells it, from the weekday to ``tahun dua ribu enam belas``."""
    month = MONTHS[day.month - 1]
    return f"{day_name(day)}, tanggal {in_words(day.day)} bulan {month} tahun {in_words(day.year)}"


def clock(moment: time | str) -> str:
    """Return the time of day with a dot, as papers print it: ``09.00``."""
    text = parse_clock(moment) if isinstance(moment, str) else f"{moment:%H:%M}"
    return text.replace(":", ".")


def clock_range(start: time | str, end: time | str | None) -> str:
    """Return ``08.00–09.30``, or ``08.00 s.d. selesai`` when no end is known."""
    if end is None or end == "":
        return f"{clock(start)} s.d. selesai"
    return f"{clock(start)}–{clock(end)}"


def parse_date(text: str) -> date:
    """Return the date a person wrote, day before month; a weekday that does not fit is refused."""
    typed = " ".join(text.replace("’", "'").replace("ʼ", "'").replace("`", "'").split()).casefold()
    leading = _LEADING_DAY.match(typed)
    rest = (typed[leading.end() :] if leading else typed).rstrip(").")
    match = _ISO.fullmatch(rest) or _NUMERIC.fullmatch(rest) or _SPELLED.fullmatch(rest)
    if match is None:
        raise _not_a_date(text)
    found = _calendar_day(text, match["day"], match["month"], match["year"])
    if leading and leading["day"] not in ("tanggal", "tgl", "hari"):
        _refuse_wrong_weekday(text, leading["day"], found)
    return found


def _calendar_day(text: str, day: str, month: str, year: str) -> date:
    if len(year) == 2:  # noqa: PLR2004
        raise RakorError(
            _("Tahun pada {text} hanya dua angka; tulis empat angka, misalnya 20{year}.").format(
                text=quoted(text), year=year
            )
        )
    number = int(month) if month.isdecimal() else _MONTH_WORDS.get(month)
    if number is None:
        raise _not_a_date(text)
    try:
        found = date(int(year), number, int(day))
    except ValueError:
        raise RakorError(
            _("Tanggal {text} tidak ada dalam kalender; urutannya hari, bulan, tahun.").format(
                text=quoted(text)
            )
        ) from None
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise RakorError(_("Tahun pada {text} tidak masuk akal; periksa lagi.").format(text=quoted(text)))
    return found


def _refuse_wrong_weekday(text: str, word: str, found: date) -> None:
    weekday = _DAY_WORDS.get(word)
    if weekday is None:
        raise _not_a_date(text)
    if weekday != found.weekday():
        raise RakorError(
            _("Tanggal {date} adalah hari {right}, bukan {wrong}; periksa hari atau tanggalnya.").format(
                date=plain_date(found), right=day_name(found), wrong=DAYS[weekday]
            )
        )


def _not_a_date(text: str) -> RakorError:
    if not text.strip():
        return RakorError(_("Tanggal belum diisi; tulis misalnya 15/03/2016."))
    return RakorError(
        _("{text} tidak dapat dibaca sebagai tanggal; tulis misalnya 15/03/2016 atau 15 Maret 2016.").format(
            text=quoted(text)
        )
    )


def parse_clock(text: str, zone: str = "") -> str:
    """Return the time of day a person wrote as ``HH:MM``; with ``zone``, another zone's name is refused."""
    match = _CLOCK.fullmatch(" ".join(text.split()).casefold().rstrip("."))
    if match is None:
        raise RakorError(
            _("{text} tidak dapat dibaca sebagai jam; tulis misalnya 08.00 atau 13.30.").format(
                text=quoted(text)
            )
        )
    packed = match["packed"] or f"{int(match['hour']):02}{match['minute'] or '00'}"
    hour, minute = packed[:2], packed[2:]
    if int(hour) > 23 or int(minute) > 59:  # noqa: PLR2004
        raise RakorError(
            _("Jam {text} tidak ada; jam berkisar dari 00.00 sampai 23.59.").format(text=quoted(text))
        )
    if zone and match["zone"] and match["zone"].upper() != zone:
        raise RakorError(
            _("Jam {text} bukan {zone}; tulis jam menurut {zone}.").format(text=quoted(text), zone=zone)
        )
    return f"{hour}:{minute}"


def local_time(moment: datetime, zone: str) -> datetime:
    """Return an aware moment as the clocks of ``zone`` show it (WIB, WITA, WIT or its IANA name)."""
    if moment.tzinfo is None:
        raise ValueError(moment)
    short = next((name for name, iana in TIME_ZONES.items() if zone in (name, iana)), None)
    if short is None:
        raise RakorError(
            _("Zona waktu {zone} tidak dikenal; pilih WIB, WITA, atau WIT.").format(zone=quoted(zone))
        )
    return moment.astimezone(timezone(timedelta(hours=_OFFSETS[short]), short))


def today(zone: str) -> date:
    """Return the date on which the clocks of ``zone`` are now, whatever those of this laptop say."""
    return local_time(datetime.now(UTC), zone).date()


def local_clock(moment: datetime, zone: str) -> str:
    """Return the local time of day of an aware moment: ``09.00``."""
    return clock(local_time(moment, zone).time())


def local_stamp(moment: datetime, zone: str) -> str:
    """Return the local date and time of an aware moment: ``16 April 2026, 09.00 WITA``."""
    local = local_time(moment, zone)
    return f"{plain_date(local)}, {clock(local.time())} {local.tzname()}"
