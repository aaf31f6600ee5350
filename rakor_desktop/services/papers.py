"""Letterhead, signatories and paper settings of an event, and the numbers its papers were given."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import fields
from enum import StrEnum
from typing import Any, get_type_hints

from sqlalchemy import select
from sqlalchemy.orm import Session

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.ids import natural_uid, new_uid
from rakor_desktop.domain.papers import (
    DocumentIssueRow,
    LetterheadRow,
    PaperSettings,
    SignatoryRole,
    SignatoryRow,
)
from rakor_desktop.domain.verbs import verb
from rakor_desktop.services import settings
from rakor_desktop.services.rows import change, copied, get, next_position
from rakor_desktop.store.journal import redaction
from rakor_desktop.store.schema import Blob, DocumentIssue, Letterhead, Redaction, Signatory

MAX_EMBLEM = 2_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"


def letterhead(session: Session, event_uid: str) -> LetterheadRow:
    """Return the kop of an event, with the bytes of its emblem."""
    row = get(session, Letterhead, natural_uid("letterhead", event_uid))
    blob = session.get(Blob, row.emblem_sha256) if row.emblem_sha256 else None
    return copied(LetterheadRow, row, emblem=blob.data if blob else b"")


@verb(N_("Mengubah kop naskah"))
def edit_letterhead(session: Session, /, event_uid: str, **changes: Any) -> None:
    """Change government, agency, address or contact."""
    allowed = frozenset({"government", "agency", "address", "contact"})
    change(get(session, Letterhead, natural_uid("letterhead", event_uid)), changes, allowed)


@verb(N_("Memasang lambang daerah"))
def put_emblem(session: Session, event_uid: str, data: bytes) -> None:
    """Use this PNG or JPEG (at most 2 MB) as the emblem; empty bytes take it away."""
    row = get(session, Letterhead, natural_uid("letterhead", event_uid))
    if not data:
        row.emblem_sha256 = ""
        return
    if not data.startswith((_PNG, _JPEG)):
        raise RakorError(_("Lambang harus berupa gambar PNG atau JPEG."))
    if len(data) > MAX_EMBLEM:
        raise RakorError(_("Gambar lambang terlalu besar; paling besar 2 MB."))
    row.emblem_sha256 = keep_blob(session, data)


def keep_blob(session: Session, data: bytes) -> str:
    """Put bytes into the file once and return their SHA-256; what was erased for good does not come again."""
    sha256 = hashlib.sha256(data).hexdigest()
    if session.get(Redaction, redaction.key_of((redaction.BLOB, sha256))) is not None:
        raise RakorError(_("Berkas ini sudah dihapus sebagai data pribadi dan tidak dapat dilampirkan lagi."))
    if session.get(Blob, sha256) is None:
        session.add(Blob(sha256=sha256, size=len(data), data=data))
    return sha256


def signatories(session: Session, event_uid: str) -> list[SignatoryRow]:
    """Return those who sign, in their order."""
    rows = session.scalars(
        select(Signatory).where(Signatory.event_uid == event_uid).order_by(Signatory.position, Signatory.uid)
    )
    return [copied(SignatoryRow, row) for row in rows]


def signatory_for(session: Session, event_uid: str, *roles: SignatoryRole) -> SignatoryRow | None:
    """Return the first who signs in one of these roles, looked for in their order."""
    found = signatories(session, event_uid)
    return next((row for role in roles for row in found if row.role is role), None)


SIGNATORY_EDITABLE = frozenset(SignatoryRow.__dataclass_fields__) - {"uid", "event_uid"}


@verb(N_("Menambah penanda tangan"))
def add_signatory(session: Session, /, event_uid: str, **given: Any) -> str:
    """Add somebody who signs and return the uid."""
    row = Signatory(uid=new_uid(), event_uid=event_uid, role=SignatoryRole.OTHER)
    row.position = next_position(session, Signatory.position, Signatory.event_uid == event_uid)
    change(row, given, SIGNATORY_EDITABLE)
    session.add(row)
    return row.uid


@verb(N_("Mengubah penanda tangan"))
def edit_signatory(session: Session, /, uid: str, **changes: Any) -> None:
    """Change an official who signs."""
    change(get(session, Signatory, uid), changes, SIGNATORY_EDITABLE)


@verb(N_("Menghapus penanda tangan"))
def remove_signatory(session: Session, uid: str) -> None:
    """Take an official who signs off the list."""
    session.delete(get(session, Signatory, uid))


def paper_settings(session: Session, event_uid: str) -> PaperSettings:
    """Return how papers of an event look; what was never set is as the form prescribes."""
    kinds = get_type_hints(PaperSettings)
    given: dict[str, Any] = {}
    for name, text in settings.values(session, "paper.", event_uid).items():
        if name in kinds and text:
            # A newer program may have written what this one cannot read.
            with suppress(ValueError):
                given[name] = _parsed(kinds[name], text)
    return PaperSettings(**given)


@verb(N_("Mengubah pengaturan naskah"))
def edit_paper_settings(session: Session, /, event_uid: str, **changes: Any) -> None:
    """Set some of the fields of ``PaperSettings``; values are of the field's type."""
    known = {field.name for field in fields(PaperSettings)}
    for name, value in changes.items():
        if name not in known:
            raise TypeError(f"not a paper setting: {name}")
        _check_range(name, value)
        text = (
            value.value
            if isinstance(value, StrEnum)
            else str(int(value))
            if isinstance(value, bool)
            else str(value)
        )
        settings.put(session, f"paper.{name}", text, event_uid)


