"""Scans and photos kept with a day or session of the event."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from rakor_desktop.domain.errors import NotFoundError, RakorError
from rakor_desktop.domain.event import Attachment
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.ids import new_uid
from rakor_desktop.domain.legible import on_one_line
from rakor_desktop.domain.quote import quoted
from rakor_desktop.domain.verbs import verb
from rakor_desktop.services.papers import keep_blob
from rakor_desktop.services.rows import change, copied, get
from rakor_desktop.store.schema import AttachmentEntry, Blob, MeetingSession

MOST_BYTES = 25_000_000
"""A sheet scanned at 300 dpi has one to five million bytes; longer files make every copy slow."""

SIGNED_SHEET = "DAFTAR_HADIR"
"""The kind of a scan of a signed attendance sheet."""

_LONGEST_NAME = 255
_KINDS = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg", b"%PDF-": "application/pdf"}


def attachments(session: Session, session_uid: str, kind: str = SIGNED_SHEET) -> list[Attachment]:
    """Return what is kept with a day or session, by name."""
    rows = session.scalars(
        select(AttachmentEntry).where(
            AttachmentEntry.session_uid == session_uid, AttachmentEntry.kind == kind
        )
    )
    return sorted((copied(Attachment, row) for row in rows), key=lambda row: (row.file_name, row.uid))


def content(session: Session, uid: str) -> bytes:
    """Return the bytes of an attachment; refused where a file was merged without them."""
    row = get(session, AttachmentEntry, uid)
    blob = session.get(Blob, row.sha256)
    if blob is None:
        raise NotFoundError(_("Isi {file} tidak ada di berkas ini.").format(file=quoted(row.file_name)))
    return blob.data


@verb(N_("Melampirkan pindaian"))
def attach(session: Session, session_uid: str, file_name: str, data: bytes, kind: str = SIGNED_SHEET) -> str:
    """Keep a PNG, JPEG or PDF with a day or session and return its uid; the same file once only."""
    held = get(session, MeetingSession, session_uid)
    media_type = next((name for head, name in _KINDS.items() if data.startswith(head)), "")
    if not media_type:
        raise RakorError(
            _("{file} bukan gambar PNG, JPEG, atau PDF yang dapat dibaca.").format(file=quoted(file_name))
        )
    if len(data) > MOST_BYTES:
        raise RakorError(
            _("{file} terlalu besar; paling besar {most} MB. Pindai dengan ketajaman lebih rendah.").format(
                file=quoted(file_name), most=MOST_BYTES // 1_000_000
            )
        )
    sha256 = keep_blob(session, data)
    there = session.scalar(
        select(AttachmentEntry).where(
            AttachmentEntry.session_uid == session_uid, AttachmentEntry.sha256 == sha256
        )
    )
    if there is not None:
        raise RakorError(_("{file} sudah dilampirkan.").format(file=quoted(there.file_name)))
    row = AttachmentEntry(
        uid=new_uid(),
        event_uid=held.event_uid,
        session_uid=held.uid,
        kind=kind,
        media_type=media_type,
        sha256=sha256,
        size=len(data),
    )
    change(row, {"file_name": _named(file_name)}, frozenset({"file_name"}))
    session.add(row)
    return row.uid


@verb(N_("Melepas lampiran"))
def detach(session: Session, uid: str) -> None:
    """Take an attachment off; its bytes stay in the file, so that it can be brought back."""
    session.delete(get(session, AttachmentEntry, uid))


def _named(file_name: str) -> str:
    """Return the name of a file without what would make a list of names lie."""
    return " ".join(on_one_line(file_name).split())[:_LONGEST_NAME]
