"""Finds problems and programmes that two laptops may both have written, and makes one of two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from rakor_desktop.domain.doubles import pair_key
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import N_, _, official
from rakor_desktop.domain.issues import IssueRow
from rakor_desktop.domain.likeness import Line, Twin
from rakor_desktop.domain.programmes import ProgrammeRow
from rakor_desktop.domain.settlements import DOUBLE, Choice, SettledSide, packed
from rakor_desktop.domain.spelling import spelled
from rakor_desktop.domain.verbs import verb
from rakor_desktop.services import decisions, issues, programmes
from rakor_desktop.services.disputes_settling import record
from rakor_desktop.services.disputes_words import Words
from rakor_desktop.services.rows import change, copied, get, number_order, remove_numbered
from rakor_desktop.store.journal import codec
from rakor_desktop.store.journal.links import referring
from rakor_desktop.store.journal.projection import in_pieces
from rakor_desktop.store.journal.recorder import coders
from rakor_desktop.store.schema import JOURNALLED, Issue, Programme, Row, journal

_LIKE = 82
_ENOUGH = _LIKE - 0.5
"""What is rounded to it; whatever is below need not be told exactly."""
_SAME = 97
_MOST_ALIKE = 40
"""More rows of one place than this with the same word say nothing about any two of them."""
_LEAST_WORD = 4
_FEWEST_WORDS = 3
_SHORTER = 0.92
_EDITABLE: Mapping[str, frozenset[str]] = {
    "issue": issues.EDITABLE,
    "programme": programmes.EDITABLE,
}
_COMPARED: Mapping[str, tuple[str, ...]] = {
    "issue": (
        "region_uid", "category", "commodity", "description", "measures_taken", "proposed_solution",
        "responsible", "authority", "deadline", "source", "status", "remarks",
    ),
    "programme": (
        "region_uid", "kind", "year", "code", "programme", "activity", "sub_activity", "location",
        "commodity", "beneficiary", "indicator", "target", "unit", "budget_ceiling", "budget_revised",
        "funding_source", "physical_progress", "financial_realization", "priority", "agreement", "remarks",
    ),
}  # fmt: skip
_MODELS: Mapping[str, type[Row]] = {"issue": Issue, "programme": Programme}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two rows that may be one, by their keys."""

    first: str
    second: str
    score: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """The rows of an event among which doubles are sought, and the pairs that are two things."""

    issues: Sequence[IssueRow]
    programmes: Sequence[ProgrammeRow]
    apart: frozenset[str]


def like_issues(rows: Sequence[IssueRow], known: Collection[str] = ()) -> list[Pair]:
    """Return pairs of problems of one region that say much the same under numbers of different laptops."""
    texts = {row.uid: row.description for row in rows}

    def look(one: IssueRow, other: IssueRow) -> tuple[int, tuple[str, ...]]:
        score = _alike(one.description, other.description)
        return score, (_("uraian sama") if score >= _SAME else _("uraian mirip"),)

    return _pairs(rows, texts, lambda row: row.region_uid, look, known)


def like_programmes(rows: Sequence[ProgrammeRow], known: Collection[str] = ()) -> list[Pair]:
    """Return pairs of programmes of one year, kind and region that are much the same work."""
    texts = {row.uid: f"{row.code} {row.sub_activity} {row.location}" for row in rows}
    return _pairs(rows, texts, lambda row: (row.kind, row.year, row.region_uid), _programmes, known)


def comparable(session: Session, event_uid: str) -> Compared:
    """Return what is compared, apart from the file."""
    problems = session.scalars(select(Issue).where(Issue.event_uid == event_uid).order_by(Issue.uid))
    works = session.scalars(select(Programme).where(Programme.event_uid == event_uid).order_by(Programme.uid))
    return Compared(
        [copied(IssueRow, row) for row in problems],
        [copied(ProgrammeRow, row) for row in works],
        frozenset(decisions.apart(session, event_uid)),
    )


def likely(held: Compared) -> dict[str, list[Pair]]:
    """Return the pairs by table that may be one, the likeliest first; this may take long and asks nothing."""
    return {
        "issue": like_issues(held.issues, held.apart),
        "programme": like_programmes(held.programmes, held.apart),
    }


