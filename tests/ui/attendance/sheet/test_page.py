"""Lembar: the screen has the pages and lines of the paper; a space is a signature."""

import os
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QImage, QKeyEvent
from PySide6.QtWidgets import QApplication
from screens import opened

from rakor_desktop.domain import dates
from rakor_desktop.domain.attendance import Group, Presence, Role
from rakor_desktop.services import attachments, attendance, events, invitations, printing, sheet_pages
from rakor_desktop.services.invitations import Invitation
from rakor_desktop.ui import messages
from rakor_desktop.ui.attendance.sheet.scans import Scans
from rakor_desktop.ui.tabs.attendance import AttendanceTab

CTRL = Qt.KeyboardModifier.ControlModifier
FIRST = ("Ani", "Budi", "Citra", "Dewi", "Eko", "Fitri", "Gita", "Hadi")


@pytest.fixture
def people(app, region):
    """Twenty-four participants of three regions and two speakers."""
    listed = [
        Invitation(f"{name} Contoh", region_uid=region(code), position="Kepala Bidang")
        for code in ("53.01", "53.04", "53.05")
        for name in FIRST
    ]
    listed += [
        Invitation(f"{name} Pakar", role=Role.SPEAKER, organization="Kemenperin") for name in FIRST[:2]
    ]
    return app.workspace.act(invitations.invite_all, app.event_uid, listed)


@pytest.fixture
def tab(qtbot, app, people):
    return opened(qtbot, AttendanceTab(app), 1200, 640)


@pytest.fixture
def page(qtbot, tab):
    made = tab.open("sheet")
    qtbot.waitUntil(made.view.isVisible)
    made.begin()
    return made


@pytest.fixture
def png(tmp_path):
    path = tmp_path / "lembar.png"
    image = QImage(60, 80, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    image.save(str(path))
    return path


def shown(page):
    return [(line.number, line.person.uid if line.person else None) for line in page.view.table.rows()]


def present(app, day=0):
    uid = app.ask(events.days, app.event_uid)[day].uid
    marks = {row.uid: row.mark_at(uid) for row in app.ask(attendance.people, app.event_uid)}
    return {uid for uid, mark in marks.items() if mark and mark.presence is Presence.PRESENT}


def press(qtbot, page, *keys):
    for key in keys:
        qtbot.keyClick(page.view, key)


@pytest.mark.parametrize("form", ["terisi", "semua-hari"])
@pytest.mark.parametrize("group", [Group.PARTICIPANTS, Group.SPEAKERS])
def test_the_screen_has_the_pages_and_lines_of_the_paper(qtbot, page, app, form, group):
    page.forms.button(form).click()
    page.groups.button(group.value).click()
    day = page.roll.session_uid
    sheet = app.ask(sheet_pages.printed_sheet, app.event_uid, day, group, form)
    paper = sheet.pages

    seen = []
    for place in range(len(paper)):
        assert page.counter.text() == f"Halaman {place + 1} dari {len(paper)}"
        seen.append(shown(page))
        press(qtbot, page, Qt.Key.Key_PageDown)

    assert seen == [
        [(line.number, line.person.uid if line.person else None) for line in one.lines] for one in paper
    ]


def test_a_signed_sheet_is_entered_with_arrows_and_space(qtbot, page, app):
    lines = [uid for _number, uid in shown(page)]

    press(qtbot, page, Qt.Key.Key_Space, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space)

    assert present(app) == {lines[0], lines[1], lines[3]}
    assert page.view.current_row().person.uid == lines[4]
    mark = next(row for row in app.ask(attendance.people, app.event_uid) if row.uid == lines[0]).marks[0]
    assert mark.method == "SHEET"


def test_space_goes_over_the_foot_of_a_page(qtbot, page, app):
    on_first = len(shown(page))
    press(qtbot, page, *[Qt.Key.Key_Space] * on_first)

    assert page.counter.text().startswith("Halaman 2 dari ")
    assert page.view.current_row().number == on_first + 1
    assert len(present(app)) == on_first


def hold(view, key):
    for _repeat in range(5):
        QApplication.sendEvent(view, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier(), "", True))


