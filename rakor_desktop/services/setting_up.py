"""Sets up a meeting in one stroke: particulars, letterhead and who signs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from rakor_desktop.domain.i18n import N_
from rakor_desktop.domain.papers import LetterheadRow, SignatoryRole
from rakor_desktop.domain.verbs import verb
from rakor_desktop.services import events, papers


@dataclass(frozen=True, slots=True)
class Plan:
    """What a person answered; ``earlier_uid`` names the meeting whose papers are taken over."""

    name: str
    start_date: date
    end_date: date
    earlier_uid: str | None = None
    people: bool = True
    particulars: Mapping[str, Any] = field(default_factory=dict)
    letterhead: Mapping[str, str] = field(default_factory=dict)
    signatory: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Start:
    """What a new meeting may begin with: the particulars and papers of the one before it."""

    particulars: Mapping[str, Any]
    letterhead: LetterheadRow
    signatory: Mapping[str, Any]


SIGNATORY_FIELDS = ("capacity", "job_title", "prefix", "name", "suffix", "rank", "grade", "nip")


def start_from(session: Session, earlier_uid: str) -> Start:
    """Return what is worth keeping of an earlier meeting, with its years moved on by one."""
    earlier = events.event(session, earlier_uid)
    head = papers.signatory_for(session, earlier_uid, SignatoryRole.HEAD)
    kept = {name: getattr(earlier, name) for name in ("name", *events.KEPT)}
    years = {str(year): str(year + 1) for year in (earlier.year_current, earlier.year_plan)}
    return Start(
        {
            **{name: _moved_on(value, years) for name, value in kept.items()},
            "year_current": earlier.year_current + 1,
            "year_plan": earlier.year_plan + 1,
        },
        papers.letterhead(session, earlier_uid),
        {name: getattr(head, name) for name in SIGNATORY_FIELDS} if head else {},
    )


def _moved_on(value: Any, years: Mapping[str, str]) -> Any:
    """Return words with the years of the earlier meeting moved on by one, each of them once."""
    if isinstance(value, tuple):
        return tuple(_moved_on(item, years) for item in value)
    if not isinstance(value, str):
        return value
    return re.sub(r"\b\d{4}\b", lambda found: years.get(found[0], found[0]), value)


@verb(N_("Menyiapkan rakor"))
def set_up(session: Session, plan: Plan) -> str:
    """Make the meeting that was planned, make it the one in hand, and return its uid."""
    when: dict[str, Any] = {"name": plan.name, "start_date": plan.start_date, "end_date": plan.end_date}
    if plan.earlier_uid is None:
        uid = events.create(session, **when, **plan.particulars)
    else:
        uid = events.take_over(session, plan.earlier_uid, people=plan.people, **when, **plan.particulars)
    session.flush()
    if plan.letterhead:
        papers.edit_letterhead(session, uid, **plan.letterhead)
    _put_head(session, uid, plan.signatory)
    return uid


def _put_head(session: Session, uid: str, given: Mapping[str, Any]) -> None:
    if not given.get("name") and not given.get("job_title"):
        return
    known = papers.signatory_for(session, uid, SignatoryRole.HEAD)
    if known is None:
        papers.add_signatory(session, uid, role=SignatoryRole.HEAD, **given)
    else:
        papers.edit_signatory(session, known.uid, **given)
