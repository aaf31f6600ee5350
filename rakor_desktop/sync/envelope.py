"""Closes a file for whoever holds a key and opens it again: age, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, TYPE_CHECKING, Any

from rakor_desktop.domain.errors import ForeignFileError, RakorError, StorageError, because
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.transport import PARCEL, WrongKeyError
from rakor_desktop.store import backup
from rakor_desktop.store.header import APPLICATION_ID
from rakor_desktop.sync.copying import refuse_at_sight
from rakor_desktop.sync.placing import Hashing, Tick, copied, nobody, place

if TYPE_CHECKING:
    from pyrage import x25519

MAGIC = b"age-encryption.org/v1\n"
_END_OF_HEADER = b"\n--- "
_LONGEST_HEADER = 1 << 16
"""Bytes; a real header has some hundreds, and the library would read one of any length into memory."""
_DATABASE = b"SQLite format 3\0"
_APPLICATION = slice(68, 72)
_HEADER = 100
_FILE = ".rakor"


@dataclass(frozen=True, slots=True)
class Identity:
    """A key that opens parcels, kept in memory only; it never shows its private half by accident."""

    public: str
    key: x25519.Identity = field(repr=False, compare=False)
    older: tuple[x25519.Identity, ...] = field(default=(), repr=False, compare=False)
    """Keys that were put aside; what was closed for them still opens."""


def fresh_identity() -> Identity:
    """Return a new pair of keys."""
    from pyrage import x25519  # noqa: PLC0415 - a start does not need it

    key = x25519.Identity.generate()
    return Identity(str(key.to_public()), key)


def identity(secret: str) -> Identity:
    """Return the pair that this private half belongs to."""
    import pyrage  # noqa: PLC0415

    try:
        key = pyrage.x25519.Identity.from_str(secret.strip())
    except pyrage.IdentityError as error:
        raise RakorError(_("Ini bukan kunci pribadi age (AGE-SECRET-KEY-1…).")) from error
    return Identity(str(key.to_public()), key)


def recipient(text: str) -> str:
    """Return a public key as it is written; refuse what is none, a private one first of all."""
    import pyrage  # noqa: PLC0415

    key = "".join(text.split())
    if key.upper().startswith("AGE-SECRET-KEY-"):
        raise RakorError(_("Ini kunci pribadi; jangan pernah diberikan. Yang dibutuhkan kunci umum (age1…)."))
    try:
        return str(pyrage.x25519.Recipient.from_str(key))
    except pyrage.RecipientError as error:
        raise RakorError(_("Ini bukan kunci umum age; kunci umum diawali “age1”.")) from error


def is_parcel(path: Path) -> bool:
    """Whether a file is encrypted, told by its name or, where that says nothing, by its first bytes."""
    if path.name.casefold().endswith(PARCEL):
        return True
    if path.suffix == _FILE:  # it may be the open one, and nothing but SQLite may open that
        return False
    try:
        with path.open("rb") as opened:
            return opened.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def pack(
    path: Path, target: Path, recipients: Sequence[str], *, replace: bool = False, tick: Tick = nobody
) -> None:
    """Write a verified copy of a file that may be in use, closed for these keys; without any, as it is.

    ``tick`` is told the bytes read and may stop the work by raising; nothing is left then.
    """
    from rakor_desktop.sync.replacing import giving_way  # noqa: PLC0415 - opening a key does without

    with TemporaryDirectory(prefix="rakor-", ignore_cleanup_errors=True) as folder:
        copy = backup.copy_to(path, Path(folder) / "salinan.rakor")
        keys = _recipients(recipients)
        with giving_way(copy, target, replace=replace):
            if not keys:
                copied(copy, target, replace=replace, tick=tick)
                return
            place(target, lambda out: _sealed(copy, out, keys, tick), replace=replace)


@contextmanager
def decrypted(path: Path, key: Identity, *, tick: Tick = nobody) -> Iterator[Path]:
    """Give the file in a parcel at a private place; it is gone afterwards, also where it is refused."""
    refuse_at_sight(path)
    with TemporaryDirectory(prefix="rakor-", ignore_cleanup_errors=True) as folder:
        plain = Path(folder) / plain_name(path)
        with _reading(path) as source:
            _unsealed(path, source, plain, key, tick)
        _refuse_other_contents(path, plain)
        yield plain


def plain_name(parcel: Path) -> str:
    """Return what a parcel's contents are called."""
    name = parcel.name.removesuffix(PARCEL)
    return name if name.endswith(_FILE) else f"{name}{_FILE}"


