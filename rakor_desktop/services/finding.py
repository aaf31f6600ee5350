"""Finds people on a list by what is typed: parts of names, places, offices, numbers, with errors in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import nsmallest
from typing import Final

from rakor_desktop.domain import badge_code
from rakor_desktop.domain.attendance import AttendeeRow, Presence
from rakor_desktop.domain.badge_code import Scan
from rakor_desktop.domain.finding import Answer, Found, Hit
from rakor_desktop.domain.regions import Region
from rakor_desktop.domain.spelling import spelled
from rakor_desktop.services.finding_meaning import (
    PART_OF_NIP,
    Known,
    judged,
    may_miss,
    part_of_nip,
    same_words,
)
from rakor_desktop.services.finding_vocabulary import GUESSED, HEARD, Vocabulary
from rakor_desktop.services.finding_words import known_by

ENOUGH: Final = 2
"""Letters from which on somebody is looked for."""
SHOWN: Final = 60

_PLENTY = 12
"""When so many fit as typed, nobody looks through those who fit with an error."""
_WHOLE_NIP = 9
_WRONG_DIGITS = 2
_LEFT_OUT = 25
_JOINED = GUESSED // 2
_DROPPED = 4 * GUESSED
_SHORTEST_HALF = 3
_MOST_WORDS = 8
_LONGEST_WORD = 40
_LONGEST = 400
"""Letters that are looked at: what is longer was pasted by mistake, and would take minutes."""


class Index:
    """Everybody on a list, ready to be found; built once and told who changed."""

    def __init__(
        self,
        rows: Iterable[AttendeeRow] = (),
        regions: Iterable[Region] = (),
        event_uid: str = "",
        joined: Mapping[str, str] | None = None,
    ) -> None:
        """Know these people; ``joined`` says whose the badges of lines are that were joined with others."""
        self._event_uid = event_uid
        self._joined = joined or {}
        self._regions = {region.uid: region for region in regions}
        self._known: dict[str, Known] = {}
        self._vocabulary = Vocabulary()
        self._codes: dict[str, set[str]] = defaultdict(set)
        self._nips: dict[str, str] = {}
        self._here: dict[str, set[str]] = {}
        self.update(rows)

    def update(
        self,
        rows: Iterable[AttendeeRow],
        gone: Iterable[str] = (),
        joined: Mapping[str, str] | None = None,
    ) -> None:
        """Know these people from now on as they are here, and the ``gone`` no longer."""
        self._joined = self._joined if joined is None else joined
        for uid in gone:
            self._forget(uid)
        for row in rows:
            words = known_by(row, self._regions.get(row.region_uid or ""))
            before = self._known.get(row.uid)
            if before is None or _text(before.row, before.words) != _text(row, words):
                self._forget(row.uid)
                self._vocabulary.add(row.uid, words)
                self._codes[row.code].add(row.uid)
                self._nips[row.uid] = row.nip
            order = row.name.casefold(), row.region_code, row.level.order, row.position, row.uid
            self._known[row.uid] = Known(row, words, order)
            self._note_marks(row)

    def find(self, text: str, session_uid: str = "", limit: int = SHOWN) -> Found:
        """Return who is meant by what was typed; of equals, who is not yet at the session comes first."""
        scan = badge_code.parse(text)
        if scan is not None:
            owners = sorted(self._codes.get(scan.code, ())) or self._owners_since(scan.code)
            if scan.certain:
                return self._scanned(scan, owners)
            if len(owners) > 1:
                return self._scanned(scan, owners)
        words = _words(text)
        if sum(map(len, words)) < ENOUGH:
            return Found(Answer.NOTHING_ASKED)
        costs = self._costs(words)
        if scan is not None and owners:
            if not any(cost < HEARD for uid, cost in costs.items() if uid not in owners):
                return self._scanned(scan, owners)
            costs[owners[0]] = 0
        answer, meant = judged(words, costs, self._known)
        exact = sum(cost < HEARD for cost in costs.values())
        return Found(answer, self._first(costs, session_uid, limit), exact or len(costs), meant)

    def like(self, name: str, region_uid: str | None) -> AttendeeRow | None:
        """Return who on the list may be somebody of this name, from that region if one is given."""
        words = [word for word in _words(name) if not may_miss(word)]
        costs = self._costs(words) if sum(map(len, words)) >= ENOUGH else {}
        for hit in self._first(costs, "", _PLENTY):
            there = region_uid is None or hit.row.region_uid in (None, region_uid)
            if there and hit.cost < _DROPPED and same_words(words, hit.row.name):
                return hit.row
        return None

    def _first(self, costs: Mapping[str, int], session_uid: str, limit: int) -> list[Hit]:
        here = self._here.get(session_uid, frozenset[str]())
        first = nsmallest(
            limit, costs.items(), key=lambda one: (one[1], one[0] in here, self._known[one[0]].order)
        )
        return [Hit(self._known[uid].row, cost, cost < HEARD) for uid, cost in first]

    def _forget(self, uid: str) -> None:
        known = self._known.pop(uid, None)
        if known is not None:
            self._vocabulary.remove(uid, known.words)
            self._codes[known.row.code].discard(uid)
            self._nips.pop(uid, None)
            for here in self._here.values():
                here.discard(uid)

    def _owners_since(self, code: str) -> list[str]:
        """Return who stayed when the line with this code was joined with theirs, perhaps more than once."""
        seen: set[str] = set()
        uid = self._joined.get(code, "")
        while uid and uid not in self._known and uid not in seen:
            seen.add(uid)
            uid = self._joined.get(badge_code.derived(uid), "")
        return [uid] if uid in self._known else []

    def _note_marks(self, row: AttendeeRow) -> None:
        at = {mark.session_uid for mark in row.marks if mark.presence is Presence.PRESENT}
        for session_uid in at - self._here.keys():
            self._here[session_uid] = set()
        for session_uid, here in self._here.items():
            if session_uid in at:
                here.add(row.uid)
            else:
                here.discard(row.uid)

    def _scanned(self, scan: Scan, owners: Sequence[str]) -> Found:
        if not scan.belongs_to(self._event_uid):
            return Found(Answer.FOREIGN_CODE, scan=scan)
        hits = [Hit(self._known[uid].row, 0, exact=True) for uid in owners]
        if len(hits) == 1:
            return Found(Answer.ONE, hits, 1, hits[0].row, scan)
        return Found(Answer.DOUBLE_CODE if hits else Answer.UNKNOWN_CODE, hits, len(hits), scan=scan)

    def _costs(self, words: Sequence[str]) -> dict[str, int]:
        digits = "".join(words)
        if digits.isdigit() and len(digits) >= PART_OF_NIP:
            return self._numbered(digits)
        found = _fitting(words, self._written)
        if len(found) < _PLENTY:
            found = {**_fitting(words, self._guessed), **found}
        return found or self._taken_otherwise(words)

    def _written(self, word: str) -> Mapping[str, int]:
        return self._numbered(word) if part_of_nip(word) else self._vocabulary.written(word)

    def _guessed(self, word: str) -> Mapping[str, int]:
        return self._numbered(word) if part_of_nip(word) else self._vocabulary.guessed(word)

    def _whole(self, word: str) -> Mapping[str, int]:
        return self._vocabulary.guessed(word, shortened=False)

    def _far(self, word: str) -> Mapping[str, int]:
        return self._numbered(word) if part_of_nip(word) else self._vocabulary.guessed(word, far=True)

    def _numbered(self, digits: str) -> dict[str, int]:
        """Return whose NIP has these digits in it, or, of many digits, nearly these."""
        found = {uid: int(digits != nip) for uid, nip in self._nips.items() if digits in nip}
        if found or len(digits) < _WHOLE_NIP:
            return found
        from rapidfuzz.distance import OSA  # noqa: PLC0415 - loads much that a start can do without

        most = _WRONG_DIGITS
        near = {uid: OSA.distance(digits, nip, score_cutoff=most) for uid, nip in self._nips.items()}
        return {uid: GUESSED * distance for uid, distance in near.items() if distance <= most}

    def _taken_otherwise(self, words: Sequence[str]) -> dict[str, int]:
        """Return who fits if a blank is missing or too many, or if some words are unknown to the list."""
        found: dict[str, int] = {}
        for other in _respaced(words):
            for uid, cost in _fitting(other, self._whole).items():
                found[uid] = min(found.get(uid, cost + _JOINED), cost + _JOINED)
        found = found or _fitting(words, self._far)
        return found or self._partly_fitting([word for word in words if not may_miss(word)])

    def _partly_fitting(self, words: Sequence[str]) -> dict[str, int]:
        """Return who fits at least half of the words as they are written."""
        by_word = [self._guessed(word) for word in words]
        matched: dict[str, int] = defaultdict(int)
        for people in by_word:
            for uid, cost in people.items():
                matched[uid] += cost < HEARD
        return {
            uid: sum(people.get(uid, _DROPPED) for people in by_word)
            for uid, count in matched.items()
            if 2 * count >= len(words) > 1
        }


def _words(text: str) -> list[str]:
    return [word[:_LONGEST_WORD] for word in spelled(text[:_LONGEST])[:_MOST_WORDS]]


def _text(row: AttendeeRow, words: Mapping[str, int]) -> tuple[object, ...]:
    return row.nip, row.code, words


def _fitting(words: Sequence[str], people_of: Callable[[str], Mapping[str, int]]) -> dict[str, int]:
    """Return who fits every word, with the sum of the costs; a title or a particle may be missing."""
    spare = [people_of(word) for word in words if may_miss(word)]
    needed = [people_of(word) for word in words if not may_miss(word)]
    if not needed:
        needed, spare = spare, []
    needed.sort(key=len)
    found: dict[str, int] = {}
    for uid, cost in needed[0].items():
        total = cost
        for other in needed[1:]:
            more = other.get(uid)
            if more is None:
                break
            total += more
        else:
            found[uid] = total + sum(extra.get(uid, _LEFT_OUT) for extra in spare)
    return found


def _respaced(words: Sequence[str]) -> list[list[str]]:
    made = []
    for place, word in enumerate(words):
        before, after = list(words[:place]), list(words[place + 1 :])
        if after:
            made.append([*before, word + after[0], *after[1:]])
        made += [
            [*before, word[:cut], word[cut:], *after]
            for cut in range(_SHORTEST_HALF, len(word) - _SHORTEST_HALF + 1)
        ]
    return made
