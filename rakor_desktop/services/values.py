"""What the file holds, in the words of the screen: dates, amounts, labels, and the names of other rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import inspect

from rakor_desktop.domain import (
    agenda,
    attendance,
    dates,
    event,
    issues,
    marks,
    minutes,
    nip,
    papers,
    programmes,
    ranks,
    regions,
    settlements,
)
from rakor_desktop.domain.errors import ForeignFileError, RakorError
from rakor_desktop.domain.field_names import setting_name, table_name
from rakor_desktop.domain.history import Value
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.names import PersonName
from rakor_desktop.domain.numbers import decimal, rupiah
from rakor_desktop.domain.programme_rules import MONEY_FIELDS
from rakor_desktop.domain.quote import quoted
from rakor_desktop.domain.shown_dates import local_stamp, long_date, plain_date
from rakor_desktop.store.journal.recorder import coders
from rakor_desktop.store.schema import JOURNALLED

LABELS: dict[type[StrEnum], Mapping[Any, str]] = {
    agenda.AgendaKind: agenda.AGENDA_KINDS,
    attendance.OrganizationKind: attendance.ORGANIZATION_KINDS,
    attendance.Presence: attendance.PRESENCES,
    attendance.Role: attendance.ROLES,
    event.SessionKind: event.SESSION_KINDS,
    issues.Authority: issues.AUTHORITIES,
    issues.IssueCategory: issues.ISSUE_CATEGORIES,
    issues.IssueStatus: issues.ISSUE_STATUSES,
    issues.Submission: issues.SUBMISSIONS,
    minutes.FollowUpStatus: minutes.FOLLOW_UP_STATUSES,
    minutes.ResolutionKind: minutes.RESOLUTION_KINDS,
    papers.Capacity: papers.CAPACITIES,
    papers.SignatoryRole: papers.SIGNATORY_ROLES,
    programmes.Agreement: programmes.AGREEMENTS,
    programmes.FundingSource: programmes.FUNDING_SOURCES,
    programmes.ProgrammeKind: programmes.PROGRAMME_KINDS,
    ranks.OfficeLevel: ranks.OFFICE_LEVELS,
    regions.RegionKind: regions.REGION_KINDS,
    settlements.Choice: settlements.CHOICES,
}
"""The words for every kind of value that is one of a few."""

_YES = {0: N_("Belum"), 1: N_("Sudah")}
_DRAFTS = {"DRAFT": N_("Draf"), "FINAL": N_("Final")}
_SWITCHES = {"0": N_("Tidak"), "1": N_("Ya")}
_SWITCHED = frozenset({"paper.acknowledged", "paper.privacy_notice", "paper.show_nip"})
_SEXES = {"L": N_("Laki-laki"), "P": N_("Perempuan")}


def _clock(said: str) -> str:
    """Return a time with the dot of this country; what is no time stays as it was written."""
    try:
        return dates.clock(said)
    except RakorError:
        return said


_TOLD: dict[str, Callable[[str], str]] = {
    "emblem_sha256": lambda _said: _("(gambar lambang)"),
    "end_time": _clock,
    "method": lambda said: _(marks.METHODS.get(said, said)),
    "nip": nip.formatted,
    "phone": attendance.masked_phone,
    "sex": lambda said: _(_SEXES.get(said, said)),
    "spd_stamped": lambda said: _(_YES[int(said)]),
    "start_time": _clock,
}
"""Fields that a person reads otherwise than their type alone would say."""
_NUMBERED = frozenset({"follow_up", "issue", "note", "programme"})
_NAMED_BY = {
    "agenda_item": "title",
    "attachment": "file_name",
    "document_issue": "document",
    "event": "name",
    "organization": "name",
    "region": "name",
    "resolution": "text",
    "settlement": "title",
}
_NAMED_AFTER = {
    "attendance_mark": "attendee_uid",
    "attendee": "person_uid",
    "issue_submission": "region_uid",
}


class Names:
    """What rows are called, by what the journal says they held last."""

    def __init__(self, states: Mapping[str, tuple[str, Mapping[str, Value]]], zone: str) -> None:
        self._states = states
        self.zone = zone

    def of(self, uid: str) -> str:
        """Return the name of a row; a row nothing is known of has gone."""
        if uid not in self._states:
            return _("(sudah tidak ada)")
        table, values = self._states[uid]
        return name_of(table, values, self)


@cache
def reference_of(table: str, field: str) -> str | None:
    """Return the table whose row this field names, if it names one."""
    model = JOURNALLED.get(table)
    column = inspect(model).local_table.c.get(field) if model is not None else None
    if column is None:
        return None
    return next((key.column.table.name for key in column.foreign_keys), None)


def subject(table: str, values: Mapping[str, Value], names: Names) -> str:
    """Return what a row is called with its kind: ``Permasalahan A-003``."""
    return f"{table_name(table)} {name_of(table, values, names)}".strip()


def name_of(table: str, values: Mapping[str, Value], names: Names) -> str:
    """Return what a row is called by what it holds."""
    text = {field: str(value) for field, value in values.items() if value is not None}
    if table in _NAMED_AFTER:
        return names.of(text.get(_NAMED_AFTER[table], ""))
    if table in {"person", "signatory"}:
        full = PersonName(text.get("prefix", ""), text.get("name", ""), text.get("suffix", "")).full
        return full or text.get("job_title", "")
    if table == "setting":
        return setting_name(text.get("key", ""))
    if table == "session":
        day = long_date(date.fromisoformat(text["date"])) if "date" in text else ""
        return f"{day} {text.get('title', '')}".strip()
    if table in _NUMBERED:
        return text.get("number", "")
    named = text.get(_NAMED_BY.get(table, ""), "")
    return quoted(named) if table in {"agenda_item", "resolution"} and named else named


def in_words(table: str, field: str, value: Value, names: Names) -> str:
    """Return a value of the file as a person reads it; an empty text for nothing."""
    if value is None or value == "":
        return ""
    if reference_of(table, field) is not None:
        return names.of(str(value))
    if field in MONEY_FIELDS:
        return rupiah(int(value))
    if (table, field) == ("document_issue", "status"):
        return _(_DRAFTS.get(str(value).upper(), str(value)))
    if field in _TOLD:
        return _TOLD[field](str(value))
    return _spoken(_decoded(table, field, value), names.zone)


def setting_in_words(key: str, said: str) -> str:
    """Return the value of a setting as a person reads it."""
    if key in _SWITCHED:
        return _(_SWITCHES.get(said, said))
    return _(papers.MINUTES_FORMS.get(said, said)) if key == "paper.minutes_form" else said  # type: ignore[call-overload]


def _decoded(table: str, field: str, value: Value) -> object:
    model = JOURNALLED.get(table)
    if model is None or field not in coders(model):
        return value
    try:
        return coders(model)[field][1](value)
    except ForeignFileError:  # a word that a newer program wrote
        return value


def _spoken(value: object, zone: str) -> str:
    if isinstance(value, StrEnum):
        return _(LABELS[type(value)][value])
    if isinstance(value, datetime):
        return local_stamp(value, zone)
    if isinstance(value, date):
        return plain_date(value)
    if isinstance(value, Decimal):
        return decimal(value)
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    return str(value)
