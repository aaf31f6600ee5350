"""What is not ready for a paper yet, in sentences."""

from __future__ import annotations

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from rakor_desktop.domain.i18n import _
from rakor_desktop.services import agenda, attendance, issues, paper_data, papers
from rakor_desktop.services.paper_data import PrintOptions
from rakor_desktop.store.schema import Attendee


def letterhead(session: Session, event_uid: str) -> list[str]:
    """Return what is missing above every paper."""
    kop = papers.letterhead(session, event_uid)
    return [] if kop.agency and kop.address else [_("Kop naskah belum lengkap.")]


def people(session: Session, event_uid: str) -> list[str]:
    """Return what is missing where people are listed."""
    anybody = session.scalar(select(exists().where(Attendee.event_uid == event_uid)))
    return [] if anybody else [_("Belum ada orang di daftar.")]


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
    if not silent:
        return []
    return [_("{n} kabupaten/kota belum menyampaikan permasalahan.").format(n=len(silent))]