def in_words(session: Session, pairs: Mapping[str, Sequence[Pair]]) -> list[Twin]:
    """Return pairs as a person compares them; one of which a row has gone meanwhile is passed over."""
    return [twin for table, found in pairs.items() for twin in _twins(session, table, found)]


def unresolved(session: Session, event_uid: str) -> list[Twin]:
    """Return the pairs of an event that nobody has decided about, the likeliest first."""
    return in_words(session, likely(comparable(session, event_uid)))


@verb(N_("Menyatakan dua data berbeda"))
def keep_apart(session: Session, event_uid: str, first_uid: str, second_uid: str) -> None:
    """Remember that these two rows are two things; they are not proposed again."""
    decisions.note_apart(session, event_uid, first_uid, second_uid)


@verb(N_("Menggabungkan data ganda"))
def join(session: Session, table: str, kept_uid: str, gone_uid: str, reason: str = "") -> None:
    """Make one row of two: the first stays, filled from the second, which goes; what used it uses the first.

    What the second said stays in the history and in the record of this decision.
    """
    model = _MODELS[table]
    kept, gone = get(session, model, kept_uid), get(session, model, gone_uid)
    if kept is gone or kept.event_uid != gone.event_uid:  # type: ignore[attr-defined]
        raise RakorError(_("Hanya dua data yang berbeda dari rakor yang sama dapat digabungkan."))
    sides, title, chosen = _told(session, table, kept, gone)
    for child, field in referring(table):
        users = JOURNALLED[child]
        for user in session.scalars(select(users).where(getattr(users, field) == gone_uid)).all():
            setattr(user, field, kept_uid)
    gaps = {
        name: getattr(gone, name)
        for name in _EDITABLE[table]
        if _empty(kept, name) and not _empty(gone, name)
    }
    change(kept, gaps, _EDITABLE[table])
    session.flush()
    remove_numbered(session, gone)
    where = (table, kept_uid, "")
    record(session, DOUBLE, where, title, sides=sides, choice=Choice.JOINED, chosen=chosen, reason=reason)


def _told(session: Session, table: str, kept: Row, gone: Row) -> tuple[str, str, str]:
    """Return both sides as a record keeps them, the title and the outcome."""
    with official():
        words = Words(session, [])
        words.read({table: {kept.uid, gone.uid}})
        words.read({"region": {row.region_uid for row in (kept, gone) if row.region_uid}})  # type: ignore[attr-defined]
        lines = [_line(words, table, row) for row in (kept, gone)]
        title = words.title(table, kept.uid)
        chosen = _("{gone} digabungkan ke {kept}.").format(gone=lines[1].number, kept=lines[0].number)
    main = "description" if table == "issue" else "sub_activity"
    sides = []
    for line, mine in zip(lines, (True, False), strict=True):
        who, laptop, at = last_written(session, line.uid)
        said = f"{line.number}: {line.of(main)}"
        sides.append(SettledSide(said, False, who, laptop, codec.moment(at), mine))
    return packed(sides), title, chosen


def last_written(session: Session, uid: str) -> tuple[str, str, str]:
    """Return who wrote a row last, on which laptop, and the moment as the journal has it."""
    a, b, e = journal.action.c, journal.branch.c, journal.entry.c
    query = (
        select(a.actor, b.label, a.at)
        .select_from(journal.entry)
        .join(journal.branch, b.no == e.branch_no)
        .join(journal.action, (a.branch_no == e.branch_no) & (a.number == e.action_no))
        .where(e.row_uid == uid)
        .order_by(e.lamport.desc(), b.uid.desc())
        .limit(1)
    )
    actor, label, at = session.connection().execute(query).one()
    return actor, label, at


