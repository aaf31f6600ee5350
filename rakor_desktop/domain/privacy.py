"""Personal data: by what somebody is recognised in a text, and what a file holds of whom."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from rakor_desktop.domain import titles
from rakor_desktop.domain.i18n import N_

ERASED = "(data dihapus)"
"""What stands for a person, on screen and on paper, whose data was redacted."""
_SHORTEST_NAME = 3
_FEWEST_DIGITS = 7
_AROUND = 30
_LONGEST_TITLE = 12
_BEFORE = re.compile(r"(?<!\w)([A-Za-z]+\.?)\s*$")
_AFTER = re.compile(r",\s*([A-Za-z.]+)")
_BETWEEN_WORDS = r"\s+"
_BETWEEN_DIGITS = r"[\s.\-/]*"


class Trace(StrEnum):
    """By what somebody is recognised in a text."""

    NAME = "name"
    NUMBER = "number"
    PHONE = "phone"
    EMAIL = "email"


TRACES: Mapping[Trace, str] = {
    Trace.NAME: N_("nama"),
    Trace.NUMBER: N_("NIP/NRP"),
    Trace.PHONE: N_("telepon"),
    Trace.EMAIL: N_("pos-el"),
}


@dataclass(frozen=True, slots=True)
class Traces:
    """Everything that a person was ever called and reached by, ready to be looked for."""

    patterns: Sequence[tuple[Trace, re.Pattern[str]]]
    hints: Sequence[str]
    """The longest word of every name: without one of them there is no name."""

    def possible(self, content: str) -> bool:
        """Whether something of the person may stand in an entry of the journal, told quickly."""
        folded = content.casefold()
        return any(hint in folded for hint in self.hints) or any(
            pattern.search(content) for trace, pattern in self.patterns if trace is not Trace.NAME
        )

    def found(self, text: str) -> list[Trace]:
        """Return what of the person stands in a text."""
        return list(dict.fromkeys(trace for trace, pattern in self.patterns if pattern.search(text)))

    def without(self, text: str) -> str:
        """Return the text with the person taken out of it, and the titles around the name."""
        for trace, pattern in self.patterns:
            text = _without_titled(pattern, text) if trace is Trace.NAME else pattern.sub(ERASED, text)
        return text

    def excerpt(self, text: str) -> str:
        """Return a few words around the first place where the person stands, on one line."""
        at = min((hit.start() for _trace, one in self.patterns if (hit := one.search(text))), default=0)
        start = max(at - _AROUND, 0)
        piece = " ".join(text[start : at + 2 * _AROUND].split())
        return f"{'…' if start else ''}{piece}{'…' if at + 2 * _AROUND < len(text) else ''}"


def traces(values: Iterable[tuple[Trace, str]]) -> Traces:
    """Return what to look for; names and numbers too short to mean anybody are passed over."""
    patterns: list[tuple[Trace, re.Pattern[str]]] = []
    hints: list[str] = []
    for trace, value in sorted(set(values), key=lambda one: (-len(one[1]), one)):
        expression = _expression(trace, value)
        if expression:
            patterns.append((trace, re.compile(expression, re.IGNORECASE)))
            if trace is Trace.NAME:
                hints.append(json.dumps(max(value.split(), key=len), ensure_ascii=False)[1:-1].casefold())
    return Traces(patterns, hints)


def _without_titled(pattern: re.Pattern[str], text: str) -> str:
    parts: list[str] = []
    done = 0
    for hit in pattern.finditer(text):
        start, end = hit.span()
        while (word := _BEFORE.search(text, max(done, start - _LONGEST_TITLE), start)) and titles.leading(
            f"{word[1]} X"
        )[0]:
            start = word.start()
        while (word := _AFTER.match(text, end)) and _is_degree(word[1]):
            end = word.end()
        parts += [text[done:start], ERASED]
        done = end
    return "".join([*parts, text[done:]])


def _is_degree(word: str) -> bool:
    bare = word.replace(".", "")
    return ("." in word or sum(map(str.isupper, word)) > 1) and titles.listed(bare) != [bare]


def _expression(trace: Trace, value: str) -> str:
    """Return the regular expression that finds a value as people write it; empty where it means nobody."""
    if trace is Trace.NAME:
        words = value.split()
        if sum(map(len, words)) < _SHORTEST_NAME:
            return ""
        return rf"(?<!\w){_BETWEEN_WORDS.join(map(re.escape, words))}(?!\w)"
    if trace is Trace.EMAIL:
        return rf"(?<![\w.]){re.escape(value.strip())}(?!\w)" if "@" in value else ""
    digits = re.sub(r"\D", "", value)
    front = ""
    if trace is Trace.PHONE:
        digits, front = re.sub(r"^(62|0)+", "", digits), rf"(?:\+?62|0)?{_BETWEEN_DIGITS}"
    if len(digits) < _FEWEST_DIGITS:
        return ""
    return rf"(?<!\d){front}{_BETWEEN_DIGITS.join(digits)}(?!\d)"


@dataclass(frozen=True, slots=True)
class PersonChoice:
    """Somebody whose data can be redacted."""

    uid: str
    name: str
    place: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A row of something else in which the person stands, now or in its history."""

    table: str
    row: str
    title: str
    field: str
    traces: Sequence[Trace]
    excerpt: str
    current: bool
    sure: bool
    """Whether it can hardly be somebody else."""

    @property
    def key(self) -> tuple[str, str]:
        """The row, by table and uid."""
        return self.table, self.row


