"""Takes lists of people out of foreign tables: first what would come of it, then all of it as one action."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

from sqlalchemy import select
from sqlalchemy.orm import Session

from rakor_desktop.domain.attendance import Presence
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.quote import quoted
from rakor_desktop.domain.ranks import suggest_level
from rakor_desktop.domain.verbs import verb
from rakor_desktop.exchange import clipboard, reading
from rakor_desktop.exchange.layout import Layout, at_row, guess, unknown_headings
from rakor_desktop.exchange.reading import MOST_ROWS, Sheet
from rakor_desktop.exchange.rows import below
from rakor_desktop.exchange.table import Table
from rakor_desktop.services import attendance, invitations, regions
from rakor_desktop.services.import_changes import FieldChange
from rakor_desktop.services.import_plan import (
    ADDED,
    IMPORT_KINDS,
    ROW_STATUSES,
    VOCABULARIES,
    ImportKind,
    ImportPlan,
    PlanLine,
    RowStatus,
    Standing,
    Wishes,
    arrange,
)
from rakor_desktop.store.schema import Attendee, Person

__all__ = [
    "ADDED",
    "IMPORT_KINDS",
    "ROW_STATUSES",
    "FieldChange",
    "ImportKind",
    "ImportPlan",
    "Laid",
    "PlanLine",
    "RowStatus",
    "Sheet",
    "Standing",
    "Wishes",
]


@dataclass(frozen=True, slots=True)
class Laid:
    """The sheets of a file and how one of them is laid out."""

    sheets: Sequence[Sheet]
    layout: Layout

    @property
    def sheet(self) -> Sheet:
        """The sheet that is used."""
        return self.sheets[self.layout.sheet]

    @property
    def choices(self) -> tuple[tuple[int, str], ...]:
        """The sheets a person may choose from, by place; a text has none, only ways to be cut."""
        return tuple((place, sheet.name) for place, sheet in enumerate(self.sheets) if sheet.name)


def read(path: Path, kind: ImportKind, *, sheet: str = "", stop: Event | None = None) -> Laid:
    """Return a table file as it is probably laid out; refused where there is nothing in it.

    ``sheet`` names the one to use, if it is not to be found by its headings.
    """
    return laid_out(reading.read(path, stop=stop), kind, sheet=sheet)


def read_text(text: str, kind: ImportKind) -> Laid:
    """Return the table in a text, such as what a spreadsheet put on the clipboard."""
    heading = clipboard.FROM if kind is ImportKind.REGIONS else clipboard.NAME
    return laid_out(clipboard.read(text, heading=heading), kind)


def laid_out(sheets: Sequence[Sheet], kind: ImportKind, *, sheet: str = "") -> Laid:
    """Return sheets as they are probably laid out for this kind of table."""
    wanted = [one for one in sheets if not sheet or one.name.casefold() == sheet.casefold()]
    if not wanted:
        known = ", ".join(quoted(one.name) for one in sheets if one.name)
        raise RakorError(
            _("Lembar {sheet} tidak ada; yang ada: {known}.").format(sheet=quoted(sheet), known=known or "-")
        )
    found = guess([one.grid for one in wanted], VOCABULARIES[kind])
    return Laid(wanted, found)


def at_sheet(laid: Laid, kind: ImportKind, place: int) -> Laid:
    """Return the same file with another of its sheets in use."""
    found = guess([laid.sheets[place].grid], VOCABULARIES[kind])
    return Laid(laid.sheets, Layout(place, found.heading, found.depth, found.columns))


def at_heading(laid: Laid, kind: ImportKind, row: int) -> Laid:
    """Return the same sheet with its headings in another row; 0 means that it has none."""
    return Laid(laid.sheets, at_row(laid.sheet.grid, laid.layout.sheet, row, VOCABULARIES[kind]))


def using(laid: Laid, place: int, field: str) -> Laid:
    """Return the same table with one column used as another field, or for nothing."""
    return Laid(laid.sheets, laid.layout.using(place, field))


def standing(session: Session, event_uid: str) -> Standing:
    """Return what a plan must know of the file."""
    people = attendance.people(session, event_uid)
    return Standing(people, regions.gazetteer(session), datetime.now(UTC).date())


def draft(
    laid: Laid,
    kind: ImportKind,
    known: Standing,
    wishes: Wishes | None = None,
    stop: Event | None = None,
) -> ImportPlan:
    """Return what importing the table would do, from plain data: this may run in a thread."""
    table = _limited(below(laid.sheet.grid, laid.layout, VOCABULARIES[kind]))
    return arrange(kind, laid.layout, table, known, wishes or Wishes(), going_on=_until(stop))


def plan(
    session: Session, event_uid: str, kind: ImportKind, laid: Laid, wishes: Wishes | None = None
) -> ImportPlan:
    """Return what importing the table would do, nothing is changed; refused where nothing can be taken."""
    if not laid.layout.used:
        raise RakorError(unknown_headings([sheet.grid for sheet in laid.sheets], VOCABULARIES[kind]))
    made = draft(laid, kind, standing(session, event_uid), wishes)
    if made.faults:
        raise RakorError(made.faults[0])
    return made


@verb(N_("Mengimpor peserta"))
def carry_out(
    session: Session,
    event_uid: str,
    planned: ImportPlan,
    *,
    left_out: Collection[int] = (),
    fill: bool = False,
    present_at: str | None = None,
) -> list[str]:
    """Put everybody planned on the list and return their uids.

    ``left_out`` are numbers of rows that are not taken after all; ``fill`` completes what is empty for people
    who are on the list already; ``present_at`` is a session that all of them came to.
    """
    added = [line for line in planned.added if line.row not in left_out]
    known = [line for line in planned.known if line.row not in left_out]
    invited = [line.invitation for line in added if line.invitation is not None]
    twins = [place for place, line in enumerate(added) if line.twin]
    uids = invitations.invite_all(session, event_uid, invited, twins=twins)
    if fill:
        _complete(session, [line for line in known if line.fills])
    if present_at is not None:
        came = dict.fromkeys([*uids, *(line.known for line in known)])
        attendance.mark(session, came, present_at, Presence.PRESENT, method="IMPORT")
    return uids


_EDITED = {
    "region": "region_uid",
    "letter_number": "assignment_letter_number",
    "letter_date": "assignment_letter_date",
}


def _complete(session: Session, lines: Sequence[PlanLine]) -> None:
    """Write what the table knows and the list does not; what was written meanwhile stays."""
    uids = [line.known for line in lines]
    # Held here, so that the session does not read them anew for everybody.
    held = session.execute(
        select(Attendee, Person).join(Person, Person.uid == Attendee.person_uid).where(Attendee.uid.in_(uids))
    ).all()
    now = (
        {row.uid: row for row in attendance.some_people(session, held[0][0].event_uid, uids)} if held else {}
    )
    for line in lines:
        row = now.get(line.known)
        if row is None:
            raise RakorError(
                _("{name} sudah tidak ada di daftar; baca ulang tabelnya.").format(name=line.name)
            )
        wanted = {_EDITED.get(one.field, one.field): one.value for one in line.fills}
        changes = {name: value for name, value in wanted.items() if not getattr(row, name)}
        if "position" in changes:
            kind = invitations.region_kind(session, changes.get("region_uid", row.region_uid))
            changes["level"] = suggest_level(changes["position"], kind)
        if changes:
            invitations.edit(session, line.known, **changes)


def _limited(table: Table) -> Table:
    if len(table.rows) > MOST_ROWS:
        raise RakorError(
            _("Tabel ini memuat {n} baris; paling banyak {most} baris sekali impor.").format(
                n=len(table.rows), most=MOST_ROWS
            )
        )
    return table


def _until(stop: Event | None) -> Callable[[], None]:
    def go_on() -> None:
        if stop is not None and stop.is_set():
            raise RakorError(_("Dibatalkan."))

    return go_on
