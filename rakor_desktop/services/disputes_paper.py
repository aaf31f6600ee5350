"""Gathers the attachment about conflicts: what was decided in an event, and what is open."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from rakor_desktop.documents.settlement_data import OpenLine, SettledLine, SettlementPaper
from rakor_desktop.domain.disputes import Dispute
from rakor_desktop.domain.field_names import field_name, table_name
from rakor_desktop.domain.i18n import _, official
from rakor_desktop.domain.papers import SignatoryRole
from rakor_desktop.domain.privacy import ERASED
from rakor_desktop.domain.settlements import SettledSide, SettlementRow
from rakor_desktop.services import disputes, paper_data, papers
from rakor_desktop.services.disputes_words import Words
from rakor_desktop.services.paper_data import PrintOptions
from rakor_desktop.store.journal.projection import in_pieces, raw
from rakor_desktop.store.schema import JOURNALLED

KEY = "penyelesaian-konflik"
_ATTACHED_TO = "berita-acara"
_THROUGH = {
    "agenda_item": ("session_uid", "session"),
    "attendance_mark": ("attendee_uid", "attendee"),
    "note": ("session_uid", "session"),
}
"""Where the event of a row stands that does not name it itself."""
PRIVATE = "(data pribadi, tidak dicetak)"
_PRIVATE: Mapping[str, frozenset[str]] = {
    "attendance_mark": frozenset({"reason"}),
    "person": frozenset({"phone", "email"}),
}
"""What nobody needs to read on this paper, by table."""
_NUMBERS: Mapping[str, frozenset[str]] = {
    "person": frozenset({"nip", "nrp"}),
    "signatory": frozenset({"nip", "nrp"}),
}
"""What is not printed either where the NIP is not."""


def settlement_list(session: Session, event_uid: str, options: PrintOptions) -> SettlementPaper:
    """Gather the Lampiran Perubahan dan Penyelesaian Konflik of an event."""
    attached = papers.issue_of(session, event_uid, _ATTACHED_TO)
    common = paper_data.common(session, event_uid, KEY, options)
    show_nip = common["settings"].show_nip
    with official():
        decided, still_open = _both(session, event_uid)
        titles = _Titles(session, decided, still_open)
        settled = [
            replace(
                _settled(row, _Screen(row.table, row.field, show_nip)),
                title=titles.of(row.table, row.row, row.title),
            )
            for row in reversed(decided)
        ]
        lines = [
            replace(
                _open(one, _Screen(one.at.table, one.at.field if one.field_name else "", show_nip)),
                title=titles.of(one.at.table, one.at.row, one.title),
            )
            for one in still_open
        ]
    return SettlementPaper(
        **common,
        signatory=papers.signatory_for(session, event_uid, SignatoryRole.COMMITTEE_CHAIR),
        left_signatory=papers.signatory_for(session, event_uid, SignatoryRole.NOTE_TAKER),
        settled=settled,
        still_open=lines,
        attached_number=attached.number,
        attached_on=attached.date,
    )


def notes(session: Session, event_uid: str) -> list[str]:
    """Return what is not ready for the paper."""
    _decided, still_open = _both(session, event_uid)
    return [_("{n} perbedaan belum diputuskan.").format(n=len(still_open))] if still_open else []


def if_any(session: Session, event_uid: str) -> Iterator[PrintOptions]:
    """Yield the paper once, where there is anything to tell."""
    decided, still_open = _both(session, event_uid)
    if decided or still_open:
        yield PrintOptions()


def _both(session: Session, event_uid: str) -> tuple[list[SettlementRow], list[Dispute]]:
    decided, still_open = disputes.settlements(session), disputes.disputes(session)
    rows = [(row.table, row.row) for row in decided]
    elsewhere = _elsewhere(session, event_uid, [*rows, *((one.at.table, one.at.row) for one in still_open)])
    return (
        [row for row in decided if row.row not in elsewhere],
        [one for one in still_open if one.at.row not in elsewhere],
    )


def _elsewhere(session: Session, event_uid: str, rows: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return which of these rows belong to another event; what belongs to none, or is gone, is told."""
    by_table: dict[str, set[str]] = {}
    for table, uid in rows:
        by_table.setdefault(table, set()).add(uid)
    found: set[str] = set()
    for table, uids in by_table.items():
        if table == "event":
            found |= uids - {event_uid}
        elif table in JOURNALLED:
            for piece in in_pieces(uids):
                found |= _of_others(session, event_uid, table, piece)
    return frozenset(found)


