from concurrent.futures import ThreadPoolExecutor

from reportlab.pdfbase import pdfmetrics

from rakor_desktop.documents import fonts


def test_registering_from_many_threads_gives_one_font():
    with ThreadPoolExecutor(8) as workers:
        list(workers.map(lambda _n: fonts.register(), range(16)))
    assert pdfmetrics.getFont(fonts.REGULAR) is pdfmetrics.getFont(fonts.REGULAR)


def test_bold_and_italic_belong_to_the_family():
    fonts.register()
    assert pdfmetrics.getFont(fonts.BOLD_ITALIC).face.name == b"LiberationSans-BoldItalic"


def test_the_faces_have_what_indonesian_papers_need():
    assert {ord(letter) for letter in "–“”’…□×éã·°½²"} <= fonts.coverage()
