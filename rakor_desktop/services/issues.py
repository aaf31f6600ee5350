"""The inventory of problems: who brought what, who has none, who has not said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from rakor_desktop.domain import issue_rules
from rakor_desktop.domain.attendance import Presence
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.findings import Finding
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.ids import natural_uid, new_uid
from rakor_desktop.domain.issues import (
    IssueInventory,
    IssueRow,
    RegionIssues,
    Submission,
    guess_category,
)
from rakor_desktop.domain.regions import OTHER_CODE, Region
from rakor_desktop.domain.verbs import verb
from rakor_desktop.services import regions
from rakor_desktop.services.rows import change, copied, get, next_number, number_order, remove_numbered
from rakor_desktop.store.schema import (
    AttendanceMark,
    Attendee,
    Event,
    FollowUp,
    Issue,
    IssueSubmission,
    RegionEntry,
)

EDITABLE = frozenset(IssueRow.__dataclass_fields__) - {"uid", "event_uid", "number", "region_code", "region"}


def inventory(session: Session, event_uid: str) -> IssueInventory:
    """Return the problems by region: all 22, and the collective places that have any.

    A problem without a region stands under *Lainnya*.
    """
    places = regions.by_rank(session)
    other = next((region.uid for region in places if region.code == OTHER_CODE), None)
    by_region: dict[str | None, list[IssueRow]] = defaultdict(list)
    for row in _rows(session, event_uid):
        by_region[row.region_uid or other].append(row)
    confirmed = _confirmed(session, event_uid)
    groups = [
        _group(region, by_region[region.uid], confirmed)
        for region in places
        if region.is_regency or by_region[region.uid]
    ]
    return IssueInventory(event_uid, groups)


def issue(session: Session, uid: str) -> IssueRow:
    """Return one problem."""
    row = get(session, Issue, uid)
    place = session.get(RegionEntry, row.region_uid) if row.region_uid else None
    return copied(IssueRow, row, region_code=place.code if place else "", region=place.name if place else "")


def findings(session: Session, event_uid: str) -> list[Finding]:
    """Return what is strange about the problems of an event, by region and number."""
    held = get(session, Event, event_uid)
    return issue_rules.check(inventory(session, event_uid).issues, held.start_date)


@verb(N_("Mencatat permasalahan"))
def log(session: Session, /, event_uid: str, description: str, **more: Any) -> str:
    """List a problem and return its uid; words decide a missing category, a confirmed *none* is lifted."""
    get(session, Event, event_uid)
    row = Issue(uid=new_uid(), event_uid=event_uid, number=next_number(session, Issue))
    row.category = guess_category(description)
    _change(session, row, {"description": description, **more})
    session.add(row)
    return row.uid


@verb(N_("Mengubah permasalahan"))
def edit(session: Session, /, uid: str, **changes: Any) -> None:
    """Change fields of a problem."""
    _change(session, get(session, Issue, uid), changes)


@verb(N_("Menghapus permasalahan"))
def remove(session: Session, *uids: str) -> None:
    """Delete problems; follow-ups that were made of them stay."""
    for uid in uids:
        row = get(session, Issue, uid)
        for made in session.scalars(select(FollowUp).where(FollowUp.issue_uid == uid)).all():
            made.issue_uid = None
        remove_numbered(session, row)


@verb(N_("Menyatakan tidak ada permasalahan"))
def confirm_none(session: Session, event_uid: str, region_uid: str) -> None:
    """Record that a region that came has said it has no problems."""
    get(session, Event, event_uid)
    place = get(session, RegionEntry, region_uid)
    if session.scalar(select(exists().where(Issue.event_uid == event_uid, Issue.region_uid == region_uid))):
        raise RakorError(
            _("{region} sudah menyampaikan permasalahan; hapus dahulu bila memang tidak ada.").format(
                region=place.name
            )
        )
    if not _came(session, event_uid, region_uid):
        raise RakorError(
            _(
                "Belum ada yang hadir dari {region}, jadi belum dapat menyatakan tidak ada permasalahan."
            ).format(region=place.name)
        )
    uid = _submission_uid(event_uid, region_uid)
    row = session.get(IssueSubmission, uid)
    if row is None:
        row = IssueSubmission(uid=uid, event_uid=event_uid, region_uid=region_uid)
        session.add(row)
    row.state = Submission.CONFIRMED_NONE


@verb(N_("Mencabut pernyataan tidak ada permasalahan"))
def withdraw_none(session: Session, event_uid: str, region_uid: str) -> None:
    """Take back that a region has no problems: it has not said anything yet."""
    row = session.get(IssueSubmission, _submission_uid(event_uid, region_uid))
    if row is None:
        raise RakorError(
            _("{region} belum menyatakan tidak ada permasalahan.").format(
                region=get(session, RegionEntry, region_uid).name
            )
        )
    session.delete(row)


def _rows(session: Session, event_uid: str) -> list[IssueRow]:
    found = session.execute(
        select(Issue, RegionEntry.code, RegionEntry.name)
        .outerjoin(RegionEntry, RegionEntry.uid == Issue.region_uid)
        .where(Issue.event_uid == event_uid)
    )
    rows = [copied(IssueRow, row, region_code=code or "", region=name or "") for row, code, name in found]
    return sorted(rows, key=lambda row: (number_order(row.number), row.uid))


def _confirmed(session: Session, event_uid: str) -> frozenset[str]:
    query = select(IssueSubmission.region_uid).where(
        IssueSubmission.event_uid == event_uid, IssueSubmission.state == Submission.CONFIRMED_NONE
    )
    return frozenset(session.scalars(query))


def _group(region: Region, rows: Sequence[IssueRow], confirmed: frozenset[str]) -> RegionIssues:
    if rows:
        return RegionIssues(region, Submission.SUBMITTED, rows)
    silent = Submission.CONFIRMED_NONE if region.uid in confirmed else Submission.NOT_SUBMITTED
    return RegionIssues(region, silent, ())


def _change(session: Session, row: Issue, changes: Mapping[str, Any]) -> None:
    change(row, changes, EDITABLE)
    if not row.description:
        raise RakorError(_("Uraian permasalahan wajib diisi."))
    if row.region_uid:
        lifted = session.get(IssueSubmission, _submission_uid(row.event_uid, row.region_uid))
        if lifted is not None:
            session.delete(lifted)


def _came(session: Session, event_uid: str, region_uid: str) -> bool:
    query = (
        select(AttendanceMark.uid)
        .join(Attendee, Attendee.uid == AttendanceMark.attendee_uid)
        .where(
            Attendee.event_uid == event_uid,
            Attendee.region_uid == region_uid,
            AttendanceMark.presence == Presence.PRESENT,
        )
    )
    return session.scalar(query.limit(1)) is not None


def _submission_uid(event_uid: str, region_uid: str) -> str:
    return natural_uid("submission", event_uid, region_uid)
