"""Whatever a scan or a PDF says of itself, it is shown within bounds or refused with a sentence."""

import zlib
from struct import pack

import pytest
from PySide6.QtCore import QSize

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.ui.printing.page_view import PageView
from rakor_desktop.ui.printing.pages import Pages
from rakor_desktop.ui.printing.photo import Photo

A4 = "0 0 595 842"
MOST_BYTES = 101_000_000


def pdf(box=A4, kids=1, count=None, page=True):
    """A PDF that may tell of more pages than it has, of none, or of one without end."""
    told = kids if count is None else count
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {told}/Kids[{'3 0 R ' * kids}]>>".encode(),
        f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents 4 0 R>>".encode() if page else b"null",
        b"<</Length 20>>stream\n0 0 m 100 100 l S   \nendstream",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)
    return out + b"xref\n0 5\n0000000000 65535 f \n" + table + end


def png(width, height):
    """A grey PNG, small as a file however many dots it has."""

    def chunk(kind, data):
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    packer, line = zlib.compressobj(), bytes(1 + width)
    lines = b"".join(packer.compress(line) for _row in range(height)) + packer.flush()
    head = pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


@pytest.fixture
def show(qtbot):
    """What shows pages in a window of 700 by 600."""

    def shown(pages):
        view = PageView(pages)
        qtbot.addWidget(view)
        view.resize(QSize(700, 600))
        view.show()
        qtbot.waitExposed(view)
        return view

    return shown


@pytest.mark.parametrize("data", [pdf(count=1_000), pdf(page=False), pdf(kids=0)])
def test_a_pdf_without_the_pages_it_tells_of_is_refused(data):
    with pytest.raises(RakorError, match="rusak"):
        Pages(data)


def test_a_pdf_of_more_pages_than_any_scan_has_is_refused():
    with pytest.raises(RakorError, match="10001 halaman"):
        Pages(pdf(kids=10_001))


@pytest.mark.parametrize("box", ["0 0 1000000 1000000", "0 0 1 100000", "0 0 14400 14400", "0 0 1e9 1"])
def test_a_page_without_end_is_drawn_with_as_many_dots_as_a_screen_can_use(show, box):
    pages = Pages(pdf(box))
    view = show(pages)
    view.set_zoom(4.0)
    assert not view.grab().isNull()
    assert pages.drawn(1, 4.0).sizeInBytes() <= MOST_BYTES


def test_pages_looked_at_closely_do_not_fill_the_memory():
    pages = Pages(pdf(kids=30))
    kept = [pages.picture(page, 8.0).sizeInBytes() for page in range(1, 31)]
    assert sum(image.sizeInBytes() for image in pages._drawn.values()) < 5 * kept[0]
    pages.picture(30, 8.0)


def test_of_ten_thousand_pages_only_those_in_view_are_looked_at(show):
    pages = Pages(pdf(kids=10_000))
    view = show(pages)
    view.go(7_000)
    assert view.page == 7_000
    view.go(10_000)
    view.farther()
    assert view.page == 10_000


@pytest.mark.parametrize(("width", "height"), [(4, 4000), (1, 30_000), (30_000, 1)])
def test_a_picture_that_is_a_mere_strip_is_shown_and_never_blown_up(show, width, height):
    photo = Photo(png(width, height))
    view = show(photo)
    view.set_zoom(4.0)
    assert not view.grab().isNull()
    assert photo.picture(1, 8.0).sizeInBytes() <= MOST_BYTES
    assert photo.sizes[0].height() <= 4 * 842


def test_a_picture_too_large_to_be_read_is_not_called_damaged():
    huge = png(1, 1)
    head = pack(">IIBBBBB", 100_000, 100_000, 8, 0, 0, 0, 0)
    bomb = huge[:12] + b"IHDR" + head + pack(">I", zlib.crc32(b"IHDR" + head)) + huge[33:]
    with pytest.raises(RakorError, match="terlalu besar"):
        Photo(bomb)
