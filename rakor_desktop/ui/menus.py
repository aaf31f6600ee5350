"""The menu bar: everything the window can do, in words, with its keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget

from rakor_desktop.domain.i18n import LANGUAGES, _
from rakor_desktop.ui import icons, theme
from rakor_desktop.ui.preferences import TEXT_SIZES

if TYPE_CHECKING:
    from rakor_desktop.ui.window import MainWindow

Do = Callable[[], object]
_FIELDS = (QLineEdit, QTextEdit, QPlainTextEdit)


class Menus(QObject):
    """Builds the menus of a window and keeps those entries true that change."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._app = window.app
        self._commands = window.commands
        self._fill_file()
        self._fill_edit()
        self._fill_view()
        self._fill_help()
        self._app.changed.connect(self.refresh)
        self._app.preferences_changed.connect(self.refresh)
        self.refresh()
        _qt().focusChanged.connect(self._watch)

    def refresh(self) -> None:
        """Name what undo and redo would do, and mark the choices in force."""
        undo, redo = self._app.undo_label, self._app.redo_label
        self.undo.setText(_("&Urungkan: {what}").format(what=undo) if undo else _("&Urungkan"))
        self.redo.setText(_("U&langi: {what}").format(what=redo) if redo else _("U&langi"))
        self.redo.setEnabled(bool(redo))
        chosen = self._app.preferences
        for action in (*self._palettes.actions(), *self._languages.actions()):
            action.setChecked(action.data() in (chosen.palette, chosen.language))
        self.larger.setEnabled(chosen.text_size < TEXT_SIZES[-1])
        self.smaller.setEnabled(chosen.text_size > TEXT_SIZES[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Leave Ctrl+Z and Ctrl+Y to a text field only while it has something of its own to undo."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            for keys, backwards in (
                (QKeySequence.StandardKey.Undo, True),
                (QKeySequence.StandardKey.Redo, False),
            ):
                if event.matches(keys) and not _can_step(watched, backwards=backwards):
                    event.ignore()
                    return True
        return super().eventFilter(watched, event)

    def _watch(self, old: QWidget | None, now: QWidget | None) -> None:
        # Only the field that is typed in: a filter in Python over every event of the program would be felt.
        if old is not None:
            old.removeEventFilter(self)
        if isinstance(now, _FIELDS):
            now.installEventFilter(self)

    def _fill_file(self) -> None:
        do, menu = self._commands, self._menu(_("&Berkas"))
        self._add(menu, _("&Rakor baru…"), do.new_event, icon="calendar-plus")
        self._add(menu, _("D&ata rakor…"), do.show_particulars, icon="pencil")
        self._events = menu.addMenu(_("&Pilih rakor"))
        self._events.aboutToShow.connect(self._list_events)
        menu.addSeparator()
        self._add(menu, _("Berkas &baru…"), self._window.wants_new.emit, "Ctrl+Shift+N", "file-plus")
        self._add(menu, _("B&uka…"), do.choose_file, "Ctrl+O", "folder-open")
        self._recent = menu.addMenu(_("Buka &terakhir"))
        self._recent.aboutToShow.connect(self._list_recent)
        menu.addSeparator()
        self._add(menu, _("&Cetak…"), do.go_to_papers, "Ctrl+P", "printer")
        self._add(menu, _("&Simpan salinan…"), do.save_copy, "Ctrl+Shift+S", "copy")
        self._add(menu, _("Siapkan untuk &laptop lain…"), do.prepare_starter, icon="hard-drive-upload")
        self._add(menu, _("Ca&dangan…"), do.show_backups, icon="archive")
        self._add(menu, _("Data pr&ibadi…"), do.show_privacy, icon="user-x")
        menu.addSeparator()
        self._add(menu, _("Tutup b&erkas"), self._window.wants_start.emit, "Ctrl+W")
        self._add(menu, _("&Keluar"), self._window.close, "Ctrl+Q", "log-out")

    def _fill_edit(self) -> None:
        menu = self._menu(_("&Sunting"))
        self.undo = self._add(menu, _("&Urungkan"), self._undo, "Ctrl+Z", "undo-2")
        self.redo = self._add(menu, _("U&langi"), self._redo, "Ctrl+Y", "redo-2")
        self.redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        self._add(menu, _("&Riwayat…"), self._commands.show_history, "Ctrl+H", "history")
        menu.addSeparator()
        self._add(menu, _("&Pengaturan…"), self._commands.show_preferences, "Ctrl+,", "settings")

    def _fill_view(self) -> None:
        window, menu = self._window, self._menu(_("&Tampilan"))
        pages = menu.addMenu(_("&Halaman"))
        for number, spec in enumerate(window.specs, start=1):
            self._add(pages, _(spec.title), partial(window.go, spec.key), f"Ctrl+{number}", spec.icon)
        menu.addSeparator()
        self._palettes = QActionGroup(self)
        for mode, name in theme.MODES.items():
            self._choice(menu, self._palettes, _(name), mode, "palette")
        menu.addSeparator()
        self.larger = self._add(
            menu, _("Huruf lebih &besar"), lambda: self._resize(1), "Ctrl++", "a-large-small"
        )
        self.larger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self.smaller = self._add(menu, _("Huruf lebih &kecil"), lambda: self._resize(-1), "Ctrl+-")
        self._add(menu, _("Huruf &semula"), lambda: self._app.remember(text_size=100), "Ctrl+0")
        menu.addSeparator()
        spoken = menu.addMenu(icons.icon("languages"), _("B&ahasa"))
        self._languages = QActionGroup(self)
        for language, name in LANGUAGES.items():
            self._choice(spoken, self._languages, name, language, "language")

    def _fill_help(self) -> None:
        menu = self._menu(_("Ba&ntuan"))
        self._add(menu, _("&Panduan singkat"), self._commands.show_keys, "F1", "keyboard")
        self._add(menu, _("&Tentang Rakor Desktop"), self._commands.show_about, icon="info")

    def _menu(self, title: str) -> QMenu:
        return self._window.menuBar().addMenu(title)

    def _add(self, menu: QMenu, text: str, do: Do, keys: str = "", icon: str = "") -> QAction:
        action = QAction(text, self._window)
        if icon:
            action.setIcon(icons.icon(icon))
        if keys:
            action.setShortcut(QKeySequence(keys))
        # Qt would hand on whether the entry is checked.
        action.triggered.connect(lambda _checked: do())
        menu.addAction(action)
        return action

    def _choice(self, menu: QMenu, group: QActionGroup, text: str, value: str, field: str) -> None:
        action = self._add(menu, text, lambda: self._app.remember(**{field: value}))
        action.setCheckable(True)
        action.setData(value)
        group.addAction(action)

    def _list_recent(self) -> None:
        self._recent.clear()
        for known in map(Path, self._app.preferences.recent):
            if known != self._app.workspace.path:
                self._add(self._recent, str(known), partial(self._window.wants_file.emit, known))
        if self._recent.isEmpty():
            self._recent.addAction(_("Belum ada")).setEnabled(False)

    def _list_events(self) -> None:
        self._events.clear()
        for event in self._commands.events():
            action = self._add(self._events, event.name, partial(self._commands.choose_event, event.uid))
            action.setCheckable(True)
            action.setChecked(event.uid == self._app.event_uid)
        if self._events.isEmpty():
            self._events.addAction(_("Belum ada")).setEnabled(False)

    def _resize(self, steps: int) -> None:
        place = TEXT_SIZES.index(self._app.preferences.text_size) + steps
        if 0 <= place < len(TEXT_SIZES):
            self._app.remember(text_size=TEXT_SIZES[place])

    def _undo(self) -> None:
        field = QApplication.focusWidget()
        if isinstance(field, _FIELDS) and _can_step(field, backwards=True):
            field.undo()
        else:
            self._app.undo()

    def _redo(self) -> None:
        field = QApplication.focusWidget()
        if isinstance(field, _FIELDS) and _can_step(field, backwards=False):
            field.redo()
        else:
            self._app.redo()


def _qt() -> QApplication:
    qt = QApplication.instance()
    assert isinstance(qt, QApplication)
    return qt


def _can_step(field: QObject, *, backwards: bool) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable() if backwards else field.isRedoAvailable()
    if isinstance(field, QTextEdit | QPlainTextEdit):
        document = field.document()
        return document.isUndoAvailable() if backwards else document.isRedoAvailable()
    return False
