from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
import samples
import zxingcpp
from PIL import Image, ImageChops, ImageFilter
from reading import pages, places, size_mm, whole

from rakor_desktop.documents import badges
from rakor_desktop.documents.card_data import BadgeSize
from rakor_desktop.domain import badge_code
from rakor_desktop.domain.attendance import Group, Role
from rakor_desktop.domain.papers import PaperSettings, Sheet

LONG = "Dinas Koperasi, Usaha Kecil dan Menengah, Perindustrian, Perdagangan, Transmigrasi, dan Tenaga Kerja"
HOSTILE = (
    '<img src="/etc/hostname"/> & <b>tebal</b>',
    "😀\x00\u202e مرحبا 漢字",
    "W" * 3_000,
    "kata " * 300,
    "baris\n" * 90,
    "\u00a0",
    " \n\t ",
)


def printed(**changes):
    return badges.render_pdf(samples.badges(**changes))


def pictures(pdf, dpi=200):
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [document[number].render(scale=dpi / 72).to_pil() for number in range(len(document))]
    finally:
        document.close()


def scanned(pdf, dpi=200):
    return [code.text for picture in pictures(pdf, dpi) for code in zxingcpp.read_barcodes(picture)]


@pytest.mark.parametrize("size", list(BadgeSize))
@pytest.mark.parametrize("sheet", list(Sheet))
def test_every_code_decodes_back_to_its_person(size, sheet):
    rows = samples.people()[:33]
    found = scanned(printed(people=rows, size=size, settings=PaperSettings(list_sheet=sheet)))
    scans = [badge_code.parse(text) for text in found]
    assert sorted(scan.code for scan in scans) == sorted(row.code for row in rows)
    assert all(scan.certain and scan.belongs_to(samples.EVENT.uid) for scan in scans)


def photographed(picture, angle=2, blur=0.6):
    """What a camera sees: grey, turned a little, out of focus, grainy."""
    grey = picture.convert("L").point(lambda tone: 40 + tone * 175 // 255)
    turned = grey.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=180)
    seen = turned.filter(ImageFilter.GaussianBlur(blur))
    return ImageChops.add(seen, Image.effect_noise(seen.size, 8), 1, -128)


@pytest.mark.parametrize("size", list(BadgeSize))
def test_every_code_is_read_from_a_coarse_scan_and_from_a_photo(size):
    rows = samples.people()[:8]
    coarse = pictures(printed(people=rows, size=size), 150)
    for seen in (coarse, [photographed(picture) for picture in coarse]):
        found = [code.text for picture in seen for code in zxingcpp.read_barcodes(picture)]
        assert sorted(badge_code.parse(one).code for one in found) == sorted(row.code for row in rows)


def test_the_large_badge_is_read_held_askew():
    picture = pictures(printed(people=[samples.person(1)], size=BadgeSize.A6), 150)[0]
    assert zxingcpp.read_barcodes(photographed(picture, angle=8, blur=0.8))


def test_the_bars_hold_the_code_without_its_hyphens():
    row = samples.person(1, badge_code="QWERTY")
    code = badge_code.printed(samples.EVENT.uid, "QWERTY")
    assert scanned(printed(people=[row])) == [code.replace("-", "")]


@pytest.mark.parametrize("size", list(BadgeSize))
@pytest.mark.parametrize("text", HOSTILE)
def test_no_name_office_or_meeting_spoils_a_code(size, text):
    rows = [
        samples.person(
            1,
            prefix=text,
            name=text,
            suffix=text,
            position=text,
            organization=text,
            region=text,
            badge_code="QWERTY",
        ),
        samples.person(2, name=text, badge_code="ASDFGH"),
    ]
    event = replace(samples.EVENT, short_name=text, city=text)
    found = scanned(printed(people=rows, size=size, event=event))
    assert sorted(badge_code.parse(one).code for one in found) == ["ASDFGH", "QWERTY"]


def test_the_code_is_not_the_nip_and_can_be_read_by_people_too():
    row = samples.person(1, badge_code="QWERTY", nip="198001012005011999")
    text = whole(printed(people=[row]))
    assert badge_code.printed(samples.EVENT.uid, "QWERTY") in text
    assert "1980" not in text


def test_a_badge_tells_the_meeting_the_name_with_its_titles_the_office_and_whence():
    row = samples.person(
        2,
        prefix="Dra.",
        name="Maria Contoh",
        suffix="S.E., M.Si.",
        region="Kabupaten Belu",
        region_code="53.04",
    )
    text = whole(printed(people=[row])).replace("\u00a0", " ")
    for words in (
        samples.EVENT.name,
        "14–16 April 2026, Atambua",
        "Dra. Maria Contoh, S.E., M.Si.",
        "Kepala Bidang Perindustrian",
        "Dinas Perdagangan dan Perindustrian, Kabupaten Belu",
        "PESERTA",
    ):
        assert words in text