@dataclass(frozen=True, slots=True)
class Scan:
    """A picture or scan that may show the person or a signature."""

    uid: str
    sha256: str
    file_name: str
    where: str
    size: int


@dataclass(frozen=True, slots=True)
class PersonalData:
    """What the file holds of one person, and where."""

    person: PersonChoice
    fields: Sequence[str]
    """The names of the filled fields, as the screen calls them."""
    lists: Sequence[str]
    """On which lists the person stands: ``Peserta, Rakor 2026``."""
    marks: int
    notes: int
    settlements: int
    """How many decisions about differences still hold what was written of the person."""
    versions: int
    """How many entries of the history hold the person's own data."""
    mentions: Sequence[Mention]
    scans: Sequence[Scan]
    as_actor: int
    """How many actions name the person as who did them; these names cannot be taken out of the chain."""
    laptops: Sequence[str]
    """The letters of all laptops that wrote in this file."""


class DataKind(StrEnum):
    """What kind of personal data a file holds."""

    NAME = "name"
    SEX = "sex"
    NUMBER = "number"
    RANK = "rank"
    PHONE = "phone"
    EMAIL = "email"
    OFFICE = "office"
    ATTENDANCE = "attendance"
    REASON = "reason"
    STATEMENT = "statement"
    SCAN = "scan"


DATA_KINDS: Mapping[DataKind, str] = {
    DataKind.NAME: N_("Nama lengkap"),
    DataKind.SEX: N_("Jenis kelamin"),
    DataKind.NUMBER: N_("NIP/NRP"),
    DataKind.RANK: N_("Pangkat/golongan"),
    DataKind.PHONE: N_("Nomor telepon"),
    DataKind.EMAIL: N_("Alamat pos-el"),
    DataKind.OFFICE: N_("Jabatan dan instansi"),
    DataKind.ATTENDANCE: N_("Kehadiran"),
    DataKind.REASON: N_("Alasan izin"),
    DataKind.STATEMENT: N_("Ucapan dalam notula"),
    DataKind.SCAN: N_("Tanda tangan (pindaian)"),
}


@dataclass(frozen=True, slots=True)
class Subject:
    """One person whose data a file holds: who, in what capacity, which kinds of data; never the values."""

    name: str
    group: str
    """In Indonesian, as papers say it; the screen translates it."""
    kinds: frozenset[DataKind]


@dataclass(frozen=True, slots=True)
class IncidentReport:
    """Whose data a file holds that got lost or was seen by others."""

    path: Path
    events: Sequence[str]
    laptops: Sequence[str]
    first_at: datetime | None
    last_at: datetime | None
    subjects: Sequence[Subject]
    erased: int
    """How many persons were redacted before."""
    scans: int
    notes: int
    """How many notes hold free text, which may name further persons."""
    sound: bool = True
    """Whether the history of the file holds; of a damaged file there may be more than is listed."""

    def count(self, kind: DataKind) -> int:
        """Return of how many persons this kind of data is there."""
        return sum(kind in one.kinds for one in self.subjects)

    @property
    def groups(self) -> Mapping[str, int]:
        """How many persons there are in each group, the largest first."""
        found: dict[str, int] = {}
        for one in self.subjects:
            found[one.group] = found.get(one.group, 0) + 1
        return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))


@dataclass(frozen=True, slots=True)
class Erasure:
    """What was decided about a person: why, and what goes with the person's own rows."""

    reason: str
    mentions: Sequence[tuple[str, str]] = ()
    """Rows of other things, by table and uid, out of which the person is taken."""
    scans: Sequence[str] = ()
    """The uids of scans and pictures that are removed with their bytes."""
    also: Sequence[str] = ()
    """Further words by which the person is called."""
