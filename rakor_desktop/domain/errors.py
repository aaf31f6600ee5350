"""What can be refused: every error here is a sentence for the person at the keyboard."""

from __future__ import annotations

import errno

from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.quote import quoted


class RakorError(Exception):
    """A refusal; its message is a whole sentence that is shown as it is."""


class NotFoundError(RakorError):
    """The row asked for is not (or no longer) in the file."""


class AmbiguousError(RakorError):
    """What was given could mean more than one thing; a person must say which."""


class ReadOnlyError(RakorError):
    """The file is open for reading only."""


class InUseError(RakorError):
    """Another process has the file open for writing."""


class ForeignFileError(RakorError):
    """The file is not a Rakor file, or it is damaged beyond opening."""


class StorageError(RakorError):
    """The disk refused: full, gone or not writable."""


_REASONS = {
    errno.EACCES: N_("tidak diizinkan"),
    errno.EPERM: N_("tidak diizinkan"),
    errno.ENOENT: N_("tidak ditemukan"),
    errno.ENOTDIR: N_("bukan folder"),
    errno.EEXIST: N_("sudah ada"),
    errno.EISDIR: N_("itu sebuah folder"),
    errno.EROFS: N_("diska hanya dapat dibaca"),
    errno.ENOSPC: N_("diska penuh"),
    errno.EDQUOT: N_("jatah diska habis"),
    errno.ENAMETOOLONG: N_("namanya terlalu panjang"),
    errno.EIO: N_("diska tidak menjawab"),
    errno.ELOOP: N_("itu sebuah tautan"),
    errno.ENOLCK: N_("diska ini tidak mengenal kunci"),
    errno.EOPNOTSUPP: N_("diska ini tidak mengenal kunci"),
}
"""What the system says in English, in the words of the screen."""


def because(error: OSError) -> str:
    """Return why the system refused, to stand at the end of a sentence."""
    said = _REASONS.get(error.errno or 0)
    return _(said) if said else error.strerror or str(error)


def unreadable(value: object) -> ForeignFileError:
    """Return the refusal of a value in the file that no program of this version writes."""
    return ForeignFileError(
        _(
            "Berkas ini memuat {value}, yang tidak dikenal versi program ini. "
            "Mungkin ditulis oleh versi yang lebih baru, atau berkasnya rusak."
        ).format(value=quoted(str(value)))
    )
