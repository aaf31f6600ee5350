"""Pratinjau: what is shown is what is printed, and only the pages that were asked for."""

import time

import pypdfium2
import pytest
from previews import file_printer
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from screens import opened

from rakor_desktop.services import printing
from rakor_desktop.ui.printing import preview, printer
from rakor_desktop.ui.printing.pages import Pages
from rakor_desktop.ui.printing.preview import PreviewDialog
from rakor_desktop.ui.printing.printer import Target


@pytest.fixture
def pdf(app):
    """A blank sign-in sheet of sixty rows, which takes several pages."""
    data = app.ask(
        lambda session, uid: printing.paper(session, uid, "daftar-hadir", variant="kosong", rows=60),
        app.event_uid,
    )
    return printing.render(data)


@pytest.fixture
def wide(app):
    """The same, lying."""
    data = app.ask(
        lambda session, uid: printing.paper(session, uid, "daftar-hadir", variant="kosong-mendatar", rows=20),
        app.event_uid,
    )
    return printing.render(data)


@pytest.fixture
def dialog(qtbot, app, pdf, tmp_path, monkeypatch):
    """The preview on a laptop with one printer; what would go to it lands in ``tercetak.pdf``."""
    monkeypatch.setattr(preview, "targets", lambda: [Target("kantor", "Pencetak kantor")])
    monkeypatch.setattr(
        preview, "printer", lambda *_target, **_chosen: file_printer(tmp_path / "tercetak.pdf")
    )
    return shown(qtbot, PreviewDialog(app, "Daftar Hadir", pdf, lambda: None))


def shown(qtbot, dialog):
    return opened(qtbot, dialog)


def printed(tmp_path):
    return pypdfium2.PdfDocument(tmp_path / "tercetak.pdf")


def words(page):
    return page.get_textpage().get_text_bounded()


def test_the_pages_are_shown_and_turned_by_keys(qtbot, dialog):
    total = len(dialog.pages)
    assert total >= 3
    assert dialog.place.text() == f"Halaman 1 dari {total}"

    qtbot.keyClick(dialog.view, Qt.Key.Key_PageDown)
    assert dialog.place.text() == f"Halaman 2 dari {total}"
    qtbot.keyClick(dialog.view, Qt.Key.Key_End)
    assert dialog.place.text() == f"Halaman {total} dari {total}"
    qtbot.keyClick(dialog.view, Qt.Key.Key_Home)
    assert dialog.place.text() == f"Halaman 1 dari {total}"


def test_the_paper_is_painted_with_its_ink(dialog):
    picture = dialog.view.viewport().grab().toImage()
    middle = picture.width() // 2
    column = {picture.pixelColor(middle, y).lightness() for y in range(picture.height())}
    assert max(column) == 255
    assert min(column) < 120


