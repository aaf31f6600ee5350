"""Institutions that send people."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from rakor_desktop.domain.attendance import OrganizationKind, OrganizationRow
from rakor_desktop.domain.i18n import N_
from rakor_desktop.domain.ids import natural_uid
from rakor_desktop.domain.regions import CENTRAL_CODE, PROVINCE_CODE, RegionKind
from rakor_desktop.domain.verbs import verb
from rakor_desktop.services.rows import change, copied, get
from rakor_desktop.store.schema import Organization, RegionEntry


def organizations(session: Session) -> list[OrganizationRow]:
    """Return every institution by name."""
    found = session.execute(
        select(Organization, RegionEntry.name)
        .outerjoin(RegionEntry, RegionEntry.uid == Organization.region_uid)
        .order_by(Organization.name, Organization.uid)
    )
    return [copied(OrganizationRow, row, region_name=region or "") for row, region in found]


def named(session: Session, name: str, region_uid: str | None) -> str | None:
    """Return the uid of the institution of this name, made where it is missing; None for no name."""
    tidy = " ".join(name.split())
    if not tidy:
        return None
    uid = natural_uid("organization", tidy.casefold(), region_uid or "")
    if session.get(Organization, uid) is None:
        region = session.get(RegionEntry, region_uid) if region_uid else None
        session.add(Organization(uid=uid, name=tidy, kind=_kind(tidy, region), region_uid=region_uid))
    return uid


@verb(N_("Mengubah instansi"))
def edit(session: Session, uid: str, **changes: Any) -> None:
    """Change name, kind or region of an institution."""
    change(get(session, Organization, uid), changes, frozenset({"name", "kind", "region_uid"}))


def _kind(name: str, region: RegionEntry | None) -> OrganizationKind:
    if "kementerian" in name.casefold() or (region and region.code == CENTRAL_CODE):
        return OrganizationKind.MINISTRY
    if region is None:
        return OrganizationKind.AGENCY
    if region.kind in (RegionKind.KABUPATEN, RegionKind.KOTA):
        return OrganizationKind.REGIONAL_AGENCY
    return OrganizationKind.PROVINCIAL_AGENCY if region.code == PROVINCE_CODE else OrganizationKind.AGENCY
