"""Keeps the key that opens parcels: in one small file of this user, behind a passphrase.

What protects the key is age's own way with passphrases, so that any age program opens it too. It is made to
be slow and to need much memory (measured: 1.3 to 2.2 s and 513 MB), holds up whoever calls it and ends the
whole program where that memory is not to be had; so a process of its own does it. Parcels never cost that.
"""

from __future__ import annotations

import base64
import json
import logging
import os
import subprocess
import sys
import unicodedata
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from rakor_desktop.domain.errors import ForeignFileError, RakorError, StorageError, because
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.transport import SHORTEST_PASSPHRASE, WrongPassphraseError
from rakor_desktop.sync.envelope import Identity, fresh_identity, identity, recipient
from rakor_desktop.sync.placing import Hashing, place

SECONDS = 120.0
"""The slowest laptop is done long before."""
_LARGEST = 10_000
_WRONG = "Decryption failed"
_BEGIN = "-----BEGIN AGE ENCRYPTED FILE-----"
# The path is handed over because the process starts without looking for one: nothing named in the environment
# is run. The passphrase goes through the pipe, where no list of processes shows it.
_START = "import sys; sys.path[:] = sys.argv[1:]; from rakor_desktop.sync import keyring as k; k.main()"
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)

_log = logging.getLogger("rakor")


def make(path: Path, passphrase: str) -> Identity:
    """Make a pair of keys and keep it; an earlier one stays as it is and the making is refused."""
    refuse_weak(passphrase)
    if path.exists():
        raise StorageError(_("Laptop ini sudah mempunyai kunci; kunci lama tidak ditimpa."))
    made, text = _sealed(passphrase)
    place(path, lambda out: _write(out, text), mode=0o600)
    return made


def replace(path: Path, passphrase: str, now: datetime) -> Identity:
    """Make a new pair in place of the present one, which is kept under another name; on failure it stays."""
    refuse_weak(passphrase)
    made, text = _sealed(passphrase)
    kept = put_aside(path, now)
    try:
        place(path, lambda out: _write(out, text), mode=0o600)
    except BaseException:
        with suppress(OSError):
            kept.rename(path)
        raise
    return made


def _sealed(passphrase: str) -> tuple[Identity, str]:
    made = fresh_identity()
    told = _ask("seal", passphrase, f"# public key: {made.public}\n{made.key}\n".encode())
    return made, f"{made.public}\n{told.decode('ascii')}"


def public(path: Path) -> str:
    """Return the public half of the key kept here; empty where none is."""
    try:
        text = path.read_text(encoding="ascii")
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise StorageError(
            _("Kunci “{file}” tidak dapat dibaca: {reason}.").format(file=path.name, reason=because(error))
        ) from error
    except UnicodeError as error:
        raise _damaged(path) from error
    try:
        return recipient(text.partition("\n")[0])
    except RakorError as error:
        raise _damaged(path) from error


def unlock(path: Path, passphrase: str) -> Identity:
    """Return the key kept here; the passphrase is told to be wrong where it is."""
    known = public(path)
    if not known:
        raise StorageError(_("Di laptop ini belum ada kunci untuk membuka kiriman."))
    text = path.read_text(encoding="ascii")
    begins = text.find(_BEGIN)
    if begins < 0 or len(text) > _LARGEST:
        raise _damaged(path)
    try:
        secret = _ask("open", passphrase, text[begins:].encode("ascii")).decode("ascii")
        found = _only_key(secret)
    except WrongPassphraseError:
        raise
    except (RakorError, UnicodeError) as error:
        raise _damaged(path) if not isinstance(error, StorageError) else error from error
    if found.public != known:
        raise _damaged(path)
    return found


