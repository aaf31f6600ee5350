"""Takes pictures of the real window: tabs, dialogs, the desk at work, in both palettes, of a copied file."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from rakor_desktop import paths
from rakor_desktop.domain import i18n
from rakor_desktop.store import backup
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.ui import theme
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.preferences import Preferences
from rakor_desktop.ui.qt_words import QtWords
from rakor_desktop.ui.window import MainWindow

SIZE = (1366, 736)
"""Logical pixels of the window: what a laptop of 1366 x 768 leaves of its screen."""
_SETTLE = 120

Dialogs = Sequence[tuple[str, Callable[[AppContext, MainWindow], QDialog]]]


def take(
    file: Path,
    folder: Path,
    *,
    palettes: Sequence[str] = ("light", "dark"),
    language: str = i18n.INDONESIAN,
    dialogs: bool = True,
) -> list[Path]:
    """Save a PNG of every tab to ``folder``, and with ``dialogs`` of these and of the desk at work.

    Returns what was written. The file stays as it is.
    """
    folder.mkdir(parents=True, exist_ok=True)
    qt = QApplication.instance() or QApplication(["rakor"])
    assert isinstance(qt, QApplication)
    words = QtWords()
    written: list[Path] = []
    i18n.use(language, paths.resource("locale"))
    words.speak(qt, language)
    for palette in palettes:
        with _own_home() as home:
            copy = home / file.name
            shutil.copyfile(file, copy)
            theme.apply(qt, palette)
            app = AppContext(Workspace.open(copy, actor="Notulis Contoh", label="A"), _preferences(language))
            window = MainWindow(app)
            window.resize(*SIZE)
            window.show()
            written += _tabs(window, folder, palette)
            if dialogs:
                written += _dialogs(app, window, folder, palette)
                written += _scenes(app, window, folder, palette)
            window.end()
            app.close()
            window.deleteLater()
            qt.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return written


def _preferences(language: str) -> Preferences:
    return Preferences(actor="Notulis Contoh", language=language)


def _tabs(window: MainWindow, folder: Path, palette: str) -> Iterator[Path]:
    for number, spec in enumerate(window.specs, start=1):
        window.go(spec.key)
        yield _grab(window, folder / f"{number}-{spec.key}-{palette}.png")


def _dialogs(app: AppContext, window: MainWindow, folder: Path, palette: str) -> Iterator[Path]:
    for name, make in DIALOGS:
        dialog = make(app, window)
        dialog.show()
        yield _grab(dialog, folder / f"dialog-{name}-{palette}.png")
        dialog.done(QDialog.DialogCode.Rejected)
        dialog.deleteLater()


def _scenes(app: AppContext, window: MainWindow, folder: Path, palette: str) -> Iterator[Path]:
    from rakor_desktop.ui import desk_pictures, merging_pictures  # noqa: PLC0415 - for these pictures only

    for scenes in (desk_pictures, merging_pictures):
        scenes.prepare(app, window)
        for name, bring_about in scenes.SCENES:
            shown = bring_about(app, window)
            yield _grab(shown, folder / f"{name}-{palette}.png")
            if shown is not window:
                shown.close()
                shown.deleteLater()


def _grab(widget: QWidget, path: Path) -> Path:
    QTest.qWaitForWindowExposed(widget)
    QTest.qWait(_SETTLE)
    widget.grab().save(str(path))
    return path


@contextmanager
def _own_home() -> Iterator[Path]:
    """Keep what the window remembers out of the user's own folders, and those out of the pictures."""
    before = {name: os.environ.get(name) for name in ("RAKOR_HOME", "HOME")}
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(dict.fromkeys(before, home))
        try:
            yield Path(home)
        finally:
            for name, value in before.items():
                if value is None:
                    del os.environ[name]
                else:
                    os.environ[name] = value


def _welcome(_app: AppContext, window: MainWindow) -> QDialog:
    from rakor_desktop.ui.dialogs.welcome import WelcomeDialog  # noqa: PLC0415 - one picture each

    recent = ("/media/stik/rakor-2026.rakor", "/media/stik/rakor-2025.rakor")
    return WelcomeDialog(Preferences(actor="Notulis Contoh", recent=recent), "", window)


def _wizard(step: int) -> Callable[[AppContext, MainWindow], QDialog]:
    def make(app: AppContext, window: MainWindow) -> QDialog:
        from rakor_desktop.ui.dialogs.event_wizard import EventWizard  # noqa: PLC0415

        wizard = EventWizard(app, window)
        for _step in range(step):
            wizard.skip()
        return wizard

    return make


def _particulars(page: int) -> Callable[[AppContext, MainWindow], QDialog]:
    def make(app: AppContext, window: MainWindow) -> QDialog:
        from rakor_desktop.ui.dialogs.particulars import ParticularsDialog  # noqa: PLC0415

        return ParticularsDialog(app, window, page=page)

    return make


def _preferences_dialog(app: AppContext, window: MainWindow) -> QDialog:
    from rakor_desktop.ui.dialogs.preferences import PreferencesDialog  # noqa: PLC0415

    return PreferencesDialog(app, window)


def _history(app: AppContext, window: MainWindow) -> QDialog:
    from rakor_desktop.ui.dialogs.history import HistoryDialog  # noqa: PLC0415

    return HistoryDialog(app, window)


def _backups(app: AppContext, window: MainWindow) -> QDialog:
    from rakor_desktop.ui.dialogs.backups import BackupsDialog  # noqa: PLC0415

    backup.tick(app.workspace.path, datetime.now())  # noqa: DTZ005 - names the copy in the laptop's own time
    return BackupsDialog(app, window)


def _keys(_app: AppContext, window: MainWindow) -> QDialog:
    from rakor_desktop.ui.dialogs.keys import KeysDialog  # noqa: PLC0415

    return KeysDialog(window)


def _about(_app: AppContext, window: MainWindow) -> QDialog:
    from rakor_desktop.ui.dialogs.about import AboutDialog  # noqa: PLC0415

    return AboutDialog(window)


def _crash(_app: AppContext, window: MainWindow) -> QDialog:
    from rakor_desktop.ui.dialogs.crash import CrashDialog  # noqa: PLC0415

    return CrashDialog("ValueError: contoh", Path("rakor.log"), window)


DIALOGS: Dialogs = (
    ("selamat-datang", _welcome),
    ("rakor-baru-1", _wizard(0)),
    ("rakor-baru-2", _wizard(1)),
    ("rakor-baru-3", _wizard(2)),
    ("rakor-baru-4", _wizard(3)),
    ("data-rakor-kegiatan", _particulars(0)),
    ("data-rakor-dasar", _particulars(1)),
    ("data-rakor-kop", _particulars(2)),
    ("data-rakor-penanda-tangan", _particulars(3)),
    ("data-rakor-naskah", _particulars(4)),
    ("pengaturan", _preferences_dialog),
    ("riwayat", _history),
    ("cadangan", _backups),
    ("panduan-singkat", _keys),
    ("tentang", _about),
    ("galat", _crash),
)
