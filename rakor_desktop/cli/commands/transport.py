"""``rakor pack``, ``rakor unpack``, ``rakor keys`` and ``rakor share``."""

from __future__ import annotations

import getpass
import os
import sys
from argparse import Namespace
from datetime import datetime
from functools import cache

from rakor_desktop.cli.answer import Answer, UsageError, beside
from rakor_desktop.cli.opening import event_of, reading, writing
from rakor_desktop.domain.errors import NotFoundError, RakorError, StorageError, because
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.merging import Fate
from rakor_desktop.domain.sharing import STANDINGS, SharedFile, Standing
from rakor_desktop.domain.transport import PARCEL
from rakor_desktop.services import sharing, transport
from rakor_desktop.services.merging import Unlock
from rakor_desktop.services.transport import Identity

PASSPHRASE = "RAKOR_PASSPHRASE"  # noqa: S105 - the name of the variable


def pack(given: Namespace) -> Answer:
    """Write a verified copy of a file that may be in use, closed where a key is given or known."""
    key = given.recipient if given.recipient is not None else _known_key(given)
    transport.pack(given.file, given.out, key, replace=given.force)
    data = {"file": str(given.file), "parcel": str(given.out), "recipient": key or None}
    line = _("Kiriman sudah ditulis dan diperiksa: {file}").format(file=given.out)
    return Answer(data, [line, _("Dikunci untuk {key}").format(key=key)] if key else [line])


def unpack(given: Namespace) -> Answer:
    """Write what is in a parcel to a file."""
    transport.unpack(given.parcel, given.out, _opened_key(given), replace=given.force)
    data = {"parcel": str(given.parcel), "file": str(given.out)}
    return Answer(data, [_("{parcel} dibuka ke {file}.").format(parcel=given.parcel, file=given.out)])


def keys(given: Namespace) -> Answer:
    """Make the key of this laptop, or tell which one it holds and which one the file names."""
    return _new_key(given) if given.what == "new" else _shown_keys(given)


def share(given: Namespace) -> Answer:
    """Make one round through a shared folder."""
    with writing(given) as workspace, sharing.opened(workspace, given.folder) as part:
        found = sharing.once(workspace, part)
    data = {
        "file": str(given.file),
        "folder": str(given.folder),
        "laptops": [_laptop(one) for one in found.files],
        "brought": {fate.value: found.brought.count(fate) for fate in Fate},
        "from": list(found.brought.laptops),
        "wrote": found.wrote,
    }
    wrote = (
        _("Berkas laptop ini ditulis ke folder.") if found.wrote else _("Berkas laptop ini di folder tetap.")
    )
    broken = any(one.standing is Standing.BROKEN for one in found.files)
    return Answer(data, [*map(_line, found.files), found.brought.sentence, wrote], problems=broken)


def readable(given: Namespace) -> Unlock:
    """Return how a file is made readable: as it lies, or with the key, opened when the first parcel comes."""
    key = cache(lambda: _opened_key(given))
    return lambda path: transport.readable(path, key)


def _opened_key(given: Namespace) -> Identity:
    if given.key is None and not transport.own_key():
        raise NotFoundError(
            _("Kiriman ini hanya dapat dibuka di laptop sekretariat yang menyimpan kuncinya.")
        )
    key = transport.bare_key(given.key) if given.key is not None else None
    return key if key is not None else transport.unlock(_passphrase(given), given.key)


def _known_key(given: Namespace) -> str:
    if not given.out.name.endswith(PARCEL):
        return ""
    with reading(given.file) as workspace:
        key = workspace.ask(transport.recipient, event_of(workspace, given.event).uid)
    if not key:
        raise NotFoundError(
            _("Berkas ini belum menyebut kunci sekretariat; beri --recipient, atau keluaran tanpa .age.")
        )
    return key


def _new_key(given: Namespace) -> Answer:
    if given.file is None:
        made = _made(given)
    else:
        with writing(given) as workspace:
            event = event_of(workspace, given.event)
            made = _made(given)
            workspace.act(transport.set_recipient, event.uid, made.public)
    data = {"public": made.public, "file": str(given.file) if given.file is not None else None}
    return Answer(data, [made.public])


def _made(given: Namespace) -> Identity:
    if transport.own_key() and not given.replace:
        raise StorageError(_("Laptop ini sudah mempunyai kunci; kunci lama tidak ditimpa."))
    typed = _passphrase(given, twice=True)
    transport.refuse_weak(typed)
    if transport.own_key():
        return transport.replace_key(typed, datetime.now())  # noqa: DTZ005 - a name people read
    return transport.make_key(typed)


def _shown_keys(given: Namespace) -> Answer:
    own = transport.own_key()
    data: dict[str, str | bool | None] = {"own": own or None}
    pairs = [(_("Kunci umum laptop ini"), own or _("belum ada"))]
    if given.file is not None:
        with reading(given.file) as workspace:
            standing = workspace.ask(transport.standing, event_of(workspace, given.event).uid)
        data |= {"file": standing.wanted or None, "opens": standing.opens}
        pairs += [
            (_("Kiriman dikunci untuk"), standing.wanted or _("belum ada")),
            (_("Laptop ini membukanya"), _("ya") if standing.opens else _("tidak")),
        ]
    return Answer(data, beside(pairs))


def _passphrase(given: Namespace, *, twice: bool = False) -> str:
    """Return the passphrase from the file, the environment or the keyboard; never from the command line."""
    if given.passphrase_file is not None:
        try:
            with given.passphrase_file.open(encoding="utf-8") as opened:
                return str(opened.readline()).rstrip("\r\n")
        except (OSError, UnicodeError) as error:
            why = because(error) if isinstance(error, OSError) else _("bukan teks")
            raise RakorError(_("Frasa sandi tidak dapat dibaca: {reason}.").format(reason=why)) from error
    if PASSPHRASE in os.environ:
        return os.environ[PASSPHRASE]
    if not sys.stdin.isatty():
        raise UsageError(_("beri frasa sandi lewat --passphrase-file atau RAKOR_PASSPHRASE"))
    typed = getpass.getpass(_("Frasa sandi: "))
    if twice and getpass.getpass(_("Sekali lagi: ")) != typed:
        raise RakorError(_("Kedua frasa sandi tidak sama; ulangi perintahnya."))
    return typed


def _laptop(one: SharedFile) -> dict[str, str]:
    return {
        "name": one.name,
        "laptop": one.laptop,
        "written_at": one.written_at.isoformat(),
        "standing": one.standing.value,
        "sentence": one.sentence,
    }


def _line(one: SharedFile) -> str:
    said = _("Laptop {letter}: {state}").format(letter=one.laptop, state=_(STANDINGS[one.standing]))
    return f"{said} · {one.sentence}" if one.sentence else said
