"""Which papers are printed when all of them are, and what tells the files of one kind from each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from rakor_desktop.documents.card_data import BadgePaper, BadgeSize, TableCardKind, TableCardPaper
from rakor_desktop.documents.data import (
    AttendancePaper,
    AttendanceVariant,
    IssueGrouping,
    IssuePaper,
    MinutesPaper,
)
from rakor_desktop.domain.attendance import AttendeeRow, Group
from rakor_desktop.domain.event import SessionKind, SessionRow
from rakor_desktop.services import attendance, events, notes, paper_data
from rakor_desktop.services.paper_data import PrintOptions


def sign_in_sheets(session: Session, event_uid: str) -> Iterator[PrintOptions]:
    """Yield a sheet for each group on each day, the days beside each other, and the empty ones."""
    people = attendance.people(session, event_uid)
    groups = [group for group in Group if any(row.group is group for row in people)]
    for group in groups:
        for day in events.days(session, event_uid):
            yield PrintOptions(day.uid, group)
        yield PrintOptions(group=group, variant="semua-hari")
    for form in ("kosong", "kosong-mendatar"):
        yield PrintOptions(variant=form)


def one(_session: Session, _event_uid: str) -> Iterator[PrintOptions]:
    """Yield the paper once."""
    yield PrintOptions()


def minutes(session: Session, event_uid: str) -> Iterator[PrintOptions]:
    """Yield the minutes of the event and of each day that has any."""
    yield PrintOptions()
    noted = {note.date for note in notes.notes(session, event_uid)}
    for day in events.days(session, event_uid):
        if day.date in noted:
            yield PrintOptions(day.uid)


def inventories(_session: Session, _event_uid: str) -> Iterator[PrintOptions]:
    """Yield the inventory in each of its orders."""
    for form in paper_data.ISSUE_GROUPINGS:
        yield PrintOptions(variant=form)


def cards(session: Session, event_uid: str) -> Iterator[PrintOptions]:
    """Yield the cards of everybody, if there is anybody."""
    if attendance.people(session, event_uid):
        yield PrintOptions()


_FORM_NAMES = {
    AttendanceVariant.FILLED: "",
    AttendanceVariant.BLANK_PORTRAIT: "kosong",
    AttendanceVariant.BLANK_LANDSCAPE: "kosong-mendatar",
    AttendanceVariant.MATRIX: "semua-hari",
}


def sheet_name(data: AttendancePaper) -> Sequence[str]:
    """Return the group, the form and the day of a sign-in sheet."""
    final = "final" if data.final else ""
    days = data.variant is AttendanceVariant.MATRIX
    part = "" if days else _part(data.session)
    return _group(data.group), _FORM_NAMES[data.variant], final, data.sheet.date.isoformat(), part


def minutes_name(data: MinutesPaper) -> Sequence[str]:
    """Return the day of minutes, or that they are complete."""
    if data.session is None:
        return (data.event.start_date.isoformat(), "lengkap")
    return data.session.date.isoformat(), _part(data.session)


def inventory_name(data: IssuePaper) -> Sequence[str]:
    """Return the order of an inventory."""
    form = "per-kategori" if data.grouping is IssueGrouping.CATEGORY else ""
    return form, data.event.start_date.isoformat()


def badges_name(data: BadgePaper) -> Sequence[str]:
    """Return the group and size of badges, or whose badge it is."""
    size = "a6" if data.size is BadgeSize.A6 else ""
    return _group(data.group), size, _whose(data.people), data.event.start_date.isoformat()


def table_cards_name(data: TableCardPaper) -> Sequence[str]:
    """Return the group and kind of table cards, or whose card it is."""
    places = data.kind is TableCardKind.PLACE
    whose = "asal" if places else _whose(data.people)
    return _group(data.group), whose, data.event.start_date.isoformat()


def _group(group: Group | None) -> str:
    return group.value.lower() if group else ""


def _part(held: SessionRow | None) -> str:
    """Return what tells the sessions within a day apart."""
    return "" if held is None or held.kind is SessionKind.DAY else held.uid[:8]


def _whose(people: Sequence[AttendeeRow]) -> str:
    """Return the code of the only person, which is safe in every file system as a name is not."""
    return people[0].code.lower() if len(people) == 1 else ""