def _recipients(keys: Sequence[str]) -> list[Any]:
    import pyrage  # noqa: PLC0415

    return [pyrage.x25519.Recipient.from_str(recipient(key)) for key in keys]


class _Source:
    """Hands on what is read; remembers what went wrong, for the library gives errors other names."""

    def __init__(self, opened: IO[bytes], tick: Tick) -> None:
        self._opened, self._tick = opened, tick
        self.error: BaseException | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            piece = self._opened.read(size)
            self._tick(len(piece))
        except BaseException as error:
            self.error = error
            raise
        return piece


def _sealed(copy: Path, out: Hashing, keys: list[Any], tick: Tick) -> None:
    import pyrage  # noqa: PLC0415

    with copy.open("rb") as opened:
        source = _Source(opened, tick)
        _told(lambda: pyrage.encrypt_io(source, out, keys), source, out)


def _unsealed(path: Path, opened: IO[bytes], plain: Path, key: Identity, tick: Tick) -> None:
    import pyrage  # noqa: PLC0415

    _refuse_strange_header(path, opened)
    handle = os.open(plain, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    source = _Source(opened, tick)
    with os.fdopen(handle, "wb") as raw:
        out = Hashing(raw, nobody)
        try:
            _told(lambda: pyrage.decrypt_io(source, out, [key.key, *key.older]), source, out)
        except pyrage.DecryptError as error:
            raise _shut(path) if "No matching keys" in str(error) else _damaged(path) from error
        except OSError as error:
            raise _failed(path, error, source, out) from error


def _told(work: Callable[[], None], source: _Source, out: Hashing) -> None:
    """Run the library and raise what really stopped it, where that was ours."""
    try:
        work()
    except BaseException:
        found = source.error or out.error
        if found is not None:
            raise found from None
        raise


def _failed(path: Path, error: OSError, source: _Source, out: Hashing) -> RakorError:
    if source.error is not None:
        return _unread(path, error)
    if out.error is not None:
        return StorageError(
            _("Isi “{file}” tidak dapat dibuka di laptop ini: {reason}.").format(
                file=path.name, reason=because(error)
            )
        )
    return _damaged(path)  # the library's own: a piece that does not verify, or an early end


def _refuse_strange_header(path: Path, opened: IO[bytes]) -> None:
    try:
        beginning = opened.read(_LONGEST_HEADER)
        opened.seek(0)
    except OSError as error:
        raise _unread(path, error) from error
    if not beginning.startswith(MAGIC):
        raise ForeignFileError(_("“{file}” bukan kiriman terenkripsi.").format(file=path.name))
    if _END_OF_HEADER not in beginning:
        raise _damaged(path)


def _refuse_other_contents(path: Path, plain: Path) -> None:
    with plain.open("rb") as opened:
        header = opened.read(_HEADER)
    ours = APPLICATION_ID.to_bytes(4, "big")
    if not header.startswith(_DATABASE) or header[_APPLICATION] != ours:
        raise ForeignFileError(_("Isi kiriman “{file}” bukan berkas Rakor.").format(file=path.name))


@contextmanager
def _reading(path: Path) -> Iterator[IO[bytes]]:
    try:
        opened = path.open("rb")
    except OSError as error:
        raise _unread(path, error) from error
    with opened:
        yield opened


def _unread(path: Path, error: OSError) -> StorageError:
    return StorageError(
        _("“{file}” tidak dapat dibaca sampai selesai: {reason}.").format(
            file=path.name, reason=because(error)
        )
    )


def _shut(path: Path) -> WrongKeyError:
    return WrongKeyError(
        _(
            "“{file}” tidak dapat dibuka dengan kunci ini: dikunci untuk kunci lain, atau rusak. "
            "Tidak ada yang diambil darinya."
        ).format(file=path.name)
    )


def _damaged(path: Path) -> ForeignFileError:
    return ForeignFileError(
        _("Kiriman “{file}” rusak atau terpotong; tidak ada yang diambil darinya.").format(file=path.name)
    )
