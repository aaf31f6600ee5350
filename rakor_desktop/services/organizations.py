"""Institutions that send people."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from rakor_desktop.domain.attendance import OrganizationKind, OrganizationRow
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.ids import natural_uid, new_uid
from rakor_desktop.domain.legible import legible
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


def named(session: Session, name: str, region_uid: str | None, *, as_written: bool = False) -> str | None:
    """Return the uid of the institution of this name, made where it is missing; None for no name.

    ``as_written`` gives it these capital letters, for all its people: ``DINAS`` was corrected to ``Dinas``.
    """
    tidy = " ".join(legible(name).split())
    if not tidy:
        return None
    # A session is one action, so what it found once holds until its end: an import asks a thousand times.
    known: _Known = session.info.get("organizations") or _Known(session)
    session.info["organizations"] = known
    found = known.named(tidy, region_uid)
    if as_written and found.name != tidy:
        found.name = tidy
    return found.uid


class _Known:
    """The institutions of the file, by uid and by name and region."""

    def __init__(self, session: Session) -> None:
        self._session = session
        rows = session.scalars(select(Organization).order_by(Organization.uid.desc())).all()
        self._by_uid = {row.uid: row for row in rows}
        self._by_name = {_named(row): row for row in rows}

    def named(self, name: str, region_uid: str | None) -> Organization:
        key = name.casefold(), region_uid or ""
        uid = natural_uid("organization", *key)
        row = self._by_uid.get(uid)
        # An institution that was renamed keeps the key of its first name.
        found = row if row is not None and row.name.casefold() == key[0] else self._by_name.get(key)
        if found is None:
            region = self._session.get(RegionEntry, region_uid) if region_uid else None
            found = Organization(uid=uid if row is None else new_uid(), name=name, region_uid=region_uid)
            found.kind = _kind(name, region)
            self._session.add(found)
            self._by_uid[found.uid] = self._by_name[key] = found
        return found


def _named(row: Organization) -> tuple[str, str]:
    return row.name.casefold(), row.region_uid or ""


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