def test_keys_that_are_held_down_mark_and_clear_one_line_only(qtbot, page, app):
    def marked():
        return sum(bool(one.marks) for one in app.ask(attendance.people, app.event_uid))

    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    hold(page.view, Qt.Key.Key_Space)
    assert marked() == 1

    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    hold(page.view, Qt.Key.Key_Delete)
    assert marked() == 2


def test_a_second_space_takes_a_signature_away(qtbot, page, app):
    press(qtbot, page, Qt.Key.Key_Space, Qt.Key.Key_Up, Qt.Key.Key_Space)
    assert present(app) == set()
    assert page.view.currentIndex().row() == 0


def test_a_mark_made_at_the_desk_stays_when_its_line_is_ticked_and_goes_by_delete(qtbot, page, app):
    first = shown(page)[0][1]
    app.act(None, attendance.mark, [first], page.roll.session_uid, Presence.PRESENT)

    press(qtbot, page, Qt.Key.Key_Space)
    assert present(app) == {first}
    assert page.view.currentIndex().row() == 1

    press(qtbot, page, Qt.Key.Key_Up, Qt.Key.Key_Delete)
    assert present(app) == set()
    assert page.foot.said.text.endswith("dihapus. Ctrl+Z mengurungkan.")


def test_the_letters_at_the_foot_of_the_paper_tell_whether_the_list_has_changed(page, app, region):
    def foot():
        data = app.ask(printing.paper, app.event_uid, "daftar-hadir", group=Group.PARTICIPANTS)
        document = pypdfium2.PdfDocument(printing.render(data))
        words = document[0].get_textpage().get_text_bounded()
        document.close()
        return words

    before = page.order.text()
    assert before in foot()

    app.act(None, invitations.invite, app.event_uid, Invitation("Aaron Contoh", region_uid=region("53.01")))

    assert page.order.text() != before
    assert page.order.text() in foot()


def test_the_keys_stand_below_the_lines_and_a_day_that_is_still_to_come_is_warned_of(page):
    assert page.foot.keys.isVisible()
    assert page.foot.keys.text.startswith("Spasi hadir")

    zone, held = page.roll.zone, page.roll.session
    page.foot.show_session(replace(held, date=dates.today(zone) + timedelta(days=1)), zone)
    assert page.foot.said.text.endswith("padahal hari itu belum tiba.")
    assert page.foot.said.isVisible()
    assert not page.foot.keys.isVisible()

    page.foot.show_session(replace(held, date=dates.today(zone)), zone)
    assert page.foot.keys.isVisible()


def test_those_who_did_not_sign_are_marked_absent_in_one_action(qtbot, page, app):
    press(qtbot, page, Qt.Key.Key_Space)
    on_page = [uid for _number, uid in shown(page) if uid]

    qtbot.keyClick(page.view, Qt.Key.Key_T, CTRL)

    day = app.ask(events.days, app.event_uid)[0].uid
    marks = {row.uid: row.mark_at(day) for row in app.ask(attendance.people, app.event_uid)}
    assert {uid for uid, mark in marks.items() if mark} == set(on_page)
    assert page.foot.said.text == f"{len(on_page) - 1} orang tidak hadir. Ctrl+Z mengurungkan."
    app.undo()
    assert present(app) == {on_page[0]}


def test_a_sheet_of_all_days_is_ticked_column_by_column(qtbot, page, app):
    page.forms.button("semua-hari").click()
    page.begin()
    first = shown(page)[0][1]

    press(qtbot, page, Qt.Key.Key_Right, Qt.Key.Key_Space)

    assert present(app, day=1) == {first}
    assert present(app, day=0) == set()


def test_an_empty_line_leads_to_somebody_new(qtbot, page, tab):
    page.groups.button(Group.SPEAKERS.value).click()
    page.begin()
    asked = []
    page.adding.connect(asked.append)
    empty = next(place for place, (_number, uid) in enumerate(shown(page)) if uid is None)
    page.view.go(empty, 3)

    press(qtbot, page, Qt.Key.Key_Space)
    assert asked == []
    page.view.opened.emit(page.view.current_row())

    assert asked == [""]


