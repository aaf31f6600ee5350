"""The number of a civil servant (NIP, 18 digits) and what can be wrong with one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

from rakor_desktop.domain.i18n import _

Severity = Literal["error", "warning"]

_LENGTH = 18
_OLD_LENGTH = 9
_YOUNGEST, _OLDEST = 18, 60
_SEXES = {"1": "L", "2": "P"}
_LABEL = re.compile(r"\s*(?:nip|ni\s?pppk)?\s*[.:]?\s*", re.IGNORECASE)
_POWER = re.compile(r"[0-9][.,]?[0-9]*\s*e\s*\+?\s*[0-9]+", re.IGNORECASE)
_SEPARATORS = re.compile(r"[\s.\-/]+")
_DIGITS = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class NipFinding:
    """One thing that is wrong, or only strange, about a NIP."""

    text: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class NipCheck:
    """What a look at a NIP gave; ``formatted`` is None when there is none or it cannot be one."""

    formatted: str | None
    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def findings(self) -> tuple[NipFinding, ...]:
        """Errors first, then warnings."""
        errors = [NipFinding(text, "error") for text in self.errors]
        return (*errors, *(NipFinding(text, "warning") for text in self.warnings))


def digits(nip: str) -> str:
    """Return only the digits of what was written."""
    return "".join(_DIGITS.findall(nip))


def formatted(nip: str) -> str:
    """Return a full NIP grouped 8-6-1-3, and anything else as it was written."""
    found = digits(nip)
    if len(found) != _LENGTH:
        return nip.strip()
    return f"{found[:8]} {found[8:14]} {found[14]} {found[15:]}"


def check(nip: str, sex: str = "", *, today: date | None = None, from_number: bool = False) -> NipCheck:
    """Judge a NIP as written beside the sex chosen (L, P or empty).

    ``from_number`` tells that a spreadsheet held it as a number, which keeps only 15 to 17 of the 18 digits;
    an end of 000 gives that away even in text.
    """
    written = _LABEL.sub("", nip, count=1).strip()
    if written in ("", "-", "–", "—"):
        return NipCheck(None)
    damage = _damage(written, from_number=from_number)
    if damage:
        return NipCheck(None, errors=(damage,))
    number = digits(written)
    if len(number) == _OLD_LENGTH:
        return NipCheck(number, warnings=(_("NIP lama (9 angka); pakai NIP 18 angka bila ada."),))
    if len(number) != _LENGTH:
        text = _("NIP harus 18 angka, yang ditulis {count} angka.").format(count=len(number))
        return NipCheck(None, errors=(text,))
    errors = tuple(_errors(number))
    if errors:
        return NipCheck(None, errors=errors)
    now = today or datetime.now(UTC).date()
    return NipCheck(formatted(number), warnings=tuple(_warnings(number, sex, now)))


def _damage(written: str, *, from_number: bool) -> str:
    if _POWER.fullmatch(written):
        return _(
            "NIP ini sudah rusak oleh lembar kerja (bentuk E+17) dan tiga angka terakhirnya hilang; "
            "ubah kolomnya menjadi teks lalu tulis ulang."
        )
    if not _DIGITS.fullmatch(_SEPARATORS.sub("", written)):
        return _("NIP hanya terdiri atas angka; hapus huruf dan tanda lain.")
    if _rounded(digits(written), from_number=from_number):
        return _(
            "Angka terakhir NIP ini dibulatkan oleh lembar kerja yang menyimpannya sebagai bilangan; "
            "ubah kolomnya menjadi teks lalu tulis ulang."
        )
    return ""


def _rounded(number: str, *, from_number: bool) -> bool:
    if len(number) != _LENGTH:
        return False
    # Serials start at 001. Whatever went through a double comes back unchanged from one; a number that
    # does not was never in one.
    return number.endswith("000") or (from_number and int(float(number)) == int(number))


def _born(number: str) -> date | None:
    try:
        return date(int(number[:4]), int(number[4:6]), int(number[6:8]))
    except ValueError:
        return None


def _errors(number: str) -> Iterator[str]:
    if _born(number) is None:
        yield _("Tanggal lahir pada NIP (angka 1–8: {digits}) tidak ada dalam kalender.").format(
            digits=number[:8]
        )
    if number[14] not in _SEXES:
        yield _("Angka ke-15 NIP harus 1 (laki-laki) atau 2 (perempuan), yang ditulis {digit}.").format(
            digit=number[14]
        )


def _warnings(number: str, sex: str, today: date) -> Iterator[str]:
    year, month = int(number[8:12]), int(number[12:14])
    has_month = 1 <= month <= 12  # noqa: PLR2004
    if not has_month:
        yield _("Angka 13–14 NIP ({digits}) bukan bulan; ini wajar untuk PPPK.").format(digits=number[12:14])
    if sex in _SEXES.values() and _SEXES[number[14]] != sex:
        yield _("Jenis kelamin ({sex}) tidak sesuai dengan angka ke-15 NIP ({digit}).").format(
            sex=sex, digit=number[14]
        )
    born = _born(number)
    assert born is not None
    age = year - born.year - (has_month and month < born.month)
    if not _YOUNGEST <= age <= _OLDEST:
        yield _("Menurut NIP, usia saat diangkat {age} tahun; lazimnya 18 sampai 60 tahun.").format(age=age)
    if born > today:
        yield _("Tanggal lahir pada NIP berada di masa depan.")
    if (year, month if has_month else 0) > (today.year, today.month):
        yield _("Pengangkatan pada NIP ({year}) berada di masa depan.").format(year=year)
