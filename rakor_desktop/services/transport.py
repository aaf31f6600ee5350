"""Parcels: a file closed for the secretariat, and the key that opens it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from rakor_desktop import paths
from rakor_desktop.domain.errors import NotFoundError, StorageError
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.transport import PARCEL, KeyStanding
from rakor_desktop.domain.verbs import verb
from rakor_desktop.services import settings
from rakor_desktop.sync import envelope, keyring
from rakor_desktop.sync.copying import refuse_at_sight
from rakor_desktop.sync.envelope import Identity, is_parcel
from rakor_desktop.sync.keyring import refuse_weak
from rakor_desktop.sync.placing import Tick, copied, nobody
from rakor_desktop.sync.replacing import giving_way

__all__ = ["Identity", "is_parcel", "refuse_weak"]
_RECIPIENT = "transport_recipient"


def recipient(session: Session, event_uid: str) -> str:
    """Return the public key that parcels of this meeting are closed for; empty if none was made yet."""
    return settings.value(session, _RECIPIENT, event_uid)


def standing(session: Session, event_uid: str) -> KeyStanding:
    """Return which key the file names and which one this laptop holds."""
    return KeyStanding(recipient(session, event_uid), own_key())


@verb(N_("Mencatat kunci sekretariat"))
def set_recipient(session: Session, event_uid: str, key: str) -> None:
    """Close the parcels of this meeting for this key from now on; the file carries it to all laptops."""
    settings.put(session, _RECIPIENT, envelope.recipient(key), event_uid)


def own_key() -> str:
    """Return the public half of the key this laptop holds; empty if it holds none."""
    place = paths.secretariat_key()
    return keyring.public(place) if place is not None else ""


def make_key(passphrase: str) -> Identity:
    """Make the key of this laptop; it takes some seconds, any thread may do it."""
    return keyring.make(_place(), passphrase)


def replace_key(passphrase: str, now: datetime) -> Identity:
    """Make a new key for this laptop; the present one is kept beside it under another name."""
    return keyring.replace(_place(), passphrase, now)


def unlock(passphrase: str, key_file: Path | None = None) -> Identity:
    """Return the key of this laptop, or of this file; it takes some seconds, any thread may do it."""
    if key_file is None:
        return keyring.unlock_all(_place(), passphrase)
    refuse_at_sight(key_file)
    return keyring.unlock(key_file, passphrase)


def bare_key(key_file: Path) -> Identity | None:
    """Return the key in a file that another age program wrote without a passphrase; None in any other."""
    return keyring.bare(key_file)


def save_key(key: str, target: Path, *, replace: bool = False) -> None:
    """Write a public key to a small file that can be carried about."""
    keyring.save_public(key, target, replace=replace)


def parcel_name(path: Path, label: str) -> str:
    """Return what a parcel of this file from this laptop is called: ``Rakor laptop B.rakor.age``."""
    return f"{path.stem} laptop {label}{path.suffix}{PARCEL}"


def pack(path: Path, target: Path, key: str = "", *, replace: bool = False, tick: Tick = nobody) -> None:
    """Write a verified copy of a file that may be in use, closed for this key; without one, as it is."""
    if target.exists() and path.exists() and target.samefile(path):
        raise StorageError(_("Kiriman tidak boleh menimpa berkas yang dikirim."))
    envelope.pack(path, target, [key] if key else [], replace=replace, tick=tick)


def unpack(parcel: Path, target: Path, key: Identity, *, replace: bool = False) -> None:
    """Write what is in a parcel to a file, whole or not at all."""
    with envelope.decrypted(parcel, key) as plain, giving_way(plain, target, replace=replace):
        copied(plain, target, replace=replace)


@contextmanager
def readable(path: Path, unlock: Callable[[], Identity], *, tick: Tick = nobody) -> Iterator[Path]:
    """Give a file that can be read: itself, or what is in the parcel, at a private place until the end.

    ``unlock`` is called for a parcel only. What is given for one is called as its contents are, in another
    folder; show the name of the parcel to people.
    """
    if not is_parcel(path):
        yield path
        return
    refuse_at_sight(path)
    with envelope.decrypted(path, unlock(), tick=tick) as plain:
        yield plain


def _place() -> Path:
    found = paths.secretariat_key()
    if found is None:
        raise NotFoundError(
            _("Folder pengaturan Anda di laptop ini tidak dapat ditulis; kunci tidak dapat disimpan.")
        )
    return found