def _twins(session: Session, table: str, pairs: Sequence[Pair]) -> list[Twin]:
    uids = {uid for pair in pairs for uid in (pair.first, pair.second)}
    model = _MODELS[table]
    rows: dict[str, Any] = {
        row.uid: row
        for piece in in_pieces(uids)
        for row in session.scalars(select(model).where(model.uid.in_(piece)))
    }
    words = Words(session, [])
    words.read({table: uids})
    words.read({"region": {row.region_uid for row in rows.values() if row.region_uid}})
    return [
        Twin(
            table,
            _line(words, table, rows[pair.first]),
            _line(words, table, rows[pair.second]),
            pair.score,
            pair.reasons,
        )
        for pair in pairs
        if pair.first in rows and pair.second in rows
    ]


def _line(words: Words, table: str, row: Any) -> Line:
    raw = coders(_MODELS[table])
    told = [(name, words.value(table, name, raw[name][0](getattr(row, name)))) for name in _COMPARED[table]]
    return Line(row.uid, row.number, tuple((name, said) for name, said in told if said))


def _pairs(
    rows: Sequence[Any],
    texts: Mapping[str, str],
    place: Callable[[Any], Hashable],
    look: Callable[[Any, Any], tuple[int, tuple[str, ...]]],
    known: Collection[str],
) -> list[Pair]:
    seen = set(known)
    found = []
    for one, other in _neighbours(rows, texts, place):
        key = pair_key(one.uid, other.uid)
        if key in seen or not _apart(one.number, other.number):
            continue
        seen.add(key)
        score, reasons = look(one, other)
        if score >= _LIKE:
            first, second = sorted((one, other), key=lambda row: (number_order(row.number), row.uid))
            found.append(Pair(first.uid, second.uid, score, reasons))
    order = {row.uid: number_order(row.number) for row in rows}
    return sorted(found, key=lambda pair: (-pair.score, order[pair.first], order[pair.second], pair.first))


def _neighbours(
    rows: Sequence[Any], texts: Mapping[str, str], place: Callable[[Any], Hashable]
) -> Iterator[tuple[Any, Any]]:
    """Yield the pairs of one place that have a word in common which is not in everybody's mouth."""
    groups: dict[Hashable, list[Any]] = defaultdict(list)
    for row in rows:
        where = place(row)
        words = spelled(texts[row.uid])
        # Words that everybody uses say something where they follow each other.
        runs = {" ".join(words[at : at + many]) for many in (2, 3) for at in range(len(words) - many + 1)}
        for key in {*(word for word in words if len(word) >= _LEAST_WORD), *runs}:
            groups[where, key].append(row)
    for group in groups.values():
        if len(group) <= _MOST_ALIKE:
            yield from combinations(group, 2)


def _apart(one: str, other: str) -> bool:
    """Whether two numbers are of different laptops, or by two copies of one laptop the same."""
    return number_order(one)[0] != number_order(other)[0] or one == other


def _programmes(one: ProgrammeRow, other: ProgrammeRow) -> tuple[int, tuple[str, ...]]:
    codes = bool(one.code) and one.code == other.code
    if one.code and other.code and not codes:
        return 0, ()
    work = (
        100
        if codes and not (one.sub_activity and other.sub_activity)
        else _alike(one.sub_activity, other.sub_activity)
    )
    where = _alike(one.location, other.location) if one.location and other.location else 100
    reasons = [
        *([_("kode sama")] if codes else []),
        *([_("sub kegiatan sama") if work >= _SAME else _("sub kegiatan mirip")] if work >= _LIKE else []),
        *(
            [_("lokasi sama") if where >= _SAME else _("lokasi mirip")]
            if one.location and other.location
            else []
        ),
    ]
    return min(max(work, 90 if codes else 0), where), tuple(reasons)


def _alike(one: str, other: str) -> int:
    """Return how alike two sentences are, to 100, whatever the order of their words; 0 if too little."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - not at start

    words = spelled(one), spelled(other)
    first, second = (" ".join(sorted(part)) for part in words)
    if not first or not second:
        return 0
    score = fuzz.ratio(first, second, score_cutoff=_ENOUGH)
    if min(map(len, words)) >= _FEWEST_WORDS:
        score = max(score, _SHORTER * fuzz.token_set_ratio(first, second, score_cutoff=_ENOUGH / _SHORTER))
    return round(score)


def _empty(row: Row, name: str) -> bool:
    return getattr(row, name) in (None, "")
