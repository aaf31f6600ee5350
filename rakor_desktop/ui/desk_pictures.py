"""What the attendance desk is shown doing in the pictures: a morning at the door, on a copy of a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from math import sin

from PySide6.QtCore import QBuffer, QIODevice, QPointF
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter, QPainterPath, QPen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from rakor_desktop.domain.attendance import AttendeeRow, Group, Presence
from rakor_desktop.domain.event import SessionKind
from rakor_desktop.domain.mark_entry import Entry
from rakor_desktop.domain.session_rules import session_name
from rakor_desktop.services import attachments, attendance, events, invitations, marks, printing, sessions
from rakor_desktop.ui.attendance.board.page import BoardPage
from rakor_desktop.ui.attendance.board.screen import BoardScreen
from rakor_desktop.ui.attendance.desk.page import DeskPage
from rakor_desktop.ui.attendance.doubles.dialog import DoublesDialog
from rakor_desktop.ui.attendance.importing.dialog import ImportDialog
from rakor_desktop.ui.attendance.matrix.page import MatrixPage
from rakor_desktop.ui.attendance.page import Page
from rakor_desktop.ui.attendance.sessions.dialog import SessionDialog
from rakor_desktop.ui.attendance.sheet.page import SheetPage
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.printing.pages import Pages
from rakor_desktop.ui.printing.preview import PreviewDialog
from rakor_desktop.ui.printing.printer import Target
from rakor_desktop.ui.tabs.attendance import AttendanceTab
from rakor_desktop.ui.window import MainWindow

Scene = Callable[[AppContext, MainWindow], QWidget]
"""Brings something about and returns the widget that shows it."""

_AWAITED = "53.11"
"""The kabupaten nobody has come from yet."""
_LATEST = 30
_MOMENT, _PATIENCE = 20, 500
_INK = QColor(36, 52, 140)
_SHARPNESS = 1.6
_LINES = 10
_FIRST_LINE, _LINE, _LEFT_CELLS = 0.414, 0.0428, (0.782, 0.866)
"""Where the lines of the printed page are signed, in parts of its height and width."""
_TABLE = """\
NO\tNAMA LENGKAP\tNIP\tL/P\tJABATAN\tKAB/KOTA\tHP
1\tDrs. Yosef Contoh Enam Satu, M.Si.\t19800101 200501 1 999\tL\tKepala Dinas\tAlor\t0811-0000-0061
2\tMARIA CONTOH ENAM DUA, S.E.\t\tP\tKepala Bidang Perindustrian\tTTS\t0811-0000-0062
3\tBerta Contoh Enam Tiga\t1,98E+17\tP\tStaf\tBelu\t
4\tKlara Contoh Enam Empat\t\tP\tPenyuluh Perindustrian\tKupang\t
5\tLusia Contoh Enam Lima, S.T.\t\tP\tKepala Seksi\tKota Kupang\t0811-0000-0065
6\tSiti Contoh Enam Enam\t\tP\tPenyuluh Perindustrian\t53.1\t
7\tDra. Imelda Contoh Tujuh Belas, M.M.\t196702121993032999\tP\tKepala Dinas\tKab. Kupang\t0811-0000-0017
8\tThomas Contoh Enam Tujuh\t\tL\tKepala Bidang Perindustrian\tSBD\t0811-0000-0067
9\tRosa Contoh Enam Delapan\t\tP\tStaf\tNgada\t
\tJUMLAH\t\t\t9 orang\t\t
"""


def prepare(app: AppContext, window: MainWindow) -> None:
    """Let one kabupaten be awaited still, a session be held, a sheet be signed."""
    first, second, *_rest = app.ask(events.days, app.event_uid)
    people = app.ask(attendance.people, app.event_uid)
    app.act(window, attendance.unmark, _from(people, _AWAITED), first.uid)
    _hold_session(app, window, second.date, _here(people, second.uid))
    here = _here(people, first.uid)
    listed = [row.uid for row in people if row.group is Group.PARTICIPANTS][:_LINES]
    scan = _scanned(_sheet(app, first.uid), [uid in here for uid in listed])
    app.act(window, attachments.attach, first.uid, "Lembar peserta Hari I.png", scan)


def _from(people: Sequence[AttendeeRow], code: str) -> list[str]:
    return [row.uid for row in people if row.region_code == code]


def _here(people: Sequence[AttendeeRow], day: str) -> list[str]:
    found = ((row, row.mark_at(day)) for row in people if row.group is Group.PARTICIPANTS)
    return [row.uid for row, mark in found if mark is not None and mark.presence is Presence.PRESENT]


def _hold_session(app: AppContext, window: MainWindow, day: date, people: Sequence[str]) -> None:
    made = app.act(
        window,
        sessions.add,
        app.event_uid,
        date=day,
        title="Sidang Kelompok A",
        kind=SessionKind.BREAKOUT,
        start_time="13:00",
        end_time="15:00",
    )
    held = made.value or ""
    entries = {
        uid: {held: Entry(Presence.PRESENT, f"13:{7 * place % _LATEST:02}", "14:10" if place == 1 else "")}
        for place, uid in enumerate(people[: len(people) // 2])
    }
    app.act(window, marks.write, entries)


def _sheet(app: AppContext, day: str) -> bytes:
    asked = partial(printing.paper, session_uid=day, group=Group.PARTICIPANTS, variant="terisi")
    return printing.render(app.ask(asked, app.event_uid, "daftar-hadir"))


def _scanned(pdf: bytes, signed: Sequence[bool]) -> bytes:
    """Return the first page as somebody would scan it, with the lines signed that are to be."""
    pages = Pages(pdf)
    page = pages.drawn(1, _SHARPNESS).convertToFormat(QImage.Format.Format_RGB32)
    pages.close()
    painter = QPainter(page)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_INK, 2.2))
    for line, there in enumerate(signed):
        if there:
            left, top = _LEFT_CELLS[line % 2] * page.width(), (_FIRST_LINE + line * _LINE) * page.height()
            painter.drawPath(_scribble(QPointF(left, top), line))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(page)
    return bytes(buffer.data().data())


def _scribble(start: QPointF, hand: int) -> QPainterPath:
    """Return what looks like a signature; every ``hand`` has its own."""
    path = QPainterPath(start)
    for stroke in range(1, 7):
        lean, high = 6 * sin(hand + stroke), 12 + 9 * sin(3 * hand + 2 * stroke)
        end = start + QPointF(13 * stroke, lean)
        path.cubicTo(end + QPointF(-16, -2 * high), end + QPointF(4 + lean, high), end)
    return path


def _open(window: MainWindow, key: str) -> Page:
    window.go("attendance")
    window.activateWindow()
    QTest.qWaitForWindowActive(window, _PATIENCE)
    tab = window.pages["attendance"]
    assert isinstance(tab, AttendanceTab)
    return tab.open(key)


def _desk(window: MainWindow) -> DeskPage:
    page = _open(window, "desk")
    assert isinstance(page, DeskPage)
    return page


def _awaited(page: Page) -> list[AttendeeRow]:
    return [row for row in page.roll.rows if row.region_code == _AWAITED]


_TYPED = "sumba"


def _found(_app: AppContext, window: MainWindow) -> QWidget:
    desk = _desk(window)
    desk.search.setText(_TYPED)
    desk.looking.point(_awaited(desk)[0].uid)
    return window


def _let_in(_app: AppContext, window: MainWindow) -> QWidget:
    desk = _desk(window)
    desk.search.setText(_awaited(desk)[0].name)
    desk.enter()
    return window


def _guest(_app: AppContext, window: MainWindow) -> QWidget:
    desk = _desk(window)
    desk.undo()
    desk.add("Yohana Contoh Enam Puluh Satu, S.E.")
    line = desk.view.guest
    line.origin.setFocus()
    line.origin.setText("sb")
    line.origin.textEdited.emit("sb")
    return window


def _stand_in(_app: AppContext, window: MainWindow) -> QWidget:
    desk = _desk(window)
    desk.rest()
    desk.looking.point(_awaited(desk)[-1].uid)
    desk.stand_in()
    return window


def _list(_app: AppContext, window: MainWindow) -> QWidget:
    _desk(window).rest()
    _open(window, "list")
    return window


def _matrix(_app: AppContext, window: MainWindow) -> QWidget:
    _open_matrix(window)
    return window


def _marks(_app: AppContext, window: MainWindow) -> QWidget:
    _open_matrix(window).toggle_panel()
    return window


def _open_matrix(window: MainWindow) -> MatrixPage:
    page = _open(window, "matrix")
    assert isinstance(page, MatrixPage)
    held = next(held for held in page.roll.sessions if held.kind is not SessionKind.DAY)
    page.view.go(1, page.view.column_of(held.uid))
    return page


def _board(_app: AppContext, window: MainWindow) -> QWidget:
    page = _open(window, "board")
    assert isinstance(page, BoardPage)
    page.open_place(next(region.uid for region in page.roll.gazetteer.regencies if region.code == _AWAITED))
    return window


def _hall(app: AppContext, window: MainWindow) -> QWidget:
    page = _open(window, "board")
    screen = BoardScreen(app, page.roll, page.roll.session_uid)
    screen.resize(window.size())
    screen.show()
    return screen


def _signed_sheet(_app: AppContext, window: MainWindow) -> QWidget:
    page = _open(window, "sheet")
    assert isinstance(page, SheetPage)
    page.view.go(2, 3)
    return window


def _importing(app: AppContext, window: MainWindow) -> QWidget:
    roll = _open(window, "list").roll
    dialog = ImportDialog(app, (roll.session_uid, session_name(roll.sessions[0])), window)
    dialog.show()
    dialog.read_text(_TABLE, "Daftar undangan.xlsx")
    while dialog.work.busy:
        QTest.qWait(_MOMENT)
    dialog.page.preview.view.go(3, 2)
    return dialog


def _doubles(app: AppContext, window: MainWindow) -> QWidget:
    people = app.ask(attendance.people, app.event_uid)
    twin = next(row for row in people if row.region_code and row.phone)
    double = invitations.Invitation(f"{twin.name}, S.E.", position=twin.position, phone=twin.phone)
    uid = app.act(window, invitations.invite, app.event_uid, double).value or ""
    app.act(window, invitations.edit, uid, region_uid=twin.region_uid)
    dialog = DoublesDialog(app, window)
    dialog.show()
    return dialog


def _session(app: AppContext, window: MainWindow) -> QWidget:
    roll = _open(window, "matrix").roll
    held = next(held for held in roll.sessions if held.kind is not SessionKind.DAY)
    dialog = SessionDialog(app, roll.sessions, held.uid, window)
    dialog.show()
    return dialog


def _preview(app: AppContext, window: MainWindow) -> QWidget:
    roll = _open(window, "list").roll
    printers = (Target("kantor", "Pencetak sekretariat", duplex=True),)
    dialog = PreviewDialog(
        app, "Daftar Hadir", _sheet(app, roll.session_uid), lambda: None, window, printers=printers
    )
    dialog.show()
    return dialog


SCENES: Sequence[tuple[str, Scene]] = (
    ("kehadiran-meja", _found),
    ("kehadiran-meja-hadir", _let_in),
    ("kehadiran-tamu-baru", _guest),
    ("kehadiran-mewakili", _stand_in),
    ("kehadiran-daftar", _list),
    ("kehadiran-matriks", _matrix),
    ("kehadiran-matriks-rincian", _marks),
    ("kehadiran-papan", _board),
    ("kehadiran-layar-penuh", _hall),
    ("kehadiran-lembar", _signed_sheet),
    ("dialog-impor", _importing),
    ("dialog-sesi", _session),
    ("dialog-pratinjau", _preview),
    ("dialog-kemungkinan-ganda", _doubles),
)
"""In this order: each goes on from the one before."""