def _of_others(session: Session, event_uid: str, table: str, uids: Sequence[str]) -> set[str]:
    rows = raw(table)
    query = select(rows.c.uid).where(rows.c.uid.in_(uids))
    if table in _THROUGH:
        field, parent = _THROUGH[table]
        holders = raw(parent)
        query = query.join(holders, holders.c.uid == rows.c[field]).where(holders.c.event_uid != event_uid)
    elif "event_uid" in rows.c:
        query = query.where(rows.c.event_uid != event_uid)
    else:
        return set()
    return set(session.connection().scalars(query))


def _settled(row: SettlementRow, screen: _Screen) -> SettledLine:
    return SettledLine(
        row.title,
        field_name(row.table, row.field) if row.field else "",
        [replace(side, said=screen.told(side.said)) for side in row.sides],
        row.choice,
        screen.told(row.chosen),
        row.reason,
        row.decided_by,
        row.laptop,
        row.decided_at,
    )


def _open(one: Dispute, screen: _Screen) -> OpenLine:
    sides = [
        SettledSide(screen.told(side.said), side.deletes, side.who, side.laptop, side.at)
        for side in one.sides
    ]
    return OpenLine(one.title, one.field_name, sides)


class _Titles:
    """Says what rows are called and, of those called by a number, what they are about."""

    def __init__(
        self, session: Session, decided: Iterable[SettlementRow], still_open: Iterable[Dispute]
    ) -> None:
        wanted: dict[str, set[str]] = {}
        for table, uid in [
            *((row.table, row.row) for row in decided),
            *((one.at.table, one.at.row) for one in still_open),
        ]:
            wanted.setdefault(table, set()).add(uid)
        self._words = Words(session, [])
        self._words.read(wanted)

    def of(self, table: str, row: str, title: str) -> str:
        """Return the title with what it is about below."""
        if title == ERASED:
            return title
        if table == "person":
            return title.replace(f"{table_name(table)} ", "Data diri ", 1)
        return "\n".join(filter(None, (title, self._words.about(table, row))))


class _Screen:
    """Keeps personal data off the paper that stand in a field, or in what an edit of a row wrote."""

    def __init__(self, table: str, field: str, show_nip: bool) -> None:
        hidden = _PRIVATE.get(table, frozenset()) | (
            frozenset() if show_nip else _NUMBERS.get(table, frozenset())
        )
        self._whole = field in hidden
        self._hidden = () if field else _labels(table, hidden)
        self._known = _labels(table, JOURNALLED[table].__table__.c.keys()) if self._hidden else ()

    def told(self, said: str) -> str:
        """Return what may be printed of this."""
        if self._whole:
            return PRIVATE if said else ""
        lines: list[str] = []
        hiding = False
        for line in said.split("\n"):
            label = next((one for one in self._known if line.startswith(one)), "")
            hiding = label in self._hidden if label else hiding
            if label and hiding:
                lines.append(f"{label}{PRIVATE}")
            elif not hiding:
                lines.append(line)
        return "\n".join(lines)


def _labels(table: str, fields: Collection[str]) -> tuple[str, ...]:
    """Return how the lines begin in which an edit names these fields."""
    return tuple(f"{field_name(table, field)}: " for field in sorted(fields))
