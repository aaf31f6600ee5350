"""Decides whether one person is meant; who nobody can be sure of is left for a person to choose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rakor_desktop.domain.attendance import AttendeeRow
from rakor_desktop.domain.finding import Answer
from rakor_desktop.domain.spelling import COURTESIES, PARTICLES, goes_before, is_title, sound, spelled
from rakor_desktop.services.finding_vocabulary import GUESSED, HEARD, INSIDE, SURE
from rakor_desktop.services.finding_words import NAME, OFFICE

PART_OF_NIP: Final = 4
"""Digits from which on a part of a NIP is looked for; so many more tell whose it is."""
_SURE_PART = 6
_SHORT = 2
_RIVALS = 24


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody on the list, with the words and weights they are found by."""

    row: AttendeeRow
    words: Mapping[str, int]
    order: tuple[str, str, int, str, str]
    """How those who fit equally well are listed."""

    @property
    def name(self) -> frozenset[str]:
        """The words of the name as they sound."""
        return frozenset(sound(word) for word in spelled(self.row.name))


def judged(
    words: Sequence[str], costs: Mapping[str, int], people: Mapping[str, Known]
) -> tuple[Answer, AttendeeRow | None]:
    """Return who is meant: the only one who fits what was typed, or the only one whose whole name it is."""
    fitting = [people[uid] for uid, cost in costs.items() if cost < INSIDE]
    if not fitting:
        fitting = [people[uid] for uid, cost in costs.items() if cost < GUESSED]
        if len(fitting) == 1 and costs[fitting[0].row.uid] >= HEARD:
            return Answer.HINT, None
    if not fitting:
        return (Answer.SIMILAR if costs else Answer.NOBODY), None
    heard = {sound(word) for word in words}
    whole = [known for known in fitting if known.name <= heard] if len(fitting) > 1 else fitting
    typed_whole = len(whole) == 1 and {*spelled(whole[0].row.name)} <= {*words}
    if len(whole) == 1 and (len(fitting) == 1 or typed_whole):
        sure = _names_a_person(words, whole[0]) and (typed_whole or not _has_rival(words, costs, people))
        return (Answer.ONE, whole[0].row) if sure else (Answer.HINT, None)
    called = {(known.name, known.row.region_uid) for known in whole or fitting}
    return (Answer.NAMESAKES if len(called) == 1 else Answer.SEVERAL), None


def may_miss(word: str) -> bool:
    """Tell whether a word may be said of somebody of whom the list does not say it."""
    return word in PARTICLES or word in COURTESIES or is_title(word)


def part_of_nip(word: str) -> bool:
    """Tell whether these are digits enough to look for."""
    return word.isdigit() and len(word) >= PART_OF_NIP


def same_words(words: Sequence[str], name: str) -> bool:
    """Tell whether each of these words is a whole word of the name, longer ones but for a letter."""
    return all(any(_near(word, known, SURE) for known in spelled(name)) for word in words)


def _has_rival(words: Sequence[str], costs: Mapping[str, int], people: Mapping[str, Known]) -> bool:
    """Tell whether what fits one as a beginning is, but for a letter in each word, another's whole name."""
    guessed = sorted((cost, uid) for uid, cost in costs.items() if cost >= GUESSED)[:_RIVALS]
    return any(
        all(any(_near(word, known, _SHORT) for word in words) for known in spelled(people[uid].row.name))
        for _cost, uid in guessed
    )


def _near(word: str, known: str, from_letters: int) -> bool:
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - loads much that a start can do without

    alike = len(word) >= from_letters and OSA.distance(word, known, score_cutoff=1) == 1
    return alike or sound(word) == sound(known)


def _names_a_person(words: Sequence[str], known: Known) -> bool:
    """Tell whether every word is the person's and one of them is part of the name, the office or the NIP."""
    digits = "".join(words)
    if digits.isdigit():
        return len(digits) >= _SURE_PART
    named = False
    for place, word in enumerate(words):
        if part_of_nip(word):
            named = named or len(word) >= _SURE_PART
            continue
        weights = [weight for mine, weight in known.words.items() if _is_written(word, mine, weight)]
        silent = word in COURTESIES or (goes_before(word) and place < len(words) - 1)
        if not (weights or silent):
            return False
        named = named or any(weight <= NAME or weight == OFFICE for weight in weights)
    return named


def _is_written(word: str, mine: str, weight: int) -> bool:
    if mine.startswith(word) or (weight <= NAME and len(word) > _SHORT and word in mine):
        return True
    heard = sound(word)
    return len(heard) >= SURE and sound(mine).startswith(heard)
