"""Numbers of a spreadsheet as the person in front of it sees them, as far as that can be kept."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

GENERAL = "General"
BUILT_IN = {
    0: GENERAL,
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    14: "d/m/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "d/m/yyyy h:mm",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss",
}
"""What the numbers of the formats that every Excel knows stand for; the others show a plain number."""

TOO_EXACT = 1e15
"""From here on a spreadsheet keeps fewer digits than it was given: every NIP is that long."""
_LONGEST_FORM = 25
_LAST_DAY = 2_958_465
_SECONDS = 86_400
_PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[(?P<bracket>[^\]]*)\]|_.|\*.'
    r"|(?P<clock>AM/PM|A/P)|(?P<general>General)|(?P<power>[Ee][+-])|(?P<sign>.)",
    re.IGNORECASE | re.DOTALL,
)
_DURATION = re.compile(
    r"P(?:(?P<d>[0-9]{1,5})D)?T(?:(?P<h>[0-9]{1,5})H)?(?:(?P<m>[0-9]{1,5})M)?(?:(?P<s>[0-9]{1,5})(?:\.[0-9]+)?S)?"
)
_ELAPSED = re.compile(r"[hms]+", re.IGNORECASE)
_PLACES = frozenset("0#?")
_SIGNS = _PLACES | frozenset(".,%")
_MOMENT_LETTERS = frozenset("ymdhs")
_DAY_LETTERS, _TIME_LETTERS = frozenset("yd"), frozenset("hs")


def shown(written: str, code: str = GENERAL, *, since_1904: bool = False) -> str:
    """Return the number written in the file as its format shows it.

    Dates are ISO, so that nobody can take the month for the day; thousands are not grouped; what has more
    digits than a spreadsheet keeps is shown as a power of ten (``1,98E+17``), never as an exact number.
    """
    try:
        value = float(written)
    except ValueError:
        return written
    if not math.isfinite(value):
        return written
    if abs(value) >= TOO_EXACT:
        return _exact(written) or _power(value)
    form = _form(code)
    if form is None:
        return plain(value)
    if isinstance(form, _Moment):
        return form.shown(value + (1462 if since_1904 and form.has_date else 0))
    return form.shown(value)


def plain(value: float) -> str:
    """Return a number without a format: ``53.1``, and whole numbers without a point."""
    if value == int(value):
        return str(int(value))
    return f"{value:.15g}"


def _exact(written: str) -> str:
    """Return the digits if they cannot have gone through a spreadsheet, which would have changed them."""
    if written.isascii() and written.isdigit() and int(float(written)) != int(written):
        return written
    return ""


def _power(value: float) -> str:
    number, power = f"{value:.14e}".split("e")
    return f"{number.rstrip('0').rstrip('.').replace('.', ',')}E{int(power):+03d}"


class _Moment:
    """A format that shows a date, a time of day, or both."""

    def __init__(self, *, has_date: bool, has_time: bool, elapsed: bool) -> None:
        self.has_date = has_date
        self._has_time = has_time
        self._elapsed = elapsed

    def shown(self, value: float) -> str:
        """Return the moment that so many days make."""
        if not 0 <= value < _LAST_DAY + 1:
            return plain(value)
        seconds = round(value * _SECONDS)
        if self._elapsed:
            return _clock(seconds)
        days, seconds = divmod(seconds, _SECONDS)
        day = _day(days).isoformat() if self.has_date else ""
        time = _clock(seconds) if self._has_time and (seconds or not day) else ""
        return " ".join(filter(None, (day, time)))


def _day(days: int) -> date:
    # Excel counts a 29 February 1900 that never was.
    start = date(1899, 12, 30) if days > 60 else date(1899, 12, 31)  # noqa: PLR2004
    return start + timedelta(days=days)


def _clock(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}" + (f":{rest:02}" if rest else "")


class _Places:
    """A format with a place for each digit: ``00.00``, ``0%``, ``"0"00-0000``."""

    def __init__(self, pieces: list[str], *, percent: bool) -> None:
        whole, _point, part = _split(pieces)
        self._whole = whole
        self._part = part
        self._decimals = sum(piece in _PLACES for piece in part)
        self._percent = percent

    def shown(self, value: float) -> str:
        """Return the number with a digit at each place."""
        number = Decimal(repr(value)) * (100 if self._percent else 1)
        rounded = abs(number).quantize(Decimal(1).scaleb(-self._decimals), ROUND_HALF_UP)
        whole, _point, part = f"{rounded:f}".partition(".")
        sign = "-" if number < 0 and rounded else ""
        return (sign + self._before(whole.lstrip("0")) + self._after(part)).strip()

    def _before(self, digits: str) -> str:
        first = next((at for at, piece in enumerate(self._whole) if piece in _PLACES), None)
        out: list[str] = []
        for at in range(len(self._whole) - 1, -1, -1):
            piece = self._whole[at]
            if piece not in _PLACES:
                out.append(piece[1:])
            elif at == first:
                out.append(digits or ("0" if piece == "0" else ""))
            else:
                out.append(digits[-1:] or ("0" if piece == "0" else ""))
                digits = digits[:-1]
        return "".join(reversed(out))

    def _after(self, digits: str) -> str:
        places = [piece for piece in self._part if piece in _PLACES]
        needed = max((at for at, piece in enumerate(places, start=1) if piece == "0"), default=0)
        kept = iter(digits[:needed] + digits[needed:].rstrip("0"))
        out = [next(kept, "") if piece in _PLACES else piece[1:] for piece in self._part]
        has_digits = any(piece in _PLACES and text for piece, text in zip(self._part, out, strict=True))
        return ("." if has_digits else "") + "".join(out)


def _split(pieces: list[str]) -> tuple[list[str], bool, list[str]]:
    if "." not in pieces:
        return pieces, False, []
    at = pieces.index(".")
    return pieces[:at], True, [piece for piece in pieces[at + 1 :] if piece != "."]


@lru_cache(maxsize=1000)
def _form(code: str) -> _Moment | _Places | None:
    """Return what a format shows; None for a plain number, also where showing it otherwise would hide it."""
    form = _Code()
    for match in _PIECE.finditer(code):
        kind = match.lastgroup or ""
        text = match[kind] if kind else ""
        if (kind, text) == ("sign", ";"):
            break
        if form.is_beyond(kind, text):
            return None
        form.take(kind, text)
    return _moment(form.letters, elapsed=form.elapsed) if form.letters else _places(form.pieces)


class _Code:
    """The first section of a format: letters of dates, places of digits, and words (``=words``)."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.letters = ""
        self.elapsed = False

    def is_beyond(self, kind: str, text: str) -> bool:
        """Tell whether this makes the format one of text, of fractions, of powers, or one with conditions."""
        if kind == "bracket":
            return text[:1] in ("<", ">", "=")
        return (
            kind in ("power", "general")
            or (kind, text) == ("sign", "@")
            or (kind == "sign" and text == "/" and not self.letters)
        )

    def take(self, kind: str, text: str) -> None:
        """Add a piece."""
        if kind == "bracket":
            if _ELAPSED.fullmatch(text):
                self.letters, self.elapsed = self.letters + text[0].lower(), True
        elif kind == "clock":
            self.letters += "h"
        elif kind in ("quoted", "escaped"):
            self.pieces.append(f"={text}")
        elif text.lower() in _MOMENT_LETTERS:
            self.letters += text.lower()
        elif text in _SIGNS:
            self.pieces.append(text)
        elif kind and not text.isalpha():
            self.pieces.append(f"={text}")


