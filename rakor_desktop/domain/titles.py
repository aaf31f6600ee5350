"""Academic, professional and religious titles in their official spelling."""

from __future__ import annotations

import re
from collections.abc import Sequence

_BEFORE = """
Prof. Dr. Drs. Dra. Ir. drg. drh. H. Hj. KH. Pdt. Pdm. Rm. RD. RP. P. Sr. Br. Fr. Mgr. Ust. Ns. Apt.
"""
_PHYSICIAN = "dr."
# Without its dot this one is more often somebody's initial than a priest's title.
_NEEDS_DOT = {"p"}

_DEGREES = """
S.A.P. S.Adm. S.Ag. S.Ak. S.Ant. S.Ars. S.E. S.E.I. S.Farm. S.Fil. S.Gz. S.H. S.H.I. S.Han. S.Hum.
S.Hut. S.I.Kom. S.I.P. S.K.H. S.K.M. S.Ked. S.Kel. S.Kep. S.Kom. S.M. S.Mat. S.P. S.Pd. S.Pd.I.
S.Pd.K. S.Pd.SD. S.Pi. S.Psi. S.Pt. S.S. S.S.T. S.STP. S.Si. S.Sn. S.Sos. S.Stat. S.T. S.T.P. S.Th.
S.Tr. S.Tr.A.P. S.Tr.Ak. S.Tr.I.P. S.Tr.Keb. S.Tr.Kes. S.Tr.Kom. S.Tr.Pi. S.Tr.T. S.Tr.Stat.
M.A. M.A.P. M.Ag. M.Ak. M.B.A. M.E. M.Ec. M.Ec.Dev. M.Eng. M.Fil. M.H. M.Han. M.Hum. M.Hut. M.I.Kom.
M.I.P. M.K.M. M.Kes. M.Kn. M.Kom. M.M. M.M.A. M.P. M.P.A. M.P.H. M.Pd. M.Pd.K. M.Phil. M.Pi. M.Psi.
M.Pt. M.S. M.S.E. M.Sc. M.Si. M.Sn. M.Sos. M.Stat. M.T. M.T.P. M.Th. M.Tr.A.P. M.Tr.I.P.
A.Ma.Pd. A.Md. A.Md.A.B. A.Md.Ak. A.Md.Farm. A.Md.Gz. A.Md.Keb. A.Md.Kep. A.Md.Kom. A.Md.Pi. A.Md.T.
B.A. B.B.A. B.Eng. B.Sc. LL.B. LL.M. Ph.D.
"""
_PROFESSIONS = "Ak. Apt. C.A. CPA I.P.M. IPU Ns. Sp.A. Sp.An. Sp.B. Sp.OG. Sp.P. Sp.PD."


def _keyed(words: str) -> dict[str, str]:
    return {word.replace(".", "").casefold(): word for word in words.split()}


_PREFIXES = _keyed(_BEFORE)
_UNMISTAKABLE = _keyed(_DEGREES)
_AFTER_A_COMMA = {**_keyed(_PROFESSIONS), **_UNMISTAKABLE}
_MOST_PARTS = 4

_PREFIX = re.compile(r"(?P<word>[A-Za-z]+)(?P<dot>\s?\.)?(?:\s+|(?<=\.))(?=\S)")
_SINGLE_LETTER = re.compile(r"[A-Za-z]\.")
_BETWEEN_PARTS = re.compile(r"[.\s]+")


def leading(text: str) -> tuple[list[str], str]:
    """Split the titles off the front; at least one word is left."""
    found: list[str] = []
    rest = text
    while match := _PREFIX.match(rest):
        title = _prefix(match["word"], dotted=match["dot"] is not None)
        if title is None:
            break
        found.append(title)
        rest = rest[match.end() :]
    return found, rest


def _prefix(word: str, *, dotted: bool) -> str | None:
    if word == "dr":
        return _PHYSICIAN
    key = word.casefold()
    return None if key in _NEEDS_DOT and not dotted else _PREFIXES.get(key)


def listed(chunk: str) -> list[str]:
    """Return the titles in what stands between two commas; unknown ones come back as they were written."""
    parts = _parts(chunk)
    steps = _steps(parts, _AFTER_A_COMMA)
    if not parts or not steps[0]:
        return [chunk]
    titles, place = [], 0
    while place < len(parts):
        titles.append(_AFTER_A_COMMA[_key(parts[place : place + steps[place]])])
        place += steps[place]
    return titles


def trailing(words: Sequence[str]) -> int:
    """Return how many of the last words are titles that nobody set apart by a comma; the first never is."""
    start = len(words)
    while start > 1 and (_title_like(words[start - 1]) or _SINGLE_LETTER.fullmatch(words[start - 2])):
        start -= 1
    by_word = [_parts(word) for word in words[start:]]
    parts = [part for group in by_word for part in group]
    steps = _steps(parts, _UNMISTAKABLE)
    place = 0
    for word, group in zip(words[start:], by_word, strict=True):
        if place < len(parts) and steps[place] and _title_like(word):
            return len(words) - start
        place += len(group)
        start += 1
    return 0


def _title_like(word: str) -> bool:
    """Tell ``SH`` and ``M.Si`` from the clan names ``Se`` and ``Ma``."""
    return "." in word or sum(letter.isupper() for letter in word) > 1


def _parts(text: str) -> list[str]:
    return [part for part in _BETWEEN_PARTS.split(text) if part]


def _key(parts: Sequence[str]) -> str:
    return "".join(parts).casefold()


def _steps(parts: Sequence[str], known: dict[str, str]) -> list[int]:
    """Return for each part how many make up the title there, 0 where the rest is not nothing but titles."""
    steps = [0] * len(parts) + [1]
    for start in range(len(parts) - 1, -1, -1):
        for size in range(min(_MOST_PARTS, len(parts) - start), 0, -1):
            if steps[start + size] and _key(parts[start : start + size]) in known:
                steps[start] = size
                break
    return steps
