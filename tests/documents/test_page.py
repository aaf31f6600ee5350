from reading import fonts, pages, size_mm
from reportlab.platypus import PageBreak, Paragraph

from rakor_desktop.documents import page, styles
from rakor_desktop.documents.text import markup
from rakor_desktop.domain.papers import PaperSettings, Sheet


def story(count, text="Isi"):
    for number in range(count):
        if number:
            yield PageBreak()
        yield Paragraph(markup(text), styles.body(11))


def layout(**changes):
    fields = {"settings": PaperSettings(), "sheet": Sheet.A4}
    return page.Layout(**{**fields, **changes})


def test_text_is_numbered_from_its_second_page_at_the_top():
    found = pages(page.render("Uji", story(3), layout()))
    assert [f"- {number} -" in text for number, text in enumerate(found, start=1)] == [False, True, True]


def test_a_list_counts_its_pages_and_gives_the_notice_on_every_one():
    found = pages(
        page.render("Uji", story(3), layout(is_list=True, running="Daftar", notice="Pemberitahuan"))
    )
    assert [f"Halaman {number} dari 3" in text for number, text in enumerate(found, start=1)] == [True] * 3
    assert all("Daftar" in text and "Pemberitahuan" in text for text in found)


def test_a_draft_says_so_on_every_page():
    assert all("DRAF" in text for text in pages(page.render("Uji", story(2), layout(draft=True))))
    assert "DRAF" not in pages(page.render("Uji", story(1), layout()))[0]


def test_sheets_have_their_official_size():
    assert size_mm(page.render("Uji", story(1), layout())) == (210, 297)
    assert size_mm(page.render("Uji", story(1), layout(landscape=True))) == (297, 210)
    assert size_mm(page.render("Uji", story(1), layout(sheet=Sheet.F4))) == (215, 330)


def test_the_usable_width_is_that_of_the_official_margins():
    assert round(layout().width, 1) == 453.5
    assert round(layout(landscape=True).width, 1) == 700.2
    assert round(layout(sheet=Sheet.F4).width, 1) == 467.7
    assert round(layout(sheet=Sheet.F4, landscape=True).width, 1) == 793.7


def test_senseless_margins_still_leave_room():
    wild = PaperSettings(margin_left=900, margin_right=-5, margin_top=0, margin_bottom=900, body_size=90)
    shown = layout(settings=wild, landscape=True)
    assert shown.width > 200
    assert shown.height > 300
    assert page.body_size(wild) <= 14


def test_only_embedded_fonts_are_in_the_file():
    found = fonts(page.render("Uji", story(2), layout(is_list=True, draft=True)))
    assert all(found.values())
    assert all("LiberationSans" in name for name in found)


def test_the_title_of_the_file_takes_any_text():
    assert page.render("(\\)\x00😀" * 50, story(1), layout()).startswith(b"%PDF")
