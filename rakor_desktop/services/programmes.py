"""The two programme matrices: what runs this year, and what is proposed and agreed for the next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from rakor_desktop.domain import programme_rules
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.findings import Finding
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.ids import new_uid
from rakor_desktop.domain.programmes import (
    Agreement,
    ProgrammeKind,
    ProgrammeMatrix,
    ProgrammeRow,
)
from rakor_desktop.domain.verbs import verb
from rakor_desktop.services import regions
from rakor_desktop.services.rows import change, copied, get, next_number, number_order, remove_numbered
from rakor_desktop.store import reference
from rakor_desktop.store.schema import Event, Programme, RegionEntry

EDITABLE = frozenset(ProgrammeRow.__dataclass_fields__) - {
    "uid",
    "event_uid",
    "number",
    "region_code",
    "region",
    "position",
}
_LAST_PRIORITY = 9999
NOMENCLATURE = "Daftar urusan 3.31 bawaan aplikasi"
"""Where the names that ``complete`` gives come from; no ruling confirms them as those in force."""

_NAMES = ("programme", "activity", "sub_activity")
_LEVELS = {"program": "programme", "kegiatan": "activity", "sub_kegiatan": "sub_activity"}
_CARRIED = (
    "region_uid",
    "code",
    *_NAMES,
    "nomenclature",
    "location",
    "commodity",
    "beneficiary",
    "indicator",
    "target",
    "unit",
    "funding_source",
    "funding_note",
    "responsible",
)


@dataclass(frozen=True, slots=True)
class NamesOfCode:
    """What a SIPD code stands for, as far as the list that comes with the program knows it."""

    code: str
    programme: str = ""
    activity: str = ""
    sub_activity: str = ""
    nomenclature: str = ""


def matrix(session: Session, event_uid: str, kind: ProgrammeKind) -> ProgrammeMatrix:
    """Return the rows of one matrix by region, code and number."""
    held = get(session, Event, event_uid)
    rank = {region.uid: at for at, region in enumerate(regions.by_rank(session))}
    found = session.execute(
        select(Programme, RegionEntry.code, RegionEntry.name)
        .outerjoin(RegionEntry, RegionEntry.uid == Programme.region_uid)
        .where(Programme.event_uid == event_uid, Programme.kind == kind)
    )
    rows = [copied(ProgrammeRow, row, region_code=code or "", region=name or "") for row, code, name in found]
    rows.sort(
        key=lambda row: (
            rank.get(row.region_uid or "", len(rank)),
            not row.code,
            row.code,
            number_order(row.number),
            row.uid,
        )
    )
    return ProgrammeMatrix(event_uid, kind, _year(held, kind), rows)


def findings(session: Session, event_uid: str, kind: ProgrammeKind) -> list[Finding]:
    """Return what is wrong or strange about a matrix, in the order of its rows."""
    held = get(session, Event, event_uid)
    kinds = {region.uid: region.kind for region in regions.regions(session)}
    shown = matrix(session, event_uid, kind)
    found = [
        finding
        for row in shown.rows
        for finding in programme_rules.check(
            row, region_kind=kinds.get(row.region_uid or ""), year_current=held.year_current
        )
    ]
    place = {row.uid: at for at, row in enumerate(shown.rows)}
    return sorted([*found, *programme_rules.doubled(shown)], key=lambda finding: place[finding.uid])


def complete(code: str) -> NamesOfCode | None:
    """Return the names a code stands for, those of its upper levels where it is unknown itself; else None."""
    known = {row.code: row for row in reference.nomenclature()}
    steps = code.strip().split(".")
    names = {
        _LEVELS[row.level]: row.name
        for end in range(1, len(steps) + 1)
        if (row := known.get(".".join(steps[:end]))) is not None and row.level in _LEVELS
    }
    return NamesOfCode(code.strip(), nomenclature=NOMENCLATURE, **names) if names else None


def nomenclature() -> tuple[reference.Nomenclature, ...]:
    """Return the known codes with their names, to be suggested while a code is typed."""
    return reference.nomenclature()


@verb(N_("Menambah baris program"))
def add(session: Session, /, event_uid: str, kind: ProgrammeKind, **given: Any) -> str:
    """Add a row and return its uid; a known code fills in the names that are not given."""
    held = get(session, Event, event_uid)
    row = Programme(uid=new_uid(), event_uid=event_uid, kind=kind, year=_year(held, kind))
    row.number = next_number(session, Programme)
    for name in (*_NAMES, "nomenclature", "code"):
        setattr(row, name, "")
    _change(row, {**given, **_names_for(given)})
    session.add(row)
    return row.uid


@verb(N_("Mengubah baris program"))
def edit(session: Session, /, uid: str, **changes: Any) -> None:
    """Change fields of a row."""
    _change(get(session, Programme, uid), changes)


@verb(N_("Menghapus baris program"))
def remove(session: Session, *uids: str) -> None:
    """Delete rows."""
    for uid in uids:
        remove_numbered(session, get(session, Programme, uid))


@verb(N_("Mengusulkan program untuk tahun rencana"))
def carry_over(session: Session, uids: Iterable[str]) -> list[str]:
    """Propose rows of this year for the next and return the new uids; what is proposed already is left out.

    The ceiling proposed is the forward estimate where there is one, else the ceiling in force.
    """
    rows = [get(session, Programme, uid) for uid in uids]
    planned = session.scalars(
        select(Programme).where(
            Programme.kind == ProgrammeKind.PLAN, Programme.event_uid.in_({row.event_uid for row in rows})
        )
    )
    proposed = {_work(row) for row in planned}
    added = []
    for row in rows:
        if row.kind is not ProgrammeKind.CURRENT:
            raise RakorError(_("{number} sudah ada di matriks tahun rencana.").format(number=row.number))
        if _work(row) not in proposed:
            proposed.add(_work(row))
            added.append(_propose(session, row))
    if not added:
        raise RakorError(_("Semua baris itu sudah diusulkan untuk tahun rencana."))
    return added


def _propose(session: Session, row: Programme) -> str:
    held = get(session, Event, row.event_uid)
    proposal = Programme(
        uid=new_uid(),
        event_uid=row.event_uid,
        kind=ProgrammeKind.PLAN,
        year=held.year_plan,
        agreement=Agreement.PROPOSED,
        number=next_number(session, Programme),
        **{name: getattr(row, name) for name in _CARRIED},
    )
    in_force = row.budget_ceiling if row.budget_revised is None else row.budget_revised
    proposal.budget_ceiling = in_force if row.forward_estimate is None else row.forward_estimate
    session.add(proposal)
    return proposal.uid


def _work(row: Programme) -> tuple[str | None, ...]:
    return (row.event_uid, row.region_uid, row.code, row.programme, row.activity, row.sub_activity)


def _year(held: Event, kind: ProgrammeKind) -> int:
    return held.year_plan if kind is ProgrammeKind.PLAN else held.year_current


def _names_for(given: dict[str, Any]) -> dict[str, str]:
    if any(given.get(name) for name in _NAMES):
        return {}
    names = complete(given.get("code", ""))
    return {name: getattr(names, name) for name in (*_NAMES, "nomenclature")} if names else {}


def _change(row: Programme, changes: dict[str, Any]) -> None:
    given = dict(changes)
    for name in programme_rules.MONEY_FIELDS:
        programme_rules.refuse_wrong_money(given.get(name))
    for name in ("target", "physical_progress"):
        if isinstance(given.get(name), int):
            given[name] = Decimal(given[name])
    programme_rules.refuse_wrong_target(given.get("target"))
    programme_rules.refuse_wrong_share(given.get("physical_progress"))
    if given.get("priority") is not None and not 1 <= given["priority"] <= _LAST_PRIORITY:
        raise RakorError(_("Prioritas diisi angka 1 sampai {most}.").format(most=_LAST_PRIORITY))
    change(row, given, EDITABLE)
    if not any(getattr(row, name) for name in (*_NAMES, "code")):
        raise RakorError(_("Isi nama program, kegiatan, atau sub kegiatan."))