_RANGES = {
    "margin_left": (10, 60),
    "margin_right": (10, 60),
    "margin_top": (10, 60),
    "margin_bottom": (10, 60),
    "body_size": (9, 14),
    "government_size": (9, 20),
    "agency_size": (11, 24),
    "blank_rows": (0, 200),
    "row_height": (9, 30),
}


def _check_range(name: str, value: Any) -> None:
    if name in _RANGES:
        least, most = _RANGES[name]
        if not least <= int(value) <= most:
            raise RakorError(_("Nilainya harus antara {least} dan {most}.").format(least=least, most=most))


def _parsed(kind: type[Any], text: str) -> Any:
    if kind is bool:
        return text == "1"
    return kind(text)


def issue_of(session: Session, event_uid: str, document: str) -> DocumentIssueRow:
    """Return the number and state of a paper; a paper never numbered prints a dotted line."""
    uid = natural_uid("document", event_uid, document)
    row = session.get(DocumentIssue, uid)
    if row is None:
        return DocumentIssueRow(uid, event_uid, document)
    return copied(DocumentIssueRow, row)


@verb(N_("Mengubah nomor naskah"))
def edit_issue(session: Session, /, event_uid: str, document: str, **changes: Any) -> None:
    """Enter the number, date or state the secretariat's register gave to a paper."""
    uid = natural_uid("document", event_uid, document)
    row = session.get(DocumentIssue, uid)
    if row is None:
        row = DocumentIssue(uid=uid, event_uid=event_uid, document=document, status="DRAFT")
        session.add(row)
    change(row, changes, frozenset({"number", "date", "status", "content_hash", "revision"}))


def begin(session: Session, event_uid: str, province: str) -> None:
    """Lay down an empty letterhead that names only what is certain: the government of the province."""
    session.add(
        Letterhead(
            uid=natural_uid("letterhead", event_uid),
            event_uid=event_uid,
            government=f"PEMERINTAH PROVINSI {province.upper()}",
        )
    )


def take_over(session: Session, earlier_uid: str, event_uid: str) -> None:
    """Copy letterhead, signatories and paper settings from an earlier event."""
    session.flush()
    old = session.get(Letterhead, natural_uid("letterhead", earlier_uid))
    if old is not None:
        new = get(session, Letterhead, natural_uid("letterhead", event_uid))
        for name in ("government", "agency", "address", "contact", "emblem_sha256"):
            setattr(new, name, getattr(old, name))
    for row in signatories(session, earlier_uid):
        given = {name: getattr(row, name) for name in SIGNATORY_EDITABLE}
        session.add(Signatory(uid=new_uid(), event_uid=event_uid, **given))
    for name, text in settings.values(session, "paper.", earlier_uid).items():
        settings.put(session, f"paper.{name}", text, event_uid)