def unlock_all(path: Path, passphrase: str) -> Identity:
    """Return the key kept here, with those put aside that the same passphrase opens."""
    found, older = unlock(path, passphrase), []
    for kept in sorted(path.parent.glob(f"{path.stem} *{path.suffix}"), reverse=True):
        with suppress(RakorError):  # another passphrase, mostly
            older.append(unlock(kept, passphrase).key)
    return Identity(found.public, found.key, tuple(older))


def bare(path: Path) -> Identity | None:
    """Return the key that an age program keeps without a passphrase; None where it is no such file."""
    try:
        text = path.read_text(encoding="ascii") if path.stat().st_size <= _LARGEST else ""
        return _only_key(text)
    except (OSError, UnicodeError, RakorError):
        return None


def _only_key(text: str) -> Identity:
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return identity(lines[0] if len(lines) == 1 else "")


def put_aside(path: Path, now: datetime) -> Path:
    """Give a key another name, so that a new one can be made; it still opens what was closed for it."""
    kept = path.with_name(f"{path.stem} {now:%Y-%m-%d %H.%M.%S}{path.suffix}")
    try:
        path.rename(kept)
    except OSError as error:
        raise StorageError(
            _("Kunci lama tidak dapat disimpan: {reason}.").format(reason=because(error))
        ) from error
    return kept


def save_public(key: str, target: Path, *, replace: bool = False) -> None:
    """Write a public key to a small file of its own."""
    place(target, lambda out: _write(out, f"{key}\n"), replace=replace)


def main() -> None:
    """Seal or open what comes on standard input with the passphrase beside it; in its own process."""
    from pyrage import DecryptError, passphrase  # noqa: PLC0415 - the other half of this module does without

    asked = json.load(sys.stdin)
    content = base64.b64decode(asked["content"])
    try:
        if asked["do"] == "seal":
            found = passphrase.encrypt(content, asked["passphrase"], armored=True)
        else:
            found = passphrase.decrypt(content, asked["passphrase"])
    except DecryptError as error:
        sys.stdout.write(json.dumps({"refused": str(error)}))
    else:
        sys.stdout.write(json.dumps({"content": base64.b64encode(found).decode()}))


def refuse_weak(passphrase: str) -> None:
    """Refuse a passphrase that is too short to protect anything."""
    if len(passphrase.strip()) < SHORTEST_PASSPHRASE:
        raise RakorError(
            _("Frasa sandi paling sedikit {n} huruf; beberapa kata mudah diingat dan sukar ditebak.").format(
                n=SHORTEST_PASSPHRASE
            )
        )


def _ask(what: str, passphrase: str, content: bytes) -> bytes:
    # The same letters typed on another keyboard must open it.
    same = unicodedata.normalize("NFC", passphrase)
    asked = {"do": what, "passphrase": same, "content": base64.b64encode(content).decode()}
    folders = [folder or os.getcwd() for folder in sys.path]  # noqa: PTH109 - what Python itself means by it
    try:
        done = subprocess.run(  # noqa: S603 - this program itself
            [sys.executable, "-I", "-S", "-c", _START, *folders],
            input=json.dumps(asked).encode(),
            capture_output=True,
            timeout=SECONDS,
            creationflags=_NO_WINDOW,
            check=False,
        )
        answer: dict[str, Any] = json.loads(done.stdout)
    except (OSError, subprocess.TimeoutExpired, ValueError) as error:
        _log.info("the key could not be worked on (%s)", type(error).__name__)
        raise StorageError(
            _("Memori laptop ini tidak cukup untuk kunci; tutup program lain, lalu ulangi.")
        ) from error
    if "refused" in answer:
        if answer["refused"] == _WRONG:
            raise WrongPassphraseError(_("Frasa sandi salah."))
        raise ForeignFileError(answer["refused"])
    return base64.b64decode(answer["content"])


def _write(out: Hashing, text: str) -> None:
    out.write(text.encode("ascii"))


def _damaged(path: Path) -> ForeignFileError:
    return ForeignFileError(_("Kunci “{file}” rusak dan tidak dapat dipakai.").format(file=path.name))
