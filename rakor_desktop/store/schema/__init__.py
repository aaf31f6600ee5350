"""The tables of a Rakor file."""

from sqlalchemy.orm import configure_mappers

from rakor_desktop.store.schema import journal
from rakor_desktop.store.schema.base import Base, Row
from rakor_desktop.store.schema.meeting import (
    AgendaItem,
    AttachmentEntry,
    Blob,
    DocumentIssue,
    Event,
    Letterhead,
    MeetingSession,
    RegionEntry,
    Setting,
    Signatory,
)
from rakor_desktop.store.schema.people import AttendanceMark, Attendee, Organization, Person
from rakor_desktop.store.schema.results import (
    FollowUp,
    Issue,
    IssueSubmission,
    Note,
    Programme,
    Resolution,
)
from rakor_desktop.store.schema.sharing import Redaction, Settlement

configure_mappers()

JOURNALLED: dict[str, type[Row]] = {
    mapper.class_.__tablename__: mapper.class_
    for mapper in Base.registry.mappers
    if issubclass(mapper.class_, Row)
}
"""Every table whose rows travel in the journal, by name."""

__all__ = [
    "JOURNALLED",
    "AgendaItem",
    "AttachmentEntry",
    "AttendanceMark",
    "Attendee",
    "Base",
    "Blob",
    "DocumentIssue",
    "Event",
    "FollowUp",
    "Issue",
    "IssueSubmission",
    "Letterhead",
    "MeetingSession",
    "Note",
    "Organization",
    "Person",
    "Programme",
    "Redaction",
    "RegionEntry",
    "Resolution",
    "Row",
    "Setting",
    "Settlement",
    "Signatory",
    "journal",
]
