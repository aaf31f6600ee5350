"""The synthetic Rakor of three days that shows every part of the program; nobody in it exists."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta, timezone
from typing import Any

from sqlalchemy.orm import Session

from rakor_desktop import paths
from rakor_desktop.domain.agenda import AgendaKind
from rakor_desktop.domain.attendance import Presence
from rakor_desktop.domain.event import SessionRow
from rakor_desktop.domain.i18n import N_
from rakor_desktop.domain.issues import Authority, IssueCategory, IssueStatus
from rakor_desktop.domain.minutes import FollowUpStatus, ResolutionKind
from rakor_desktop.domain.numbers import parse_decimal
from rakor_desktop.domain.papers import Capacity, SignatoryRole
from rakor_desktop.domain.programmes import Agreement, FundingSource, ProgrammeKind
from rakor_desktop.domain.verbs import verb
from rakor_desktop.services import (
    agenda,
    attendance,
    events,
    follow_ups,
    importing,
    issues,
    notes,
    papers,
    programmes,
    regions,
    resolutions,
)
from rakor_desktop.services.importing import ImportKind
from rakor_desktop.store.workspace import Workspace

FIRST_DAY, LAST_DAY = date(2026, 4, 14), date(2026, 4, 16)
INVITED_ON = date(2026, 3, 30)
HOST_REGION = "53.04"
ABSENT_REGIONS = ("53.03", "53.11", "53.12")
WITHOUT_ISSUES = ("53.17", "53.18")

_WITA = timezone(timedelta(hours=8))
_FROM_OUTSIDE = {11: (1, 2), 12: (2, 3), 13: (2,), 14: (2,), 15: (2,), 16: (1,)}
"""Speakers and the guest, by their number on the list, come only on these days."""
_LEFT_EARLY = 26
_DOORS = {1: (13, 0), 2: (7, 30), 3: (7, 40)}

_AGENCY = "Dinas Perindustrian dan Perdagangan Provinsi Nusa Tenggara Timur"
_ACTING_HEAD = {
    "job_title": f"Kepala {_AGENCY}",
    "capacity": Capacity.PLT,
    "prefix": "Drs.",
    "name": "Yosef Contoh Satu",
    "suffix": "M.Si.",
    "rank": "Pembina Utama Muda",
    "grade": "IV/c",
    "nip": "196806081994031999",
}
_DIVISION_HEAD = {
    "job_title": "Kepala Bidang Pengembangan Industri Kecil dan Menengah",
    "prefix": "Ir.",
    "name": "Maria Contoh Dua",
    "suffix": "M.T.",
    "rank": "Pembina",
    "grade": "IV/a",
    "nip": "197311151999122999",
}
_SIGNATORIES: tuple[Mapping[str, Any], ...] = (
    {"role": SignatoryRole.HEAD, **_ACTING_HEAD},
    {"role": SignatoryRole.MEETING_CHAIR, **_ACTING_HEAD},
    {"role": SignatoryRole.COMMITTEE_CHAIR, "on_behalf_of": f"Kepala {_AGENCY}", **_DIVISION_HEAD},
    {
        "role": SignatoryRole.NOTE_TAKER,
        "job_title": "Pembina Industri Ahli Muda",
        "name": "Yohanes Contoh Tiga",
        "suffix": "S.E.",
        "rank": "Penata Tingkat I",
        "grade": "III/d",
        "nip": "198204222008031999",
    },
    {
        "role": SignatoryRole.PPTK,
        "job_title": "Kepala Seksi Sarana dan Prasarana Industri",
        "name": "Agustinus Contoh Tujuh",
        "suffix": "S.T.",
        "rank": "Penata Tingkat I",
        "grade": "III/d",
        "nip": "197912232005031999",
    },
)


def build(workspace: Workspace) -> str:
    """Put the example into an open file, through the verbs a person would use; return the event's uid."""
    event_uid = workspace.act(set_up)
    people = workspace.act(invite, event_uid)
    workspace.act(hold, event_uid, people)
    workspace.act(inventory, event_uid)
    workspace.act(plan_programmes, event_uid)
    workspace.act(conclude, event_uid)
    return event_uid


