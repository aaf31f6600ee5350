"""Tables of what the meeting brings: notes, problems, programmes, resolutions, follow-ups."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from sqlalchemy import BigInteger, Integer
from sqlalchemy.orm import Mapped, mapped_column

from rakor_desktop.domain.issues import Authority, IssueCategory, IssueStatus, Submission
from rakor_desktop.domain.minutes import FollowUpStatus, ResolutionKind
from rakor_desktop.domain.programmes import Agreement, FundingSource, ProgrammeKind
from rakor_desktop.store.schema.base import Count, Row, Words, refers
from rakor_desktop.store.schema.types import Exact, IsoDate, UtcStamp, Word

_RUPIAH = BigInteger().with_variant(Integer(), "sqlite")


class Note(Row):
    """One contribution to the discussion and the answer to it."""

    __tablename__ = "note"

    session_uid: Mapped[str] = refers("session")
    agenda_item_uid: Mapped[str | None] = refers("agenda_item")
    attendee_uid: Mapped[str | None] = refers("attendee")
    region_uid: Mapped[str | None] = refers("region")
    number: Mapped[Words]
    speaker: Mapped[Words]
    statement: Mapped[Words]
    response: Mapped[Words]
    follow_up: Mapped[Words]
    responsible: Mapped[Words]
    deadline: Mapped[dt.date | None] = mapped_column(IsoDate)
    position: Mapped[Count]
    written_at: Mapped[dt.datetime | None] = mapped_column(UtcStamp)
    written_by: Mapped[Words]


class Issue(Row):
    """One problem of one region."""

    __tablename__ = "issue"

    event_uid: Mapped[str] = refers("event")
    region_uid: Mapped[str | None] = refers("region")
    note_uid: Mapped[str | None] = refers("note")
    number: Mapped[Words]
    category: Mapped[IssueCategory] = mapped_column(Word(IssueCategory))
    commodity: Mapped[Words]
    description: Mapped[Words]
    measures_taken: Mapped[Words]
    proposed_solution: Mapped[Words]
    responsible: Mapped[Words]
    authority: Mapped[Authority | None] = mapped_column(Word(Authority))
    deadline: Mapped[dt.date | None] = mapped_column(IsoDate)
    source: Mapped[Words]
    status: Mapped[IssueStatus] = mapped_column(Word(IssueStatus), default=IssueStatus.OPEN)
    remarks: Mapped[Words]


class IssueSubmission(Row):
    """What a region said about having problems; its key is made of event and region."""

    __tablename__ = "issue_submission"

    event_uid: Mapped[str] = refers("event")
    region_uid: Mapped[str] = refers("region")
    state: Mapped[Submission] = mapped_column(Word(Submission))


class Programme(Row):
    """One line of a programme matrix, with its nomenclature as it was called then."""

    __tablename__ = "programme"

    event_uid: Mapped[str] = refers("event")
    region_uid: Mapped[str | None] = refers("region")
    kind: Mapped[ProgrammeKind] = mapped_column(Word(ProgrammeKind))
    year: Mapped[Count]
    number: Mapped[Words]
    code: Mapped[Words]
    programme: Mapped[Words]
    activity: Mapped[Words]
    sub_activity: Mapped[Words]
    nomenclature: Mapped[Words]
    location: Mapped[Words]
    commodity: Mapped[Words]
    beneficiary: Mapped[Words]
    indicator: Mapped[Words]
    target: Mapped[Decimal | None] = mapped_column(Exact)
    unit: Mapped[Words]
    budget_ceiling: Mapped[int | None] = mapped_column(_RUPIAH)
    budget_revised: Mapped[int | None] = mapped_column(_RUPIAH)
    funding_source: Mapped[FundingSource | None] = mapped_column(Word(FundingSource))
    funding_note: Mapped[Words]
    krisna_status: Mapped[Words]
    physical_progress: Mapped[Decimal | None] = mapped_column(Exact)
    financial_realization: Mapped[int | None] = mapped_column(_RUPIAH)
    constraint: Mapped[Words]
    responsible: Mapped[Words]
    priority: Mapped[int | None]
    agreement: Mapped[Agreement] = mapped_column(Word(Agreement), default=Agreement.PROPOSED)
    reason: Mapped[Words]
    remarks: Mapped[Words]
    forward_estimate: Mapped[int | None] = mapped_column(_RUPIAH)
    position: Mapped[Count]


class Resolution(Row):
    """One sentence the meeting concluded or agreed."""

    __tablename__ = "resolution"

    event_uid: Mapped[str] = refers("event")
    kind: Mapped[ResolutionKind] = mapped_column(Word(ResolutionKind))
    section: Mapped[Words]
    text: Mapped[Words]
    position: Mapped[Count]


class FollowUp(Row):
    """An action somebody took on."""

    __tablename__ = "follow_up"

    event_uid: Mapped[str] = refers("event")
    region_uid: Mapped[str | None] = refers("region")
    note_uid: Mapped[str | None] = refers("note")
    issue_uid: Mapped[str | None] = refers("issue")
    number: Mapped[Words]
    action: Mapped[Words]
    responsible: Mapped[Words]
    deadline: Mapped[dt.date | None] = mapped_column(IsoDate)
    status: Mapped[FollowUpStatus] = mapped_column(Word(FollowUpStatus), default=FollowUpStatus.OPEN)
    remarks: Mapped[Words]
