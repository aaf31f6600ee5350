"""Spreadsheets as other programs write them, made on the spot."""

import io
import os
import zipfile
from pathlib import Path

import openpyxl
import pytest

from rakor_desktop.exchange import reading, spreadsheet

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = " ".join(
    f'xmlns:{short}="{OASIS}:{long}:1.0"'
    for short, long in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("draw", "drawing"),
    )
)
CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def zipped(parts, *, compression=zipfile.ZIP_DEFLATED):
    """Return a zip of these parts; a part is text, bytes, or an iterable of bytes too long to hold."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, part in parts.items():
            with archive.open(name, "w") as into:
                for piece in (
                    [part.encode()] if isinstance(part, str) else [part] if isinstance(part, bytes) else part
                ):
                    into.write(piece)
    return out.getvalue()


def xlsx_parts(sheet, *, shared="", styles="", workbook=""):
    """Return the parts of a workbook of one sheet whose rows are written out here."""
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": (
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{RELATIONS}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": workbook
        or (
            f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>'
            '<sheet name="Lembar1" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{PACKAGE}">'
            f'<Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="rId2" Type="{RELATIONS}/sharedStrings" Target="/xl/sharedStrings.xml"/>'
            f'<Relationship Id="rId3" Type="{RELATIONS}/styles" Target="styles.xml"/>'
            "</Relationships>"
        ),
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{shared}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}">{sheet}</worksheet>',
    }


def ods_parts(tables, *, styles=""):
    """Return the parts of an OpenDocument spreadsheet whose tables are written out here."""
    return {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": "<manifest/>",
        "content.xml": (
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMES} {CALC} office:version="1.3">'
            f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>"
            f"{tables}</office:spreadsheet></office:body></office:document-content>"
        ),
    }


class Maker:
    """Makes files in the folder of a test, and reads them here or as the program does."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    zipped = staticmethod(zipped)
    xlsx_parts = staticmethod(xlsx_parts)
    ods_parts = staticmethod(ods_parts)

    def file(self, data, name="daftar.xlsx"):
        """Return the path of a file with this content."""
        path = self._folder / name
        path.write_bytes(data)
        return path

    def xlsx(self, sheet, **more):
        """Return the bytes of a workbook of one sheet, written out."""
        return zipped(xlsx_parts(sheet, **more))

    def ods(self, tables, **more):
        """Return the bytes of an OpenDocument spreadsheet, written out."""
        return zipped(ods_parts(tables, **more))

    def book(self, *sheets, change=None):
        """Return the bytes of a workbook of openpyxl; a sheet is its rows, or (name, rows)."""
        book = openpyxl.Workbook()
        book.remove(book.active)
        for number, sheet in enumerate(sheets, start=1):
            name, rows = sheet if isinstance(sheet, tuple) else (f"Lembar{number}", sheet)
            made = book.create_sheet(name)
            for row in rows:
                made.append(row)
        if change:
            change(book)
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    def found(self, data, most_rows=100):
        """Return what the reader finds in these bytes, in this process."""
        return spreadsheet.read(io.BytesIO(data), most_rows)["sheets"]

    def grid(self, data, which=0):
        """Return the rows of a sheet by number, read in this process."""
        return dict(self.found(data)[which]["rows"])

    def sheets(self, data, name="daftar.xlsx"):
        """Return the sheets of these bytes as the program reads them from a file."""
        return reading.read(self.file(data, name))


@pytest.fixture
def make(tmp_path):
    return Maker(tmp_path)


@pytest.fixture
def memory():
    """What tells by how many bytes this process has grown at most since the fixture was made."""
    status, clear = Path("/proc/self/status"), Path("/proc/self/clear_refs")
    if not os.access(clear, os.W_OK):
        pytest.skip("the system does not tell how much memory was used")

    def peak():
        (line,) = [line for line in status.read_text().splitlines() if line.startswith("VmHWM")]
        return int(line.split()[1]) * 1024

    clear.write_text("5")
    before = peak()
    return lambda: peak() - before
