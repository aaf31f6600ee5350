"""The commands with which files travel: parcels, keys, a shared folder."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from rakor_desktop.domain.i18n import _

Command = Callable[[str, str, str], argparse.ArgumentParser]


def add(command: Command) -> None:
    """Add them."""
    _pack(command)
    _keys(command)
    share = command(
        "share", "transport:share", _("ambil berkas laptop lain dari folder bersama, lalu tulis berkas ini")
    )
    share.add_argument("file", metavar=_("BERKAS"), type=Path, help=_("berkas rakor"))
    share.add_argument("folder", metavar="FOLDER", type=Path, help=_("folder yang terlihat semua laptop"))
    share.add_argument("--actor", metavar=_("NAMA"), help=_("siapa yang mencatat"))
    share.add_argument("--label", metavar=_("HURUF"), help=_("huruf laptop ini"))


def _pack(command: Command) -> None:
    pack = command("pack", "transport:pack", _("buat kiriman: salinan yang sudah diperiksa, boleh terkunci"))
    pack.add_argument("file", metavar=_("BERKAS"), type=Path, help=_("berkas rakor"))
    pack.add_argument(
        "out",
        metavar=_("KELUARAN"),
        type=Path,
        help=_("berkas kiriman; yang berakhiran .age dikunci untuk sekretariat"),
    )
    pack.add_argument(
        "--recipient", metavar=_("KUNCI"), help=_("kunci umum (age1…); bawaan: yang disebut berkas")
    )
    pack.add_argument(
        "--event", metavar=_("RAKOR"), help=_("nama atau uid, jika berkas memuat beberapa rakor")
    )
    _force(pack)
    unpack = command("unpack", "transport:unpack", _("buka kiriman yang terkunci"))
    unpack.add_argument("parcel", metavar=_("KIRIMAN"), type=Path, help=_("kiriman yang berakhiran .age"))
    unpack.add_argument("out", metavar=_("KELUARAN"), type=Path, help=_("berkas rakor yang ditulis"))
    key(unpack)
    _force(unpack)


def _keys(command: Command) -> None:
    keys = command("keys", "transport:keys", _("buat atau tampilkan kunci sekretariat di laptop ini"))
    keys.add_argument(
        "what", metavar="new|show", choices=("new", "show"), help=_("buat baru, atau tampilkan")
    )
    keys.add_argument(
        "file",
        metavar=_("BERKAS"),
        type=Path,
        nargs="?",
        help=_("berkas rakor yang menyebut kunci umumnya, atau yang diperiksa"),
    )
    keys.add_argument(
        "--replace", action="store_true", help=_("simpan kunci lama di sebelahnya dan buat baru")
    )
    keys.add_argument(
        "--event", metavar=_("RAKOR"), help=_("nama atau uid, jika berkas memuat beberapa rakor")
    )
    keys.add_argument("--actor", metavar=_("NAMA"), help=_("siapa yang mencatat"))
    keys.add_argument("--label", metavar=_("HURUF"), help=_("huruf laptop ini"))
    _passphrase(keys)


def key(command: argparse.ArgumentParser) -> None:
    """Let the command be told which key opens parcels."""
    command.add_argument(
        "--key", metavar=_("BERKAS"), type=Path, help=_("berkas kunci; bawaan: kunci laptop ini")
    )
    _passphrase(command)


def _passphrase(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--passphrase-file",
        metavar=_("BERKAS"),
        type=Path,
        help=_(
            "baca frasa sandi dari baris pertama berkas ini; jika tidak: RAKOR_PASSPHRASE, atau ditanyakan"
        ),
    )


def _force(command: argparse.ArgumentParser) -> None:
    command.add_argument("--force", action="store_true", help=_("timpa berkas yang sudah ada"))
