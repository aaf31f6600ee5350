"""What is not ready for a paper yet, in sentences."""

from __future__ import annotations

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from rakor_desktop.domain.i18n import _
from rakor_desktop.services import agenda, attendance, disputes_doubles, doubles, issues, paper_data, papers
from rakor_desktop.services.paper_data import PrintOptions
from rakor_desktop.store.schema import Attendee


def letterhead(session: Session, event_uid: str) -> list[str]:
    """Return what is missing above every paper."""
    kop = papers.letterhead(session, event_uid)
    return [] if kop.agency and kop.address else [_("Kop naskah belum lengkap.")]


def people(session: Session, event_uid: str) -> list[str]:
    """Return what is missing where people are listed."""
    anybody = session.scalar(select(exists().where(Attendee.event_uid == event_uid)))
    return _twice(session, event_uid) if anybody else [_("Belum ada orang di daftar.")]


def _twice(session: Session, event_uid: str) -> list[str]:
    """Return how many people may be counted twice."""
    count = len({pair.second.uid for pair in doubles.unresolved(session, event_uid)})
    return [_("{n} orang mungkin tercatat dua kali.").format(n=count)] if count else []


def recap(session: Session, event_uid: str) -> list[str]:
    """Return what is missing for the Rekapitulasi Kehadiran."""
    rows = attendance.people(session, event_uid)
    if not rows:
        return [_("Belum ada orang di daftar.")]
    came = [row for row in rows if row.came]
    unknown = sum(not row.sex for row in came)
    return [
        *([] if came else [_("Belum ada yang ditandai hadir.")]),
        *([_("L/P belum diisi untuk {n} orang yang hadir.").format(n=unknown)] if unknown else []),
        *_twice(session, event_uid),
    ]


def agenda_list(session: Session, event_uid: str) -> list[str]:
    """Return what is missing for the Susunan Acara."""
    return [] if agenda.agenda(session, event_uid).items else [_("Susunan acara masih kosong.")]


def minutes(session: Session, event_uid: str) -> list[str]:
    """Return what is missing for the Notula."""
    data = paper_data.minutes(session, event_uid, PrintOptions())
    return [
        *([] if data.notes else [_("Belum ada catatan notula.")]),
        *([] if data.signatory else [_("Pimpinan rapat sebagai penanda tangan belum diisi.")]),
        *([] if data.left_signatory or data.people.note_taker else [_("Notulis belum diisi.")]),
    ]


def issue_inventory(session: Session, event_uid: str) -> list[str]:
    """Return what is missing for the Daftar Inventarisasi Permasalahan."""
    silent = issues.inventory(session, event_uid).silent
    twice = len(
        {twin.second.uid for twin in disputes_doubles.unresolved(session, event_uid) if twin.table == "issue"}
    )
    return [
        *([_("{n} kabupaten/kota belum menyampaikan permasalahan.").format(n=len(silent))] if silent else []),
        *([_("{n} permasalahan mungkin tercatat dua kali.").format(n=twice)] if twice else []),
    ]