def test_a_mark_from_elsewhere_is_seen_and_the_line_in_hand_stays(qtbot, page, app):
    press(qtbot, page, Qt.Key.Key_Down, Qt.Key.Key_Down)
    held = page.view.current_row().uid

    app.act(None, attendance.mark, [shown(page)[0][1]], page.roll.session_uid, Presence.PRESENT)

    assert page.view.table.rows()[0].word(page.roll.session_uid).startswith("Hadir")
    assert page.view.current_row().uid == held


def test_twenty_lines_are_entered_in_less_than_ten_seconds(qtbot, page, app):
    begun = time.process_time()
    press(qtbot, page, *[Qt.Key.Key_Space] * 20)
    taken = time.process_time() - begun

    assert len(present(app)) == 20
    assert taken < 10


def test_a_scan_is_attached_looked_at_and_taken_off(qtbot, page, app, png, monkeypatch):
    monkeypatch.setattr(messages, "open_file", lambda *_asked: png)

    qtbot.keyClick(page.view, Qt.Key.Key_L, CTRL)

    (kept,) = app.ask(attachments.attachments, page.roll.session_uid)
    assert kept.file_name == page.scans.files.currentText() == "lembar.png"
    assert page.foot.said.text == "lembar.png dilampirkan. Ctrl+Z mengurungkan."
    page.scans.detach_button.click()
    assert app.ask(attachments.attachments, page.roll.session_uid) == []
    app.undo()
    assert page.scans.files.currentText() == "lembar.png"


def test_a_file_that_is_dropped_is_kept_too(page, app, png):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(png))])
    left, nothing = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.scans.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, nothing))

    assert len(app.ask(attachments.attachments, page.roll.session_uid)) == 1


@pytest.fixture
def agenda_pdf(app, tmp_path):
    data = app.ask(lambda session, uid: printing.paper(session, uid, "susunan-acara"), app.event_uid)
    path = tmp_path / "pindaian.pdf"
    path.write_bytes(printing.render(data))
    return path


def test_a_pdf_is_shown_as_well(page, agenda_pdf):
    page.scans.attach(agenda_pdf)
    assert page.scans.files.currentText() == "pindaian.pdf"
    assert page.scans.message.text == ""


def test_a_pdf_is_let_go_of_while_nobody_looks_and_opened_again(qtbot, app, agenda_pdf):
    scans = Scans(app)
    qtbot.addWidget(scans)
    scans.show()
    scans.show_session(app.ask(events.days, app.event_uid)[0].uid)
    scans.attach(agenda_pdf)
    shown = scans._pages._document
    assert shown.raw

    scans.hide()
    assert not shown.raw
    scans.show()
    assert scans._pages._document.raw


def test_of_several_scans_the_one_that_is_named_is_shown(page, png, tmp_path):
    wide = tmp_path / "lebar.png"
    QImage(90, 30, QImage.Format.Format_RGB32).save(str(wide))
    page.scans.attach(png)
    page.scans.attach(wide)
    size = page.scans._pages.sizes[0]
    assert page.scans.files.currentText() == "lebar.png"
    assert round(size.width() / size.height()) == 3

    broken = tmp_path / "rusak.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\nrusak")
    page.scans.attach(broken)
    assert "rusak" in page.scans.message.text
    assert page.scans._pages is None
    page.scans.files.setCurrentIndex(page.scans.files.findText("lebar.png"))
    assert (page.scans.message.text, page.scans._pages.sizes[0]) == ("", size)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no device without end")
def test_a_device_without_end_is_no_scan(page, tmp_path):
    os.mkfifo(tmp_path / "pipa.png")
    for path in (Path("/dev/zero"), tmp_path / "pipa.png"):
        page.scans.attach(path)
        assert "bukan gambar" in page.scans.message.text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "tidak dapat dibaca"),
        (b"bukan gambar", "bukan gambar PNG, JPEG, atau PDF"),
        (b"\x89PNG\r\n\x1a\nrusak", "rusak"),
        (b"%PDF-1.4 rusak", "rusak"),
    ],
)
def test_what_cannot_be_a_scan_is_said_in_a_sentence(page, tmp_path, content, said):
    path = tmp_path / "pindaian.png"
    if content is not None:
        path.write_bytes(content)
    page.scans.attach(path)
    assert said in page.scans.message.text
