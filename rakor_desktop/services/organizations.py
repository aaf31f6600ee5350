"""Institutions that send people."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from rakor_desktop.domain.attendance import OrganizationKind, OrganizationRow
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.ids import natural_uid, new_uid
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
    row = session.get(Organization, uid)
    if row is not None and row.name.casefold() == tidy.casefold():
        return uid
    # An institution that was renamed keeps the key of its first name.
    for other in session.scalars(select(Organization).where(Organization.region_uid == region_uid)):
        if other.name.casefold() == tidy.casefold():
            return other.uid
    region = session.get(RegionEntry, region_uid) if region_uid else None
    row = Organization(uid=uid if row is None else new_uid(), name=tidy, region_uid=region_uid)
    row.kind = _kind(tidy, region)
    session.add(row)
    return row.uid


@verb(N_("Mengubah instansi"))
def edit(session: Session, /, uid: str, **changes: Any) -> None:
    """Change name, kind or region of an institution."""
    row = get(session, Organization, uid)
    change(row, changes, frozenset({"name", "kind", "region_uid"}))
    if not row.name:
        raise RakorError(_("Nama instansi wajib diisi."))


def _kind(name: str, region: RegionEntry | None) -> OrganizationKind:
    if "kementerian" in name.casefold() or (region and region.code == CENTRAL_CODE):
        return OrganizationKind.MINISTRY
    if region is None:
        return OrganizationKind.AGENCY
    if region.kind in (RegionKind.KABUPATEN, RegionKind.KOTA):
        return OrganizationKind.REGIONAL_AGENCY
    return OrganizationKind.PROVINCIAL_AGENCY if region.code == PROVINCE_CODE else OrganizationKind.AGENCY
