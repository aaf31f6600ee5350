"""Numbers and rupiah by Indonesian rules: a dot groups thousands, a comma starts the fraction."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.quote import quoted

MONEY_LIMIT = 10**13
WORDS_LIMIT = 10**15

_ONES = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_SCALES = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu"), (1, ""))
_EXPONENTS = {
    "": 0,
    "ribu": 3,
    "rb": 3,
    "juta": 6,
    "jt": 6,
    "miliar": 9,
    "milyar": 9,
    "triliun": 12,
    "trilyun": 12,
}
_WHOLE = r"[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+"
_MONEY = re.compile(
    rf"(?:rp\.?|idr)?\s*(?P<whole>{_WHOLE})(?:,(?P<fraction>[0-9]+))?\s*(?P<scale>[a-z]*)(?:,-+|\.-+)?"
)
_DECIMAL = re.compile(rf"(?P<sign>[-−]?)\s*(?P<whole>{_WHOLE})(?:,(?P<fraction>[0-9]+))?\s*(?:%|persen)?")
_MOST_DIGITS = 20

_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_ROMAN_LIMIT = 4000


def in_words(number: int) -> str:
    """Return the number in Indonesian words (terbilang), for numbers below 10**15 either way from zero."""
    if abs(number) >= WORDS_LIMIT:
        raise ValueError(number)
    if number == 0:
        return "nol"
    words = ["minus"] if number < 0 else []
    rest = abs(number)
    for scale, word in _SCALES:
        group, rest = divmod(rest, scale)
        if group == 1 and word == "ribu":
            words.append("seribu")
        elif group:
            words += [*_below_thousand(group), word]
    return " ".join(filter(None, words))


def _below_thousand(number: int) -> list[str]:
    hundreds, rest = divmod(number, 100)
    words = ["seratus"] if hundreds == 1 else [_ONES[hundreds], "ratus"] if hundreds else []
    tens, ones = divmod(rest, 10)
    if tens == 1:
        teens = {0: ["sepuluh"], 1: ["sebelas"]}
        return words + teens.get(ones, [_ONES[ones], "belas"])
    return words + ([_ONES[tens], "puluh"] if tens else []) + [_ONES[ones]]


def ordinal_clause(number: int) -> str:
    """Return the heading of a clause of an agreement: KESATU, KEDUA, ... KEDUA BELAS."""
    if number < 1:
        raise ValueError(number)
    return f"KE{in_words(number).upper()}"


def roman(number: int) -> str:
    """Return a number from 1 to 3999 in capital Roman numerals."""
    if not 0 < number < _ROMAN_LIMIT:
        raise ValueError(number)
    letters = []
    for value, letter in _ROMAN:
        count, number = divmod(number, value)
        letters.append(letter * count)
    return "".join(letters)


def grouped(number: int) -> str:
    """Return a whole number with dots between the thousands: ``1.250.000``."""
    return f"{number:,}".replace(",", ".")


def rupiah(amount: int) -> str:
    """Return an amount of whole rupiah as papers print it: ``Rp1.250.000``, ``-Rp500.000``."""
    return f"{'-' if amount < 0 else ''}Rp{grouped(abs(amount))}"


def rupiah_cents(amount: Decimal | int) -> str:
    """Return an amount with two decimals: ``Rp1.250.000,00``."""
    text = decimal(amount, places=2)
    return f"-Rp{text[1:]}" if text.startswith("-") else f"Rp{text}"


def decimal(value: Decimal | int, places: int | None = None) -> str:
    """Return a number with a decimal comma, rounded half up to ``places`` or with as many as it needs."""
    number = Decimal(value)
    if places is not None:
        number = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    whole, _dot, fraction = f"{abs(number):f}".partition(".")
    if places is None:
        fraction = fraction.rstrip("0")
    sign = "-" if number < 0 else ""
    return f"{sign}{grouped(int(whole))}{',' if fraction else ''}{fraction}"


def percent(value: Decimal | int, places: int | None = None) -> str:
    """Return a percentage as tables show it: ``87,5%``."""
    return f"{decimal(value, places)}%"


def ratio(part: int | Decimal, whole: int | Decimal, places: int = 2) -> Decimal | None:
    """Return ``part`` in percent of ``whole``, rounded half up, or None when the whole is nothing."""
    if whole == 0:
        return None
    return (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def parse_money(text: str) -> int:
    """Return the whole rupiah a person wrote: ``1.250`` is 1250, ``1,25 miliar`` is 1250000000."""
    typed = " ".join(text.split()).casefold().removesuffix("rupiah").rstrip()
    if not typed:
        raise RakorError(_("Jumlah uang belum diisi; tulis misalnya Rp1.250.000."))
    match = _MONEY.fullmatch(typed)
    if match is None:
        raise _not_money(text, typed)
    exponent = _EXPONENTS.get(match["scale"])
    if exponent is None:
        raise RakorError(
            _("{text} tidak jelas besarnya; tulis “ribu”, “juta”, “miliar”, atau “triliun” lengkap.").format(
                text=quoted(text)
            )
        )
    digits = match["whole"].replace(".", "").lstrip("0")
    fraction = (match["fraction"] or "").rstrip("0")
    if len(fraction) > exponent:
        raise RakorError(
            _(
                "{text} bukan rupiah utuh karena koma memulai pecahan; untuk ribuan pakai titik: 1.250."
            ).format(text=quoted(text))
        )
    written = (digits + fraction.ljust(exponent, "0")).lstrip("0") or "0"
    # The length is judged first: Python refuses to read thousands of digits.
    if len(written) > len(str(MONEY_LIMIT)) or int(written) > MONEY_LIMIT:
        raise RakorError(
            _("{text} terlalu besar; jumlah uang paling banyak {limit}.").format(
                text=quoted(text), limit=rupiah(MONEY_LIMIT)
            )
        )
    return int(written)


def _not_money(text: str, typed: str) -> RakorError:
    if typed.startswith(("-", "−", "(")):
        return RakorError(
            _("{text} kurang dari nol; jumlah uang paling sedikit Rp0.").format(text=quoted(text))
        )
    if re.search(r"[0-9]", typed) is None:
        return RakorError(
            _("{text} bukan jumlah uang; tulis misalnya Rp1.250.000.").format(text=quoted(text))
        )
    return RakorError(
        _(
            "{text} tidak dapat dibaca sebagai rupiah; titik hanya untuk ribuan dan koma untuk pecahan, "
            "misalnya Rp1.250.000 atau 1,25 miliar."
        ).format(text=quoted(text))
    )


def parse_decimal(text: str) -> Decimal:
    """Return the number a person wrote by Indonesian rules: ``87,5``, ``1.250``, ``87,5%``."""
    match = _DECIMAL.fullmatch(" ".join(text.split()).casefold())
    if match is None:
        raise RakorError(
            _(
                "{text} tidak dapat dibaca sebagai angka; pakai koma untuk pecahan dan titik hanya untuk "
                "ribuan, misalnya 87,5 atau 1.250."
            ).format(text=quoted(text))
        )
    whole, fraction = match["whole"].replace(".", ""), match["fraction"] or ""
    if len(whole) + len(fraction) > _MOST_DIGITS:
        raise RakorError(_("{text} terlalu panjang untuk sebuah angka.").format(text=quoted(text)))
    value = Decimal(f"{whole}.{fraction or '0'}" if fraction else whole)
    return -value if match["sign"] and value else value
