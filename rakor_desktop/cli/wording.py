"""The words of argparse itself in Indonesian; it has no catalogue of its own."""

from __future__ import annotations

import argparse
from gettext import gettext

from rakor_desktop.domain.i18n import INDONESIAN

_WORDS = {
    "usage: ": "cara pakai: ",
    "positional arguments": "argumen",
    "options": "pilihan",
    "show this help message and exit": "tampilkan bantuan ini",
    "show program's version number and exit": "tampilkan versi program",
    "the following arguments are required: %s": "yang wajib diisi belum ada: %s",
    "one of the arguments %s is required": "salah satu dari %s wajib diisi",
    "unrecognized arguments: %s": "tidak dikenal: %s",
    "not allowed with argument %s": "tidak dapat dipakai bersama %s",
    "ignored explicit argument %r": "tidak menerima nilai %r",
    "expected one argument": "perlu satu nilai",
    "expected at most one argument": "paling banyak satu nilai",
    "expected at least one argument": "perlu paling sedikit satu nilai",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s bisa berarti %(matches)s",
    "invalid %(type)s value: %(value)r": "nilai %(value)r tidak dapat dipakai",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r tidak ada; pilih dari %(choices)s",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
}


def use(language: str) -> None:
    """Let argparse speak this language from now on."""
    indonesian = language == INDONESIAN
    # This is the name under which argparse looks its texts up; there is no public way to give it others.
    setattr(argparse, "_", _indonesian if indonesian else gettext)  # noqa: B010


def _indonesian(text: str) -> str:
    return _WORDS.get(text, text)
