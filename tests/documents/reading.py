"""What the tests read back from a PDF."""

from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import DictionaryObject


def pages(pdf: bytes) -> list[str]:
    """The text of every page."""
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def whole(pdf: bytes) -> str:
    """The text on one line, as a reader takes it in."""
    return " ".join(" ".join(pages(pdf)).split())


def size_mm(pdf: bytes) -> tuple[int, int]:
    box = PdfReader(BytesIO(pdf)).pages[0].mediabox
    return round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)


def fonts(pdf: bytes) -> dict[str, bool]:
    """Every font any page names, and whether its outlines are in the file."""
    found = {}
    for page in PdfReader(BytesIO(pdf)).pages:
        resources = page["/Resources"].get_object()
        for font in _dictionaries(resources.get("/Font", {})):
            descriptor = font.get("/FontDescriptor")
            found[str(font["/BaseFont"])] = descriptor is not None and "/FontFile2" in descriptor.get_object()
    return found


def _dictionaries(fonts: DictionaryObject) -> Iterator[DictionaryObject]:
    for font in fonts.get_object().values():
        yield font.get_object()


def places(pdf: bytes, page: int = 0) -> list[tuple[str, float, float]]:
    """Every string of a page with where it begins, in points from the lower left corner."""
    found = []

    def visit(text, _transform, matrix, _font, _size):
        if text.strip():
            found.append((text.strip(), float(matrix[4]), float(matrix[5])))

    PdfReader(BytesIO(pdf)).pages[page].extract_text(visitor_text=visit)
    return found
