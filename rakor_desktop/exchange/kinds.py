"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

from enum import Enum, auto
from typing import IO

from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.quote import quoted


class Kind(Enum):
    """What a file can be taken for before it is read."""

    TEXT = auto()
    PACKAGE = auto()
    """A zip: what programs have written since 2007."""
    OLD_EXCEL = auto()
    LOCKED = auto()
    WORD = auto()
    SLIDES = auto()
    DOCUMENT = auto()
    PDF = auto()
    PICTURE = auto()
    WEB_PAGE = auto()
    ARCHIVE = auto()
    RAKOR = auto()


SENTENCES = {
    Kind.OLD_EXCEL: N_(
        "“{file}” adalah berkas Excel lama (.xls), apa pun namanya; buka di Excel atau LibreOffice, lalu "
        "simpan sebagai .xlsx."
    ),
    Kind.LOCKED: N_(
        "“{file}” dikunci dengan kata sandi; buka di Excel atau LibreOffice, hapus kata sandinya, lalu "
        "simpan."
    ),
    Kind.WORD: N_("“{file}” adalah dokumen Word; salin tabelnya ke Excel, lalu simpan sebagai .xlsx."),
    Kind.SLIDES: N_("“{file}” adalah presentasi; salin tabelnya ke Excel, lalu simpan sebagai .xlsx."),
    Kind.DOCUMENT: N_("“{file}” bukan lembar kerja; salin tabelnya ke Excel, lalu simpan sebagai .xlsx."),
    Kind.PDF: N_("“{file}” adalah PDF; minta tabelnya sebagai berkas Excel (.xlsx)."),
    Kind.PICTURE: N_("“{file}” adalah gambar; minta tabelnya sebagai berkas Excel (.xlsx)."),
    Kind.WEB_PAGE: N_(
        "“{file}” adalah halaman web atau XML, walaupun mungkin bernama .xls; buka di Excel atau "
        "LibreOffice, lalu simpan sebagai .xlsx."
    ),
    Kind.ARCHIVE: N_("“{file}” adalah arsip; keluarkan dulu isinya, lalu pilih tabelnya."),
    Kind.RAKOR: N_("“{file}” adalah berkas rakor; berkas itu dibuka, tidak diimpor."),
}
_STARTS = (
    (b"PK\x03\x04", Kind.PACKAGE),
    (b"PK\x05\x06", Kind.PACKAGE),
    (b"PK\x07\x08", Kind.PACKAGE),
    (b"%PDF", Kind.PDF),
    (b"SQLite format 3\x00", Kind.RAKOR),
    (b"\x89PNG", Kind.PICTURE),
    (b"\xff\xd8\xff", Kind.PICTURE),
    (b"GIF8", Kind.PICTURE),
    (b"{\\rtf", Kind.WORD),
    (b"Rar!", Kind.ARCHIVE),
    (b"7z\xbc\xaf", Kind.ARCHIVE),
    (b"\x1f\x8b", Kind.ARCHIVE),
)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of Office began until 2007, and the wrapping of locked ones since."""
_STREAMS = (
    ("EncryptedPackage", Kind.LOCKED),
    ("WordDocument", Kind.WORD),
    ("PowerPoint Document", Kind.SLIDES),
    ("Workbook", Kind.OLD_EXCEL),
    ("Book", Kind.OLD_EXCEL),
)
_PIECE = 1_000_000
_LONGEST_NAME = 64
_EXCEL_OWNER, _OFFICE_OWNER = "~$", ".~lock."


def marker(name: str) -> str:
    """Return what to say of the mark a program sets beside a file it has open; nothing of other files."""
    if name.startswith(_EXCEL_OWNER):
        meant = name.removeprefix(_EXCEL_OWNER)
    elif name.startswith(_OFFICE_OWNER) and name.endswith("#"):
        meant = name.removeprefix(_OFFICE_OWNER).removesuffix("#")
    else:
        return ""
    return _(
        "{file} bukan tabel, melainkan tanda bahwa {meant} sedang dibuka di program lain; pilih {meant}."
    ).format(file=quoted(name), meant=quoted(meant))


def kind_of(file: IO[bytes]) -> Kind:
    """Return what an open file is; what begins like nothing known is taken for text."""
    start = file.read(512)
    for mark, kind in _STARTS:
        if start.startswith(mark):
            return kind
    if start.startswith(_COMPOUND):
        return _compound(file, start)
    # No table begins like this, and programs of offices give such pages the name of a workbook.
    return Kind.WEB_PAGE if start.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<" else Kind.TEXT


def _compound(file: IO[bytes], start: bytes) -> Kind:
    names = {kind: [] for _name, kind in _STREAMS}  # type: dict[Kind, list[bytes]]
    for name, kind in _STREAMS:
        names[kind].append(name.encode("utf-16-le"))
    seen: set[Kind] = set()
    before = start
    while piece := file.read(_PIECE):
        searched = before + piece
        seen.update(kind for kind, spellings in names.items() if any(map(searched.__contains__, spellings)))
        before = searched[-_LONGEST_NAME:]
    return next((kind for _name, kind in _STREAMS if kind in seen), Kind.DOCUMENT)
