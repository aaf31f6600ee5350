"""Names of people: titles before, the one name, titles after; only the name is ever put in capitals."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from rakor_desktop.domain import titles
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.quote import quoted

_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´ʻ", "'"))
_PARTICLES = {"da", "das", "de", "del", "den", "der", "di", "do", "dos", "du", "van", "von", "bin", "binti"}
_ROMAN = {"II", "III", "IV"}
_CAPITALISED = re.compile(r"^\W*\w|(?<=[.\-(/])\w|(?<=\b\w')\w")
_SHOUTED_DOCTOR = re.compile(r"\bDR\b")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's titles and name, kept apart."""

    prefix: str
    name: str
    suffix: str

    @property
    def full(self) -> str:
        """The name as it is written: ``Drs. Yosef Contoh, M.Si.``."""
        return self._around(self.name)

    @property
    def upper(self) -> str:
        """The name in capitals, its titles untouched: ``Drs. YOSEF CONTOH, M.Si.``."""
        return self._around(self.name.upper())

    @property
    def sort_key(self) -> str:
        """What lists are sorted by: the name without titles and case."""
        return self.name.casefold()

    @property
    def initials(self) -> str:
        """One or two capitals that stand for the person where there is no room: ``YC``."""
        words = [word for word in self.name.split() if word.casefold() not in _PARTICLES] or [self.name]
        letters = [next((letter for letter in word if letter.isalpha()), "") for word in words]
        first, *others = [letter.upper() for letter in letters if letter] or [""]
        return first + (others[-1] if others else "")

    def _around(self, name: str) -> str:
        front = f"{self.prefix} {name}".strip()
        return f"{front}, {self.suffix}" if self.suffix else front


def split_name(text: str) -> PersonName:
    """Separate a name from its titles and spell the known titles officially; nothing else is changed."""
    front, *chunks = [" ".join(chunk.split()) for chunk in _clean(text).split(",")]
    while not front and chunks:
        front, *chunks = chunks
    prefixes, rest = titles.leading(front)
    words = rest.split()
    count = titles.trailing(words)
    tail = " ".join(words[len(words) - count :])
    suffixes = [title for chunk in (tail, *chunks) if chunk for title in titles.listed(chunk)]
    return PersonName(" ".join(prefixes), " ".join(words[: len(words) - count]), ", ".join(suffixes))


def tidy_name(text: str) -> str:
    """Return the full name with official titles, and a name all in one case set in ordinary case."""
    found = split_name(text)
    name = found.name
    if name.isupper() or name.islower():
        name = _cased(name.split())
    return PersonName(found.prefix, name, found.suffix).full


def name_warnings(text: str, *, name_only: bool = False) -> list[str]:
    """Return what looks wrong about a name; ``name_only`` when titles have fields of their own."""
    found, front = split_name(text), _clean(text).partition(",")[0]
    warnings = []
    if found.name.isupper() and sum(letter.isalpha() for letter in found.name) > 2:  # noqa: PLR2004
        warnings.append(
            _("Nama ditulis dengan huruf kapital semua; lazimnya {name}.").format(
                name=quoted(tidy_name(text))
            )
        )
    if _SHOUTED_DOCTOR.search(front):
        warnings.append(_("“DR.” tidak jelas; tulis “Dr.” untuk doktor atau “dr.” untuk dokter."))
    if any(letter.isdigit() for letter in found.name):
        warnings.append(_("Nama memuat angka; periksa penulisannya."))
    if name_only and (found.prefix or found.suffix):
        warnings.append(
            _("Gelar tertulis di dalam nama; pindahkan {titles} ke kolom gelar.").format(
                titles=quoted(", ".join(filter(None, (found.prefix, found.suffix))))
            )
        )
    elif titles.trailing(titles.leading(front)[1].split()):
        warnings.append(
            _("Gelar di belakang nama dipisahkan dengan koma: {name}.").format(name=quoted(found.full))
        )
    return warnings


def _clean(text: str) -> str:
    plain = unicodedata.normalize("NFC", text).translate(_APOSTROPHES)
    return " ".join("".join(map(_visible, plain)).split())


def _visible(letter: str) -> str:
    if letter.isprintable():
        return letter
    return "" if unicodedata.category(letter) == "Cf" else " "


def _cased(words: list[str]) -> str:
    inner = range(1, len(words) - 1)
    return " ".join(
        word.lower()
        if place in inner and word.casefold() in _PARTICLES
        else _word_cased(word, first=place == 0)
        for place, word in enumerate(words)
    )


def _word_cased(word: str, *, first: bool) -> str:
    if word in _ROMAN and not first:
        return word
    return _CAPITALISED.sub(lambda found: found[0].upper(), word.lower())
