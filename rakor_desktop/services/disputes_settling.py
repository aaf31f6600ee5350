"""Settles what laptops disagree about: one act each, with a record of who chose what and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from rakor_desktop.domain.disputes import BOTH_KEPT, Address, SettledError, address_of
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.history import Value
from rakor_desktop.domain.i18n import N_, _, official
from rakor_desktop.domain.ids import new_uid
from rakor_desktop.domain.legible import legible
from rakor_desktop.domain.merging import Conflict, ConflictKind, Version
from rakor_desktop.domain.settlements import Choice, SettledSide, packed
from rakor_desktop.domain.verbs import verb
from rakor_desktop.services import (
    agenda,
    disputes,
    disputes_values,
    events,
    follow_ups,
    invitations,
    issues,
    notes,
    organizations,
    papers,
    programmes,
    resolutions,
    sessions,
)
from rakor_desktop.services.disputes_words import Words
from rakor_desktop.services.rows import next_number
from rakor_desktop.store.journal.recorder import coders
from rakor_desktop.store.schema import JOURNALLED, Attendee, Note, Settlement
from rakor_desktop.sync import settling
from rakor_desktop.sync.conflicts import conflicts

_LONGEST_REASON = 2000
_EDITS: dict[str, tuple[Callable[..., None], frozenset[str]]] = {
    "agenda_item": (agenda.edit, agenda.EDITABLE),
    "attendee": (invitations.edit, invitations.ATTENDEE_FIELDS),
    "event": (events.edit, events.EDITABLE),
    "follow_up": (follow_ups.edit, follow_ups.EDITABLE),
    "issue": (issues.edit, issues.EDITABLE),
    "note": (notes.edit, notes.EDITABLE),
    "organization": (organizations.edit, frozenset({"name", "kind", "region_uid"})),
    "person": (invitations.edit, invitations.PERSON_FIELDS),
    "programme": (programmes.edit, programmes.EDITABLE),
    "resolution": (resolutions.edit, resolutions.EDITABLE),
    "session": (sessions.edit, sessions.EDITABLE),
    "signatory": (papers.edit_signatory, papers.SIGNATORY_EDITABLE),
}
"""What refuses a value that a form would refuse too, by table, and the fields it knows."""


@verb(N_("Memilih satu nilai untuk perbedaan"))
def choose(session: Session, at: Address, side: tuple[str, int], reason: str = "") -> None:
    """Let one side have its way: its value, or that the row stays or goes."""
    found = disputes.conflict(session, at)
    _Settling(session, [found], reason).choose(found, side)


@verb(N_("Memilih isian satu laptop untuk beberapa perbedaan"))
def choose_laptop(session: Session, ats: Sequence[Address], laptop: str, reason: str = "") -> int:
    """Let one laptop have its way in all of these it has a say in; return how many they were."""
    rows = {at.row for at in ats}
    wanted = set(ats)
    found = [one for one in conflicts(session, rows) if address_of(one) in wanted]
    theirs = [(one, _of_laptop(one, laptop)) for one in found]
    settled = [(one, side) for one, side in theirs if side is not None]
    if not settled:
        raise SettledError(
            _("Laptop {laptop} tidak mempunyai isian pada perbedaan yang dipilih.").format(laptop=laptop)
        )
    act = _Settling(session, [one for one, _side in settled], reason)
    for one, side in settled:
        act.choose(one, (side.branch, side.seq))
    return len(settled)


@verb(N_("Menulis nilai lain untuk perbedaan"))
def write(session: Session, at: Address, text: str, reason: str = "") -> None:
    """Write a third value, read and refused as the forms do it."""
    found = disputes.conflict(session, at)
    _refuse_other_than(found, ConflictKind.FIELD)
    act = _Settling(session, [found], reason)
    value = disputes_values.typed(at.table, at.field, text, events.zone(session))
    said = act.written(found, value)
    act.note(found, Choice.OTHER, said, frozenset())


@verb(N_("Menyimpan kedua kalimat catatan"))
def keep_both(session: Session, at: Address, reason: str = "") -> list[str]:
    """Keep the shown text of a note and put every other one into a note of its own; return their keys."""
    found = disputes.conflict(session, at)
    _refuse_other_than(found, ConflictKind.FIELD)
    if (at.table, at.field) not in BOTH_KEPT:
        raise RakorError(_("Hanya kalimat catatan notula yang dapat disimpan kedua-duanya."))
    act = _Settling(session, [found], reason)
    made, numbers = [], []
    for other in found.versions[1:]:
        numbers.append(next_number(session, Note))
        made.append(settling.keep_both(session, at.row, at.field, other.value, numbers[-1]))
    with official():
        said = _("Semua kalimat disimpan; yang lain menjadi catatan {numbers}.").format(
            numbers=", ".join(numbers)
        )
    act.note(found, Choice.BOTH, said, frozenset(_key(one) for one in found.versions))
    return made


@verb(N_("Mempertahankan data yang dihapus di laptop lain"))
def keep(session: Session, at: Address, reason: str = "") -> None:
    """Let a row stand that another laptop deleted."""
    found = disputes.conflict(session, at)
    _refuse_other_than(found, ConflictKind.DELETION, ConflictKind.PARENT)
    _Settling(session, [found], reason).keep(found)


@verb(N_("Membenarkan penghapusan"))
def remove(session: Session, at: Address, reason: str = "") -> None:
    """Let the deletion stand; refused while other rows use this one."""
    found = disputes.conflict(session, at)
    _refuse_other_than(found, ConflictKind.DELETION, ConflictKind.PARENT)
    _Settling(session, [found], reason).remove(found)


def record(
    session: Session,
    kind: str,
    where: tuple[str, str, str],
    title: str,
    *,
    sides: str,
    choice: Choice,
    chosen: str,
    reason: str,
) -> None:
    """Write down what was decided about a table, row and field; ``sides`` are ``settlements.packed``."""
    table, row, field = where
    session.add(
        Settlement(
            uid=new_uid(),
            conflict=kind,
            table_name=table,
            row_uid=row,
            field=field,
            title=title,
            sides=sides,
            choice=choice,
            chosen=chosen,
            reason=legible(reason).strip()[:_LONGEST_REASON],
            decided_at=datetime.now(UTC),
            decided_by=session.info["actor"],
            laptop=session.info["label"],
        )
    )


class _Settling:
    """Settles some conflicts in one act; what their sides say is read before anything is changed."""

    def __init__(self, session: Session, found: Sequence[Conflict], reason: str) -> None:
        self._session = session
        self._reason = reason
        with official():
            self._words = Words(session, found)
            self._said = {id(one): [self._words.said(one, side) for side in one.versions] for one in found}
            self._titles = {id(one): self._words.title(one.table, one.row) for one in found}

    def choose(self, found: Conflict, side: tuple[str, int]) -> None:
        """Let this side have its way."""
        version = next((one for one in found.versions if _key(one) == side), None)
        if version is None:
            raise SettledError(_("Pilihan itu sudah tidak ada; lihat daftarnya sekali lagi."))
        if found.kind is not ConflictKind.FIELD:
            (self.remove if version.deletes else self.keep)(found)
            return
        settling.choose(self._session, found.table, found.row, found.field, version.value)
        said = self._said[id(found)][found.versions.index(version)]
        self.note(found, Choice.ONE, said, frozenset({side}))

    def keep(self, found: Conflict) -> None:
        """Let the row stand."""
        settling.keep(self._session, found.table, found.row)
        kept = frozenset(_key(one) for one in found.versions if not one.deletes)
        self.note(found, Choice.KEPT, "Data dipertahankan.", kept)

    def remove(self, found: Conflict) -> None:
        """Let the row go."""
        settling.remove(self._session, found.table, found.row)
        gone = frozenset(_key(one) for one in found.versions if one.deletes)
        self.note(found, Choice.REMOVED, "Data dihapus.", gone)

    def written(self, found: Conflict, value: object) -> str:
        """Write a third value with the rules of its noun; return it in the words of the papers."""
        session, table, row, field = self._session, found.table, found.row, found.field
        edit, known = _EDITS.get(table, (None, frozenset()))
        uid = _edited_by(session, table, row)
        if edit is not None and uid is not None and field in known:
            edit(session, uid, **{field: value})
            session.flush()
            value = getattr(session.get(JOURNALLED[table], row), field)
        raw = coders(JOURNALLED[table])[field][0](value)
        settling.choose(session, table, row, field, raw)
        with official():
            return self._words.value(table, field, raw)

    def note(self, found: Conflict, choice: Choice, said: str, chosen: frozenset[tuple[str, int]]) -> None:
        """Write down what was decided."""
        told = self._said[id(found)]
        sides = [
            SettledSide(text, one.deletes, one.actor, one.laptop, one.at, _key(one) in chosen)
            for text, one in zip(told, found.versions, strict=True)
        ]
        values: list[Value] = [one.value for one in found.versions]
        record(
            self._session,
            found.kind.value,
            (found.table, found.row, found.field),
            self._titles[id(found)],
            sides=packed(sides, values),
            choice=choice,
            chosen=said,
            reason=self._reason,
        )


def _edited_by(session: Session, table: str, row: str) -> str | None:
    """Return the key under which the noun's own verb edits a row; a person is edited as one on a list."""
    if table != "person":
        return row
    return session.scalar(
        select(Attendee.uid).where(Attendee.person_uid == row).order_by(Attendee.uid).limit(1)
    )


def _of_laptop(found: Conflict, laptop: str) -> Version | None:
    """Return the newest side that a laptop wrote."""
    theirs = [one for one in found.versions if one.laptop == laptop]
    return max(theirs, key=lambda one: (one.at, one.branch, one.seq), default=None)


def _key(version: Version) -> tuple[str, int]:
    return version.branch, version.seq


def _refuse_other_than(found: Conflict, *kinds: ConflictKind) -> None:
    if found.kind in kinds:
        return
    if found.kind is ConflictKind.FIELD:
        sentence = _("Di sini pilih salah satu nilai, atau tulis yang lain; datanya sendiri tidak dihapus.")
    else:
        sentence = _("Di sini pilih: datanya dipertahankan atau dihapus.")
    raise RakorError(sentence)
