"""How words are compared that people write as they hear them: without accents, then by their sound."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from rakor_desktop.domain import titles

PARTICLES = frozenset({"da", "das", "de", "del", "den", "der", "di", "do", "dos", "du", "van", "von"})
"""Words inside names that one list has and the next leaves out."""
COURTESIES = frozenset(
    {"bapak", "bpk", "pak", "ibu", "bu", "sdr", "sdri", "saudara", "saudari", "yth", "kakak"}
    | {"dari", "asal", "dan", "dengan", "yang", "utusan"}
)
"""Words that are said around a name and stand in no list."""

_APART = re.compile(r"[^\w.]+|_+")
_APOSTROPHES = str.maketrans("", "", "'’‘ʼ`´ʻ")
_VARIANTS: Sequence[tuple[re.Pattern[str], str]] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("ph", "f"),
        ("tj", "c"),
        ("dj", "j"),
        ("oe", "u"),
        ("x", "ks"),
        ("q", "k"),
        ("z", "s"),
        ("[vp]", "f"),
        ("[yj]", "i"),
        ("(?<!^)h", ""),
        ("c(?=[ei])", "s"),
        ("c", "k"),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=4096)
def spelled(text: str) -> tuple[str, ...]:
    """Return the words of a text in small plain letters; a title stays one word: ``msi``, ``amdkom``."""
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_APOSTROPHES)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return tuple(word for chunk in _APART.split(plain) for word in _undotted(chunk) if word)


def _undotted(chunk: str) -> Sequence[str]:
    if "." not in chunk:
        return (chunk,)
    joined = chunk.replace(".", "")
    return (joined,) if is_title(joined) or joined.isdigit() else chunk.split(".")


@lru_cache(maxsize=16384)
def sound(word: str) -> str:
    """Return the plain word as it sounds: ``Yosef``, ``Josef`` and ``Yoseph`` are ``iosef``."""
    for pattern, heard in _VARIANTS:
        word = pattern.sub(heard, word)
    return word


@lru_cache(maxsize=4096)
def is_title(word: str) -> bool:
    """Tell whether a plain word without dots is a title: ``drs``, ``msi``; ``se`` and ``ma`` are both."""
    return goes_before(word) or (word.isalpha() and titles.listed(word) != [word])


@lru_cache(maxsize=4096)
def goes_before(word: str) -> bool:
    """Tell whether a plain word is a title that stands before the name."""
    return bool(titles.leading(f"{word} x")[0])
