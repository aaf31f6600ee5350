"""Reading the workbooks of Excel (.xlsx, .xlsm): what each cell shows, sheet by sheet."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from xml.sax.xmlreader import AttributesImpl

from rakor_desktop.exchange.cells import Cells
from rakor_desktop.exchange.number_formats import BUILT_IN, GENERAL
from rakor_desktop.exchange.package import Package
from rakor_desktop.exchange.refusal import SheetRefusedError, Why
from rakor_desktop.exchange.worksheet import Elements, SheetReader, unescaped

_HIDDEN = ("hidden", "veryHidden")
_MOST_SHARED = 32_000_000
"""Letters of all texts of a workbook together."""


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet of the workbook and where it is."""

    name: str
    part: str
    hidden: bool


class Workbook:
    """A workbook whose sheets are read one by one."""

    def __init__(self, package: Package) -> None:
        self._package = package
        main = _related(package, "", "/officeDocument")
        self._main = next(iter(main.values()), "xl/workbook.xml")
        found = _Contents()
        package.parse(self._main, found)
        self._since_1904, self._stale = found.since_1904, found.stale
        parts = _related(package, self._main, "/worksheet")
        self.sheets = [
            SheetPart(name, parts[key], state in _HIDDEN) for name, key, state in found.sheets if key in parts
        ]
        self._texts: list[str] | None = None
        self._formats: list[str] | None = None

    def read(self, part: str, cells: Cells) -> None:
        """Put in the filled cells of a sheet."""
        if self._texts is None or self._formats is None:
            self._texts, self._formats = self._shared(), self._styles()
        reader = SheetReader(
            cells, self._texts, self._formats, since_1904=self._since_1904, stale=self._stale
        )
        self._package.parse(part, reader)

    def _shared(self) -> list[str]:
        texts = _Texts()
        self._read_all("/sharedStrings", texts)
        return texts.found

    def _styles(self) -> list[str]:
        styles = _Styles()
        self._read_all("/styles", styles)
        return styles.formats()

    def _read_all(self, kind: str, reader: Elements) -> None:
        for part in _related(self._package, self._main, kind).values():
            if part in self._package:
                self._package.parse(part, reader)


def _related(package: Package, part: str, kind: str) -> dict[str, str]:
    """Return the parts that a part names in its relations, by the key it calls them by."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if relations not in package:
        return {}
    found = _Relations(kind)
    package.parse(relations, found)
    return {
        key: posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        for key, target in found.targets.items()
    }


class _Relations(Elements):
    """The relations of one kind that a part has."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self.targets: dict[str, str] = {}

    def begin(self, name: str, attrs: AttributesImpl[str]) -> None:
        if name == "Relationship" and attrs.get("Type", "").endswith(self._kind):
            self.targets[attrs.get("Id", "")] = attrs.get("Target", "").replace("\\", "/")


class _Contents(Elements):
    """The list of sheets, and how the workbook counts its days."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[tuple[str, str, str]] = []
        self.since_1904 = False
        self.stale = False

    def begin(self, name: str, attrs: AttributesImpl[str]) -> None:
        if name == "sheet":
            key = next((attrs[one] for one in attrs.keys() if one.endswith(":id")), "")  # noqa: SIM118
            self.sheets.append((attrs.get("name", ""), key, attrs.get("state", "visible")))
        elif name == "workbookPr":
            self.since_1904 = attrs.get("date1904") in ("1", "true", "on")
        elif name == "calcPr":
            # A program that cannot calculate wrote zeros for Excel to replace.
            self.stale = attrs.get("fullCalcOnLoad") in ("1", "true", "on")


class _Texts(Elements):
    """The texts that cells refer to by their number."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._pieces: list[str] = []
        self._length = 0
        self._reading = self._aside = False

    def begin(self, name: str, attrs: AttributesImpl[str]) -> None:  # noqa: ARG002
        if name == "si":
            self._pieces = []
        elif name == "rPh":
            self._aside = True
        elif name == "t":
            self._reading = not self._aside

    def characters(self, content: str) -> None:
        if self._reading:
            self._length += len(content)
            if self._length > _MOST_SHARED:
                raise SheetRefusedError(Why.TOO_LARGE)
            self._pieces.append(content)

    def end(self, name: str) -> None:
        if name == "t":
            self._reading = False
        elif name == "rPh":
            self._aside = False
        elif name == "si":
            self.found.append(unescaped("".join(self._pieces)))


class _Styles(Elements):
    """The format of numbers that each style of a cell has."""

    def __init__(self) -> None:
        super().__init__()
        self._codes: dict[str, str] = {}
        self._numbers: list[str] = []
        self._in_cells = self._in_codes = False

    def begin(self, name: str, attrs: AttributesImpl[str]) -> None:
        if name == "numFmts":
            self._in_codes = True
        elif name == "numFmt" and self._in_codes:
            self._codes[attrs.get("numFmtId", "")] = attrs.get("formatCode", GENERAL)
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            self._numbers.append(attrs.get("numFmtId", "0"))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._in_cells = False
        elif name == "numFmts":
            self._in_codes = False

    def formats(self) -> list[str]:
        """Return the formats in the order cells refer to them."""
        built_in = {str(number): code for number, code in BUILT_IN.items()}
        return [self._codes.get(number) or built_in.get(number, GENERAL) for number in self._numbers]
