"""All words a list of people is found by, and which of them somebody may have meant by what was typed."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from rakor_desktop.domain.spelling import PARTICLES, sound
from rakor_desktop.services.finding_words import ABOUT_PLACE, NAME, PLACE

EXACT: Final = 0
BEGINS: Final = 10
SOUNDS: Final = 4
INSIDE: Final = 1_000
HEARD: Final = 10_000
GUESSED: Final = 100_000
"""What a match costs. Each of the last three outweighs all before it: what stands there as it was typed comes
first, then what stands inside a word, what only sounds alike, and what differs by a letter or two."""

SURE: Final = 5
"""Letters from which on words that sound alike are the same word."""
_SHORT = 2
_ANY = 99
_SHORTENED = GUESSED + 60
_OTHER_BEGINNING = 9
_PER_EDIT = 30
_UNSURE = 60


class Vocabulary:
    """Who is found by which word; one word after the other may be added and taken away."""

    def __init__(self) -> None:
        self._people: dict[str, dict[str, int]] = {}
        self._stale = False
        self._plain: Sequence[str] = ()
        self._sounds: Sequence[str] = ()
        self._heard: Mapping[str, Sequence[str]] = {}
        self._heads: dict[int, tuple[Sequence[str], Sequence[Sequence[str]]]] = {}
        self._written: dict[str, Mapping[str, int]] = {}
        self._guessed: dict[tuple[str, bool, bool], Mapping[str, int]] = {}

    def add(self, uid: str, words: Mapping[str, int]) -> None:
        """Let somebody be found by these words with these weights."""
        for word, weight in words.items():
            if word not in self._people:
                self._people[word] = {}
                self._stale = True
            self._people[word][uid] = weight
        self._written, self._guessed = {}, {}

    def remove(self, uid: str, words: Iterable[str]) -> None:
        """Let somebody no longer be found by these words."""
        for word in words:
            self._people[word].pop(uid, None)
        self._written, self._guessed = {}, {}

    def written(self, word: str) -> Mapping[str, int]:
        """Return the people whose words are, begin with, contain or sound like this one, with the cost."""
        self._prepare()
        if word not in self._written:
            costs: dict[str, int] = {}
            for cost, known in self._like(word):
                if cost < costs.get(known, cost + 1):
                    costs[known] = cost
            self._written[word] = self._people_of(word, costs)
        return self._written[word]

    def guessed(self, word: str, *, shortened: bool = True, far: bool = False) -> Mapping[str, int]:
        """Return the same and also whose words differ by a letter or two, or are the beginning of it.

        ``shortened`` is for words that lists shorten, ``far`` for words on the edge of being long enough.
        """
        self._prepare()
        key = word, shortened, far
        if key not in self._guessed:
            near = self._people_of(word, self._differing(word, far), ABOUT_PLACE)
            short = self._people_of(word, self._beginnings_of(word), NAME) if shortened else {}
            self._guessed[key] = {**short, **near, **self.written(word)}
        return self._guessed[key]

    def _beginnings_of(self, word: str) -> dict[str, int]:
        """Return what lists shorten a name to: Yoh. for Yohanes, M. for Maria."""
        begun = (word[:place] for place in range(1, len(word) if _says_something(word) else 0))
        return {short: _SHORTENED for short in begun if short in self._people and short not in PARTICLES}

    def _people_of(self, word: str, costs: Mapping[str, int], heaviest: int = _ANY) -> dict[str, int]:
        """Return who has these words; what only begins with few letters must be a name or a place."""
        most = min(heaviest, _ANY if len(word) > _SHORT else PLACE if len(word) == _SHORT else NAME)
        found: dict[str, int] = {}
        for known, cost in costs.items():
            limit = NAME if cost == INSIDE else heaviest if known == word else most
            for uid, weight in self._people[known].items():
                if weight <= limit:
                    total = cost + weight
                    if total < found.get(uid, total + 1):
                        found[uid] = total
        return found

    def _like(self, word: str) -> Iterator[tuple[int, str]]:
        for known in _beginning(self._plain, word):
            yield (EXACT if known == word else BEGINS), known
        if len(word) < _SHORT or not word.isalpha():
            return
        heard = sound(word)
        unsure = 0 if len(heard) >= SURE else HEARD
        for alike in _beginning(self._sounds, heard) if _says_something(word) else ():
            if alike == heard or len(heard) > _SHORT:
                for known in self._heard[alike]:
                    yield unsure + SOUNDS + (EXACT if alike == heard else BEGINS), known
        if len(word) > _SHORT:
            yield from ((INSIDE, known) for known in self._plain if word in known)

    def _differing(self, word: str, far: bool) -> dict[str, int]:
        """Return the words that are meant if a letter or two of this one are wrong, and what each costs."""
        costs: dict[str, int] = {}
        if len(word) <= _SHORT or not word.isalpha():
            return costs
        for typed, distance, extra, known in self._near(word, far):
            cost = GUESSED + extra + distance * (_PER_EDIT + _UNSURE // len(typed))
            cost += _OTHER_BEGINNING * (known[0] != word[0])
            if cost < costs.get(known, cost + 1):
                costs[known] = cost
        return costs

    def _near(self, word: str, far: bool) -> Iterator[tuple[str, int, int, str]]:
        """Return what was compared, by how many letters it differs, at what price, and from which word."""
        for distance, place in _nearest(word, self._plain, far):
            yield word, distance, 0, self._plain[place]
        heard = sound(word)
        if len(heard) <= _SHORT:
            return
        for distance, place in _nearest(heard, self._sounds, far):
            yield from ((heard, distance, 0, known) for known in self._heard[self._sounds[place]])
        for length in (len(heard) - 1, len(heard), len(heard) + 1):
            heads, words = self._heads_of(length)
            for distance, place in _nearest(heard, heads, far):
                if len(heard) >= SURE or heads[place][0] == heard[0]:
                    yield from ((heard, distance, BEGINS, known) for known in words[place])

    def _heads_of(self, length: int) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
        """Return the beginnings of sounds of this length, and the words that sound so at their beginning."""
        if length not in self._heads:
            made: dict[str, list[str]] = defaultdict(list)
            for heard in self._sounds:
                if len(heard) > length:
                    made[heard[:length]] += self._heard[heard]
            self._heads[length] = list(made), list(made.values())
        return self._heads[length]

    def _prepare(self) -> None:
        if not self._stale:
            return
        self._stale = False
        self._plain = sorted(self._people)
        heard: dict[str, list[str]] = defaultdict(list)
        for word in self._plain:
            heard[sound(word)].append(word)
        self._heard = heard
        self._sounds = sorted(heard)
        self._heads = {}


def _says_something(word: str) -> bool:
    """Tell whether a word is more than one letter over and over, which sounds like the initial of many."""
    return len(sound(word)) >= _SHORT


def edits(letters: int) -> int:
    """Return how many letters of a word so long may be wrong."""
    return 1 if letters < 6 else 2 if letters < 9 else 3  # noqa: PLR2004


def _nearest(word: str, words: Sequence[str], far: bool) -> Iterator[tuple[int, int]]:
    """Return by how many letters the near ones of these words differ, and their places."""
    from rapidfuzz import process  # noqa: PLC0415 - loads much that a start can do without
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    most = edits(len(word) + far)
    near = process.extract(word, words, scorer=OSA.distance, score_cutoff=most, limit=None)
    return ((int(distance), place) for _near, distance, place in near)


def _beginning(words: Sequence[str], start: str) -> Iterator[str]:
    """Return the words of a sorted list that begin so."""
    for place in range(bisect_left(words, start), len(words)):
        if not words[place].startswith(start):
            return
        yield words[place]