@verb(N_("Menyiapkan rakor contoh"))
def set_up(session: Session) -> str:
    """Create the event with its agenda, letterhead and signatories."""
    told = json.loads(paths.resource("demo", "event.json").read_text(encoding="utf-8"))
    particulars = {
        name: tuple(value) if isinstance(value, list) else value for name, value in told["event"].items()
    }
    create: Callable[..., str] = events.create
    event_uid = create(
        session, start_date=FIRST_DAY, end_date=LAST_DAY, invitation_date=INVITED_ON, **particulars
    )
    host = regions.gazetteer(session).with_code(HOST_REGION).uid
    events.edit(session, event_uid, host_region_uid=host)
    papers.edit_letterhead(session, event_uid, **told["letterhead"])
    papers.edit_paper_settings(session, event_uid, acknowledged=True)
    for signatory in _SIGNATORIES:
        papers.add_signatory(session, event_uid, **signatory)
    days = events.days(session, event_uid)
    for row in _rows("agenda"):
        day, kind = days[int(row.pop("day")) - 1], AgendaKind(row.pop("kind"))
        times = {"start_time": row.pop("start"), "end_time": row.pop("end")}
        agenda.add(session, day.uid, kind=kind, **times, **row)
    return event_uid


@verb(N_("Mengimpor peserta rakor contoh"))
def invite(session: Session, event_uid: str) -> list[str]:
    """Put the sixty people on the list and return their uids by their number."""
    table = importing.read(paths.resource("demo", "people.csv"), ImportKind.PARTICIPANTS)
    planned = importing.plan(session, event_uid, ImportKind.PARTICIPANTS, table)
    return importing.carry_out(session, event_uid, planned)


@verb(N_("Menjalankan rakor contoh"))
def hold(session: Session, event_uid: str, people: list[str]) -> None:
    """Let everybody come, the agenda run, and the note-takers write."""
    days = events.days(session, event_uid)
    for day in days:
        _arrive(
            session, day, people, {row.uid: row.region_code for row in attendance.people(session, event_uid)}
        )
    listed = agenda.agenda(session, event_uid)
    for at, item in enumerate(listed.items):
        agenda.start(session, item.uid, at=_moment(item.date, item.start_time, at % 3))
        agenda.finish(session, item.uid, at=_moment(item.date, item.end_time or "13:00", at % 2))
    for row in _rows("notes"):
        day = days[int(row.pop("day")) - 1]
        item = listed.of_day(day)[int(row.pop("item")) - 1]
        notes.write(
            session,
            day.uid,
            row.pop("statement"),
            agenda_item_uid=item.uid,
            attendee_uid=people[int(row.pop("person")) - 1],
            deadline=_date(row.pop("deadline")),
            **row,
        )


@verb(N_("Mencatat permasalahan rakor contoh"))
def inventory(session: Session, event_uid: str) -> None:
    """Log the problems of the regions, and which of them have none."""
    gazetteer = regions.gazetteer(session)
    for row in _rows("issues"):
        issues.log(
            session,
            event_uid,
            row.pop("description"),
            region_uid=gazetteer.with_code(row.pop("region")).uid,
            category=IssueCategory(row.pop("category")),
            authority=Authority(row.pop("authority")),
            status=IssueStatus(row.pop("status")),
            deadline=_date(row.pop("deadline")),
            **row,
        )
    for code in WITHOUT_ISSUES:
        issues.confirm_none(session, event_uid, gazetteer.with_code(code).uid)


@verb(N_("Mengisi matriks program rakor contoh"))
def plan_programmes(session: Session, event_uid: str) -> None:
    """Fill both matrices."""
    gazetteer = regions.gazetteer(session)
    for kind, name in (
        (ProgrammeKind.CURRENT, "programmes_current"),
        (ProgrammeKind.PLAN, "programmes_plan"),
    ):
        for row in _rows(name):
            region_uid = gazetteer.with_code(row.pop("region")).uid
            programmes.add(session, event_uid, kind, region_uid=region_uid, **_programme(row))


