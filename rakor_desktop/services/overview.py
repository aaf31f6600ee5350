"""The first page: what is true of an event now and what is missing, read in few queries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from rakor_desktop.domain import agenda_rules
from rakor_desktop.domain.agenda import Agenda
from rakor_desktop.domain.arrivals import ArrivalBoard
from rakor_desktop.domain.attendance import AttendeeRow
from rakor_desktop.domain.dates import local_time
from rakor_desktop.domain.event import EventRow, SessionKind, SessionRow
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.issues import Submission
from rakor_desktop.domain.overview import Overview, ProgrammeSum, RecentAction, Todo, Turnout
from rakor_desktop.domain.privacy import ERASED
from rakor_desktop.domain.programmes import ProgrammeKind
from rakor_desktop.domain.regions import Region
from rakor_desktop.services import agenda, attendance, events, history, regions
from rakor_desktop.store.journal import reader
from rakor_desktop.store.schema import (
    Issue,
    IssueSubmission,
    Letterhead,
    MeetingSession,
    Note,
    Programme,
    Signatory,
)

RECENT = 5


def overview(
    session: Session, event_uid: str, *, day_uid: str | None = None, now: dt.datetime | None = None
) -> Overview:
    """Return the overview of an event as it stands ``now`` (aware); ``day_uid`` looks at another day."""
    event = events.event(session, event_uid)
    today = local_time(now or dt.datetime.now(dt.UTC), event.time_zone).date()
    plan = agenda.agenda(session, event_uid)
    days = [row for row in plan.days if row.kind is SessionKind.DAY]
    day = _day(days, today, day_uid)
    people = attendance.people(session, event_uid)
    regencies = regions.gazetteer(session).regencies
    counts = _counts(session, event_uid)
    issues = _issues(session, event_uid)
    silent = _silent(session, event_uid, regencies, issues)
    return Overview(
        event=event,
        days=days,
        day=day,
        today=today,
        turnout=Turnout.of(people, day.uid),
        board=ArrivalBoard.of(people, regencies),
        running=plan.running,
        coming=plan.coming(today),
        notes=counts.notes,
        issues=sum(issues.values()),
        programmes=_programmes(session, event_uid),
        silent=silent,
        todos=[
            *_missing_papers(counts),
            *_missing_people(people),
            *_missing_agenda(plan, event),
            *_missing_issues(silent, event, today),
        ],
        recent=recent(session),
    )


def recent(session: Session, limit: int = RECENT) -> list[RecentAction]:
    """Return what was done last, the newest first."""
    return [
        RecentAction(history.label_of_action(name), actor, laptop, at)
        for name, actor, laptop, at in reader.headlines(session.connection(), limit)
    ]


def _day(days: Sequence[SessionRow], today: dt.date, day_uid: str | None) -> SessionRow:
    chosen = next((day for day in days if day.uid == day_uid), None)
    return chosen or next((day for day in days if day.date >= today), days[-1])


def _issues(session: Session, event_uid: str) -> dict[str | None, int]:
    query = (
        select(Issue.region_uid, func.count()).where(Issue.event_uid == event_uid).group_by(Issue.region_uid)
    )
    return dict(session.execute(query).all())


def _silent(
    session: Session, event_uid: str, regencies: Sequence[Region], issues: Mapping[str | None, int]
) -> list[Region]:
    confirmed = set(
        session.scalars(
            select(IssueSubmission.region_uid).where(
                IssueSubmission.event_uid == event_uid, IssueSubmission.state == Submission.CONFIRMED_NONE
            )
        )
    )
    return [region for region in regencies if region.uid not in issues and region.uid not in confirmed]


@dataclass(frozen=True, slots=True)
class _Counts:
    """What one question can answer."""

    notes: int
    agency: str | None
    signatories: int


def _counts(session: Session, event_uid: str) -> _Counts:
    notes = (
        select(func.count())
        .select_from(Note)
        .join(MeetingSession, MeetingSession.uid == Note.session_uid)
        .where(MeetingSession.event_uid == event_uid)
    )
    agency = select(Letterhead.agency).where(Letterhead.event_uid == event_uid).limit(1)
    signatories = select(func.count()).where(Signatory.event_uid == event_uid)
    asked = [one.scalar_subquery() for one in (notes, agency, signatories)]
    return _Counts(*session.execute(select(*asked)).one())


def _programmes(session: Session, event_uid: str) -> dict[ProgrammeKind, ProgrammeSum]:
    in_force = func.coalesce(Programme.budget_revised, Programme.budget_ceiling, 0)
    query = (
        select(Programme.kind, func.count(), func.sum(in_force))
        .where(Programme.event_uid == event_uid)
        .group_by(Programme.kind)
    )
    found = {kind: ProgrammeSum(rows, total) for kind, rows, total in session.execute(query)}
    return {kind: found.get(kind, ProgrammeSum()) for kind in ProgrammeKind}


def _missing_papers(counts: _Counts) -> list[Todo]:
    todos = []
    if not counts.agency:
        todos.append(Todo(_("Nama dinas pada kop naskah belum diisi."), "documents"))
    if not counts.signatories:
        todos.append(Todo(_("Belum ada penanda tangan naskah."), "documents"))
    return todos


def _missing_people(people: Sequence[AttendeeRow]) -> list[Todo]:
    if not people:
        return [Todo(_("Belum ada seorang pun di daftar peserta."), "attendance")]
    todos = []
    if without_sex := sum(not row.sex for row in people):
        todos.append(
            Todo(_("Jenis kelamin (L/P) {n} orang belum diisi.").format(n=without_sex), "attendance")
        )
    if without_position := sum(not row.position and row.name != ERASED for row in people):
        todos.append(Todo(_("Jabatan {n} orang belum diisi.").format(n=without_position), "attendance"))
    return todos


def _missing_agenda(plan: Agenda, event: EventRow) -> list[Todo]:
    if not plan.items:
        return [Todo(_("Susunan acara masih kosong."), "agenda")]
    found = agenda_rules.check(map(agenda.slot, plan.items), event.start_date, event.end_date)
    wrong = {finding.uid for finding in found if finding.severity == "error"}
    if not wrong:
        return []
    return [Todo(_("Waktu {n} mata acara perlu diperbaiki.").format(n=len(wrong)), "agenda")]


def _missing_issues(silent: Sequence[Region], event: EventRow, today: dt.date) -> list[Todo]:
    if not silent or today < event.start_date:
        return []
    sentence = _("{n} kabupaten/kota belum menyampaikan permasalahan.").format(n=len(silent))
    return [Todo(sentence, "issues")]
