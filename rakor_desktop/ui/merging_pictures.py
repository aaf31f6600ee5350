"""What the Gabung Data tab is shown doing in the pictures: five laptops are collected, on a copied file."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from rakor_desktop.services import demo_laptops, sharing
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.merging.collect.page import CollectPage
from rakor_desktop.ui.merging.disputes.page import SETTLED, TWINS, DisputesPage
from rakor_desktop.ui.merging.exchange.rounds import Rounds
from rakor_desktop.ui.merging.page import Page
from rakor_desktop.ui.privacy.dialog import PrivacyDialog
from rakor_desktop.ui.tabs.merging import MergingTab
from rakor_desktop.ui.window import MainWindow

Scene = Callable[[AppContext, MainWindow], QWidget]
"""Brings something about and returns the widget that shows it."""

_MOMENT, _PATIENCE = 20, 500
_FOLDER, _SHARED = "laptop lain", "Bersama"
_HUB = "postgresql+psycopg://rakor_writer@db.contoh.go.id/rakor?sslmode=verify-full"
_SOMEBODY = 30
"""The place in the list of somebody who is spoken of in the notes too."""


def prepare(app: AppContext, _window: MainWindow) -> None:
    """Let five laptops have worked on copies of the file, and all but the first share a folder."""
    home = app.workspace.path.parent
    shared = home / _SHARED
    shared.mkdir()
    written = demo_laptops.write(app.workspace.path, home / _FOLDER)
    for letter, path in list(zip(demo_laptops.LAPTOPS, written, strict=True))[1:]:
        workspace = Workspace.open(path, label=letter)
        with sharing.opened(workspace, shared) as part:
            sharing.publish(workspace, part)
        workspace.close()


def _open(window: MainWindow, key: str) -> Page:
    window.go("merging")
    window.activateWindow()
    QTest.qWaitForWindowActive(window, _PATIENCE)
    tab = window.pages["merging"]
    assert isinstance(tab, MergingTab)
    return tab.open(key)


def _collecting(window: MainWindow) -> CollectPage:
    page = _open(window, "collect")
    assert isinstance(page, CollectPage)
    return page


def _until_idle(page: CollectPage) -> None:
    while page.work.busy:
        QTest.qWait(_MOMENT)


def _chosen(app: AppContext, window: MainWindow) -> QWidget:
    page = _collecting(window)
    page.collect([app.workspace.path.parent / _FOLDER])
    _until_idle(page)
    return window


def _looked_at(_app: AppContext, window: MainWindow) -> QWidget:
    page = _collecting(window)
    page.go_on()
    _until_idle(page)
    return window


def _merged(_app: AppContext, window: MainWindow) -> QWidget:
    page = _collecting(window)
    page.go_on()
    _until_idle(page)
    return window


def _disputes(window: MainWindow, view: str = "") -> DisputesPage:
    page = _open(window, "disputes")
    assert isinstance(page, DisputesPage)
    if view:
        page.show_view(view)
    return page


def _open_ones(_app: AppContext, window: MainWindow) -> QWidget:
    page = _disputes(window)
    page.reveal(next(one.key for one in page.open_view.table.rows() if one.at.field == "response"))
    return window


def _twins(_app: AppContext, window: MainWindow) -> QWidget:
    _disputes(window, TWINS)
    return window


def _decided(_app: AppContext, window: MainWindow) -> QWidget:
    page = _disputes(window)
    page.open_view.choose(1)
    page.show_view(SETTLED)
    return window


def _shared(app: AppContext, window: MainWindow) -> QWidget:
    page = _open(window, "exchange")
    rounds = Rounds.of(app)
    rounds.share(app.workspace.path.parent / _SHARED)
    while rounds.busy:
        QTest.qWait(_MOMENT)
    page.begin()
    return window


def _hub(app: AppContext, window: MainWindow) -> QWidget:
    app.remember(hub_url=_HUB)
    _open(window, "hub")
    return window


def _person(app: AppContext, window: MainWindow) -> QWidget:
    dialog = PrivacyDialog(app, window)
    dialog.show()
    dialog.erase.people.setCurrentRow(_SOMEBODY)
    return _once_read(app, dialog)


def _incident(app: AppContext, window: MainWindow) -> QWidget:
    dialog = PrivacyDialog(app, window)
    dialog.show()
    dialog.pages.setCurrentIndex(1)
    return _once_read(app, dialog)


def _once_read(app: AppContext, dialog: PrivacyDialog) -> QWidget:
    QTest.qWait(_MOMENT)
    while app.is_working:
        QTest.qWait(_MOMENT)
    return dialog


SCENES: Sequence[tuple[str, Scene]] = (
    ("gabung-berkas", _chosen),
    ("gabung-pratinjau", _looked_at),
    ("gabung-hasil", _merged),
    ("gabung-perbedaan", _open_ones),
    ("gabung-mungkin-ganda", _twins),
    ("gabung-sudah-diputuskan", _decided),
    ("gabung-kirim", _shared),
    ("gabung-pusat", _hub),
    ("data-pribadi-hapus", _person),
    ("data-pribadi-insiden", _incident),
)
"""In this order: each goes on from the one before."""