@verb(N_("Merumuskan hasil rakor contoh"))
def conclude(session: Session, event_uid: str) -> None:
    """Write down conclusions, agreements and follow-ups."""
    for row in _rows("resolutions"):
        kind = ResolutionKind(row["kind"])
        resolutions.add(session, event_uid, kind, row["text"], row["section"])
    gazetteer = regions.gazetteer(session)
    written = notes.notes(session, event_uid)
    for row in _rows("follow_ups"):
        more: dict[str, Any] = {"status": FollowUpStatus(row["status"]), "remarks": row["remarks"]}
        if row["region"]:
            more["region_uid"] = gazetteer.with_code(row["region"]).uid
        if row["note"]:
            notes.to_follow_up(session, written[int(row["note"]) - 1].uid, **more)
        else:
            more |= {"responsible": row["responsible"], "deadline": _date(row["deadline"])}
            follow_ups.add(session, event_uid, row["action"], **more)


def _arrive(session: Session, day: SessionRow, people: list[str], regions_of: Mapping[str, str]) -> None:
    hour, minute = _DOORS[day.number]
    opened = datetime(day.date.year, day.date.month, day.date.day, hour, minute, tzinfo=_WITA)
    for number, uid in enumerate(people, start=1):
        if day.number not in _FROM_OUTSIDE.get(number, (1, 2, 3)):
            continue
        presence, reason = Presence.PRESENT, ""
        if regions_of[uid] == ABSENT_REGIONS[0]:
            presence, reason = Presence.EXCUSED, "Pemberitahuan tertulis: penerbangan dibatalkan"
        elif regions_of[uid] in ABSENT_REGIONS:
            presence = Presence.ABSENT
        elif number == _LEFT_EARLY and day.date == LAST_DAY:
            presence, reason = Presence.EXCUSED, "Kembali lebih awal mengikuti jadwal kapal"
        method = "SCAN" if number % 3 else "MANUAL"
        at = opened + timedelta(seconds=47 * number)
        attendance.mark(session, [uid], day.uid, presence, reason=reason, method=method, at=at)


def _programme(row: dict[str, str]) -> dict[str, Any]:
    """Return the fields of a line, each as what it is; an empty cell is unknown, not zero."""
    fields: dict[str, Any] = {name: row[name] for name in row.keys() & _WORDS}
    for name in ("budget_ceiling", "budget_revised", "financial_realization", "forward_estimate", "priority"):
        fields[name] = int(row[name]) if row.get(name) else None
    for name in ("target", "physical_progress"):
        fields[name] = parse_decimal(row[name]) if row.get(name) else None
    named = programmes.complete(row["code"])
    for name in ("programme", "activity", "sub_activity", "nomenclature"):
        fields[name] = row.get(name) or getattr(named, name, "")
    fields["funding_source"] = FundingSource(row["funding_source"])
    if "agreement" in row:
        fields["agreement"] = Agreement(row["agreement"])
    if row.get("note"):
        physical = fields["funding_source"] is FundingSource.DAK_FISIK
        fields["krisna_status" if physical else "funding_note"] = row["note"]
    return {name: value for name, value in fields.items() if value not in (None, "")}


_WORDS = {
    "code",
    "location",
    "commodity",
    "beneficiary",
    "indicator",
    "unit",
    "krisna_status",
    "constraint",
    "responsible",
    "reason",
    "remarks",
}


def _rows(name: str) -> Iterator[dict[str, str]]:
    with paths.resource("demo", f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _moment(day: date, clock: str, late: int) -> datetime:
    """Return the moment some minutes after a planned time, for nothing begins on the dot."""
    return datetime.fromisoformat(f"{day.isoformat()}T{clock}").replace(tzinfo=_WITA) + timedelta(
        minutes=late
    )
