"""What the Gabung Data tab is shown doing in the pictures: five laptops are collected, on a copied file."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from rakor_desktop.services import demo_laptops
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.merging.collect.page import CollectPage
from rakor_desktop.ui.merging.disputes.page import SETTLED, TWINS, DisputesPage
from rakor_desktop.ui.merging.page import Page
from rakor_desktop.ui.tabs.merging import MergingTab
from rakor_desktop.ui.window import MainWindow

Scene = Callable[[AppContext, MainWindow], QWidget]
"""Brings something about and returns the widget that shows it."""

_MOMENT, _PATIENCE = 20, 500
_FOLDER = "laptop lain"


def prepare(app: AppContext, _window: MainWindow) -> None:
    """Let five laptops have worked on copies of the file."""
    demo_laptops.write(app.workspace.path, app.workspace.path.parent / _FOLDER)


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


SCENES: Sequence[tuple[str, Scene]] = (
    ("gabung-berkas", _chosen),
    ("gabung-pratinjau", _looked_at),
    ("gabung-hasil", _merged),
    ("gabung-perbedaan", _open_ones),
    ("gabung-mungkin-ganda", _twins),
    ("gabung-sudah-diputuskan", _decided),
)
"""In this order: each goes on from the one before."""
