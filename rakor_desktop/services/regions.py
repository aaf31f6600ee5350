"""The regions of the file: the 22, and the three collective places."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from rakor_desktop.domain.regions import Gazetteer, Region, place_order
from rakor_desktop.store import reference
from rakor_desktop.store.schema import RegionEntry


def regions(session: Session) -> list[Region]:
    """Return every region by code, the collective places last; a new file knows those of the program."""
    rows = session.scalars(select(RegionEntry).order_by(RegionEntry.code)).all()
    if not rows:
        return list(reference.regions())
    return [Region(r.uid, r.code, r.name, r.kind, r.capital, r.aliases) for r in rows]


def by_rank(session: Session) -> list[Region]:
    """Return the 22 by code, then the province, the centre and the others: the order of printed lists."""
    return sorted(regions(session), key=lambda row: place_order(row.code))


def gazetteer(session: Session) -> Gazetteer:
    """Return what finds a region by any of its names."""
    return Gazetteer(regions(session))


def ensure(session: Session, province: str) -> None:
    """Put the province's regions into the file where they are missing."""
    known = set(session.scalars(select(RegionEntry.uid)))
    for region in reference.regions(province):
        if region.uid not in known:
            session.add(
                RegionEntry(
                    uid=region.uid,
                    code=region.code,
                    name=region.name,
                    kind=region.kind,
                    capital=region.capital,
                    aliases=region.aliases,
                )
            )