def _moment(letters: str, *, elapsed: bool) -> _Moment:
    has_time = bool(_TIME_LETTERS.intersection(letters)) or elapsed
    has_date = bool(_DAY_LETTERS.intersection(letters)) or not has_time
    return _Moment(has_date=has_date, has_time=has_time, elapsed=elapsed and not has_date)


def _places(pieces: list[str]) -> _Places | None:
    last = max((at for at, piece in enumerate(pieces) if piece in _PLACES), default=-1)
    # A comma behind the last digit shows thousands only: the number would be lost.
    if last < 0 or "," in pieces[last + 1 :] or len(pieces) > _LONGEST_FORM:
        return None
    kept = ["=%" if piece == "%" else piece for piece in pieces if piece != ","]
    return _Places(kept, percent="%" in pieces)


def duration(written: str) -> str:
    """Return an ISO duration as a time of day: ``PT08H30M00S`` is ``08:30``; nothing when it is none."""
    found = _DURATION.fullmatch(written.strip())
    if found is None:
        return ""
    days, hours, minutes, seconds = (int(found[part] or 0) for part in ("d", "h", "m", "s"))
    return _clock(((days * 24 + hours) * 60 + minutes) * 60 + seconds)


def moment(written: str) -> str:
    """Return an ISO date, time or both as ``shown`` would: a midnight that nobody wrote is left out."""
    text = written.strip().rstrip("Z")
    try:
        found = datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return text
    seconds = round((found - datetime.combine(found.date(), datetime.min.time())).total_seconds())
    return found.date().isoformat() + (f" {_clock(seconds)}" if seconds else "")
