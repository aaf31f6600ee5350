"""What the import dialog says about a plan, in words."""

from __future__ import annotations

from collections.abc import Collection

from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.exchange.headings import FIELD_LABELS
from rakor_desktop.services.importing import ADDED, FieldChange, ImportKind, ImportPlan, PlanLine, RowStatus
from rakor_desktop.ui.theme import State

STATES = {
    RowStatus.NEW: State.OK,
    RowStatus.ODD: State.WARN,
    RowStatus.KNOWN: State.INFO,
    RowStatus.REJECTED: State.BAD,
    RowStatus.SKIPPED: State.IDLE,
}
_MATCH = N_("Pilih di atas kolom mana dipakai sebagai apa, atau baris mana yang memuat judul kolom.")
_MOST_NAMED = 8
"""Of more regions than these, a list of names says less than their number."""


def fault(planned: ImportPlan) -> str:
    """Return why nothing can be taken, and what to do about it right here."""
    given = {column.field for column in planned.layout.used}
    if not planned.faults:
        return ""
    if not planned.layout.used:
        said = _("Judul kolom tidak dikenal.")
        return f"{said} {_(_MATCH)}"
    said = planned.faults[0]
    if planned.lines:
        return " ".join((said, _("Pilih kolomnya di atas, atau isi “Asal bila kosong”.")))
    return f"{said} {_(_MATCH)}" if not given & {"name", "name_nip", "region", "code"} else said


def summary(planned: ImportPlan, left_out: Collection[int]) -> str:
    """Return how many rows come to what."""
    counts = planned.counts
    added = sum(line.row not in left_out for line in planned.added)
    words = [_("{n} orang akan ditambahkan").format(n=added)]
    if left_out:
        words.append(_("{n} tidak diambil").format(n=len(left_out)))
    if counts[RowStatus.KNOWN]:
        words.append(_("{n} sudah ada").format(n=counts[RowStatus.KNOWN]))
    if counts[RowStatus.REJECTED]:
        words.append(_("{n} baris ditolak").format(n=counts[RowStatus.REJECTED]))
    return " · ".join(words)


def coverage(planned: ImportPlan) -> str:
    """Return which regions the table names, and which columns nothing was made of."""
    found = planned.coverage
    words = [
        _("{rows} baris; {n} dari {total} kabupaten/kota.").format(
            rows=planned.rows, n=found.distinct, total=found.total
        )
    ]
    if found.distinct and found.missing:
        words.append(_(_lacking(planned)).format(names=_named([r.short for r in found.missing])))
    if planned.kind is ImportKind.REGIONS and found.doubled:
        names = _named([r.short for r in found.doubled])
        words.append(_("Disebut lebih dari sekali: {names}.").format(names=names))
    if planned.unused:
        words.append(_("Kolom yang tidak dipakai: {columns}.").format(columns=", ".join(planned.unused)))
    return " ".join(words)


def all_regions(planned: ImportPlan) -> str:
    """Return every region the table lacks or names more than once, for the tool tip."""
    found = planned.coverage
    lists = (
        (_(_lacking(planned)), found.missing),
        (_("Disebut lebih dari sekali: {names}."), found.doubled),
    )
    return "\n".join(
        words.format(names=", ".join(region.short for region in regions))
        for words, regions in lists
        if regions
    )


def _lacking(planned: ImportPlan) -> str:
    # Of people some rows may be rejected that do name their region.
    regions_only = planned.kind is ImportKind.REGIONS
    return N_("Tidak disebut: {names}.") if regions_only else N_("Belum ada dari: {names}.")


def _named(names: list[str]) -> str:
    if len(names) <= _MOST_NAMED:
        return ", ".join(names)
    shown = ", ".join(names[: _MOST_NAMED - 1])
    return _("{names}, dan {n} lainnya").format(names=shown, n=len(names) - _MOST_NAMED + 1)


def reason(line: PlanLine) -> str:
    """Return everything there is to say about a row in one line."""
    said = [line.said]
    if line.fills:
        said.append(_("Masih kosong di sini: {names}.").format(names=fields(line.fills)))
    if line.differs:
        said.append(_("Berbeda: {names}.").format(names=fields(line.differs)))
    return " ".join(filter(None, said))


def fields(changes: Collection[FieldChange]) -> str:
    """Return which fields differ."""
    return ", ".join(_(FIELD_LABELS[one.field]) for one in changes)


def shouted(planned: ImportPlan) -> int:
    """Return how many names stand in capitals in the table."""
    return sum(line.shouted and line.status in ADDED for line in planned.lines)


def without_nip(planned: ImportPlan) -> int:
    """Return how many people have a NIP in the table that cannot be one."""
    return sum(line.bad_nip for line in planned.lines)


def action(planned: ImportPlan, left_out: Collection[int], *, fill: bool, present: bool) -> str:
    """Return what the button does, empty where there is nothing to do."""
    added = sum(line.row not in left_out for line in planned.added)
    known = [line for line in planned.known if line.row not in left_out]
    filled = sum(bool(line.fills) for line in known) if fill else 0
    if added:
        words = _("Tambahkan {n} orang").format(n=added)
        return _("{words}, lengkapi {n}").format(words=words, n=filled) if filled else words
    if filled:
        return _("Lengkapi {n} orang").format(n=filled)
    return _("Tandai {n} orang hadir").format(n=len(known)) if present and known else ""


def done(planned: ImportPlan, left_out: Collection[int], *, fill: bool) -> str:
    """Return what came of it, in the past tense."""
    added = sum(line.row not in left_out for line in planned.added)
    filled = sum(bool(line.fills) and line.row not in left_out for line in planned.known) if fill else 0
    words = [_("{n} orang ditambahkan dari tabel.").format(n=added)]
    if filled:
        words.append(_("{n} orang dilengkapi.").format(n=filled))
    return " ".join((*words, _("Ctrl+Z mengurungkan.")))