@pytest.mark.parametrize(
    ("role", "word"),
    [(Role.SPEAKER, "NARASUMBER"), (Role.MODERATOR, "MODERATOR"), (Role.COMMITTEE, "PANITIA"), (Role.GUEST, "UNDANGAN")],
)  # fmt: skip
def test_the_band_says_what_one_does_here(role, word):
    assert word in whole(printed(people=[samples.person(1, role=role)]))


def test_the_bands_of_the_groups_differ_in_colour():
    roles = (Role.PARTICIPANT, Role.SPEAKER, Role.COMMITTEE, Role.GUEST)
    found = set()
    for role in roles:
        picture = pictures(printed(people=[samples.person(1, role=role)]), 72)[0].convert("RGB")
        colours = picture.getcolors(maxcolors=100_000)
        found.add(max((count, colour) for count, colour in colours if max(colour) - min(colour) > 40)[1])
    assert len(found) == 4


@pytest.mark.parametrize(
    ("size", "sheet", "people", "sheets"),
    [
        (BadgeSize.CARD, Sheet.A4, 10, 1),
        (BadgeSize.CARD, Sheet.A4, 11, 2),
        (BadgeSize.CARD, Sheet.F4, 10, 1),
        (BadgeSize.A6, Sheet.A4, 4, 1),
        (BadgeSize.A6, Sheet.A4, 5, 2),
        (BadgeSize.A6, Sheet.F4, 4, 1),
    ],
)
def test_as_many_cards_as_fit_lie_on_a_sheet(size, sheet, people, sheets):
    pdf = printed(people=samples.people()[:people], size=size, settings=PaperSettings(list_sheet=sheet))
    assert len(pages(pdf)) == sheets
    assert size_mm(pdf) == ((210, 297) if sheet is Sheet.A4 else (215, 330))


def test_cards_come_in_the_order_of_the_printed_list():
    rows = samples.people()
    shown = [text for page in range(6) for text, _x, _y in places(printed(people=rows[::-1]), page)]
    codes = [text.rsplit("-", 1)[1] for text in shown if text.startswith("RK-")]
    assert codes == [row.code for row in sorted(rows, key=lambda row: row.order)]


def test_a_long_name_is_made_smaller_and_stays_whole_with_its_titles_as_they_are():
    row = samples.person(
        1, prefix="Prof. Dr. Ir.", name="Yohanes Baptista Contoh da Costa Nai Bria", suffix="S.T., S.E., M.Si., M.M., Ph.D.", organization=LONG
    )  # fmt: skip
    for size in BadgeSize:
        text = whole(printed(people=[row], size=size)).replace("\u00a0", " ")
        assert row.full_name in text
        assert LONG in text


def test_a_long_office_is_set_in_two_lines_before_anything_of_it_is_left_out():
    office = "Kepala Dinas Perindustrian, Perdagangan, Koperasi, dan Usaha Kecil dan Menengah"
    row = samples.person(
        1,
        prefix="Drs.",
        name="Januarius Contoh Sembilan Belas",
        suffix="M.Si.",
        position=office,
        organization=office.removeprefix("Kepala "),
        region_code="53.02",
        region="Kabupaten Timor Tengah Selatan",
    )
    for size in BadgeSize:
        text = whole(printed(people=[row], size=size)).replace("\u00a0", " ")
        assert all(words in text for words in (row.full_name, office, row.region))


def test_empty_cards_have_a_band_lines_to_write_on_and_no_code():
    pdf = printed(people=[], blanks=3, group=Group.GUESTS)
    assert all(whole(pdf).count(words) == 3 for words in ("Nama", "Jabatan", "Instansi/Asal"))
    assert scanned(pdf) == []
    assert whole(pdf).count("UNDANGAN") == 3
    assert "RK-" not in whole(pdf)


def test_nobody_is_still_a_sheet():
    assert len(pages(printed(people=[]))) == 1


def test_the_emblem_stands_on_every_card():
    picture = BytesIO()
    Image.new("RGB", (40, 60), (200, 10, 10)).save(picture, "PNG")
    kop = replace(samples.LETTERHEAD, emblem=picture.getvalue())
    with_it = pictures(printed(people=[samples.person(1)], letterhead=kop), 72)[0].convert("RGB")
    assert any(colour == (200, 10, 10) for _count, colour in with_it.getcolors(100_000))
    broken = replace(samples.LETTERHEAD, emblem=b"no picture")
    assert scanned(printed(people=[samples.person(1)], letterhead=broken))