def test_zooming_keeps_the_page_and_fits_again(qtbot, dialog):
    fitting = dialog.view.zoom
    qtbot.keyClick(dialog.view, Qt.Key.Key_PageDown)

    qtbot.keyClick(dialog, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert dialog.view.zoom > fitting
    assert dialog.view.page == 2
    assert dialog.size_word.text() == f"{round(dialog.view.zoom * 100)}%"

    qtbot.keyClick(dialog, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert dialog.view.zoom == pytest.approx(fitting)


def test_all_pages_go_to_the_printer_by_one_key(qtbot, dialog, tmp_path):
    qtbot.keyClick(dialog, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(
        lambda: dialog.panel.message.text.endswith("halaman terkirim ke Pencetak kantor."), timeout=30_000
    )

    assert len(printed(tmp_path)) == len(dialog.pages)


def test_only_the_pages_asked_for_are_printed_as_often_as_asked(qtbot, dialog, tmp_path):
    write(qtbot, dialog, pages="2-3", copies="2")
    qtbot.keyClick(dialog, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(
        lambda: dialog.panel.message.text == "4 halaman terkirim ke Pencetak kantor.", timeout=30_000
    )

    out = Pages((tmp_path / "tercetak.pdf").read_bytes())
    assert len(out) == 4
    assert [nearest(out.drawn(place, 1), dialog.pages) for place in range(1, 5)] == [2, 3, 2, 3]
    out.close()


def write(qtbot, dialog, **texts):
    for name, text in texts.items():
        field = dialog.panel.form.field(name)
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, text)


def nearest(picture, pages):
    """Return the number of the page that a picture shows, by its ink and not by how its lines were drawn."""
    return min(range(1, len(pages) + 1), key=lambda page: unlike(picture, pages.drawn(page, 1)))


def unlike(first, second):
    grey = [
        image.convertToFormat(QImage.Format.Format_Grayscale8).scaled(
            150, 210, mode=Qt.TransformationMode.SmoothTransformation
        )
        for image in (first, second)
    ]
    return sum(
        abs(grey[0].pixelColor(x, y).lightness() - grey[1].pixelColor(x, y).lightness())
        for x in range(150)
        for y in range(210)
    )


def test_a_page_that_there_is_not_is_named_beside_the_field(qtbot, dialog, tmp_path):
    write(qtbot, dialog, pages="9-12")
    qtbot.mouseClick(dialog.panel.go, Qt.MouseButton.LeftButton)

    assert dialog.panel.form.refusal("pages") == f"Naskah ini mempunyai halaman 1 sampai {len(dialog.pages)}."
    assert not (tmp_path / "tercetak.pdf").exists()


def test_printing_can_be_stopped_between_two_pages(qtbot, dialog):
    write(qtbot, dialog, copies="20")
    dialog.print()
    assert dialog.panel.stop.isVisible()

    qtbot.mouseClick(dialog.panel.stop, Qt.MouseButton.LeftButton)

    assert dialog.panel.message.text == "Pencetakan dibatalkan."
    assert dialog.panel.go.isVisible()
    QApplication.processEvents()
    assert dialog.panel.message.text == "Pencetakan dibatalkan."


def test_leaving_stops_the_printer(qtbot, dialog):
    write(qtbot, dialog, copies="20")
    dialog.print()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_printer_that_does_not_answer_is_said(qtbot, dialog, tmp_path, monkeypatch):
    nowhere = tmp_path / "tidak-ada" / "x.pdf"
    monkeypatch.setattr(preview, "printer", lambda *_target, **_chosen: file_printer(nowhere))
    dialog.print()
    assert dialog.panel.message.text.startswith("Pencetak tidak menjawab.")
    assert dialog.panel.go.isEnabled()


def test_without_a_printer_the_way_out_is_named(qtbot, app, pdf, tmp_path, monkeypatch):
    monkeypatch.setattr(preview, "targets", list)
    saved = []
    dialog = shown(
        qtbot, PreviewDialog(app, "Daftar Hadir", pdf, lambda: saved.append(1) or tmp_path / "a.pdf")
    )

    assert "simpan PDF" in dialog.panel.message.text
    assert not dialog.panel.go.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert saved == [1]
    assert dialog.panel.message.text == f"Tersimpan: {tmp_path / 'a.pdf'}"


def test_a_lying_page_lies_on_paper_too(qtbot, wide, tmp_path):
    pages = Pages(wide)
    out = printer.Printing(pages, [1], file_printer(tmp_path / "tercetak.pdf"), title="x")
    out.start()
    width, height = printed(tmp_path).get_page_size(0)
    assert (round(width), round(height)) == (842, 595)
    pages.close()


@pytest.mark.parametrize(("name", "size"), [("A4", (595, 842)), ("F4", (609, 935))])
def test_the_paper_keeps_its_size(name, size):
    layout = printer.layout(printer.QSizeF(*size))
    assert tuple(round(edge) for edge in layout.fullRectPoints().size().toTuple()) == size


def test_a_page_is_drawn_quickly_enough_to_scroll(pdf):
    pages = Pages(pdf)
    begun = time.process_time()
    pages.drawn(1, 1.5)
    assert time.process_time() - begun < 1
    pages.close()


def test_turning_the_sheet_is_offered_where_the_printer_can(qtbot, app, pdf):
    printers = [Target("biasa", "Pencetak biasa"), Target("besar", "Pencetak besar", duplex=True)]
    dialog = shown(qtbot, PreviewDialog(app, "Daftar Hadir", pdf, lambda: None, printers=printers))
    form = dialog.panel.form
    assert not form.field("two_sided").isVisible()

    printer_box = form.field("printer")
    printer_box.setFocus()
    qtbot.keyClick(printer_box, Qt.Key.Key_Down)

    assert form.field("two_sided").isVisible()
    form.field("two_sided").click()
    assert dialog.panel.chosen().target == printers[1]
    assert dialog.panel.chosen().two_sided
