"""A small table of guests, and what tests of tables do with it by mouse and keyboard."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from rakor_desktop.domain.numbers import grouped, parse_money
from rakor_desktop.ui.table import Column, RowTable
from rakor_desktop.ui.table.column import RIGHT
from rakor_desktop.ui.theme import State

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
KINDS = (("P", "Peserta"), ("N", "Narasumber"))


@dataclass(frozen=True, slots=True)
class Guest:
    uid: str
    name: str
    budget: int | None = None
    kind: str = "P"


COLUMNS = (
    Column("Nama", lambda r: r.name, stretch=True, field="name"),
    Column(
        "Pagu",
        lambda r: "" if r.budget is None else grouped(r.budget),
        RIGHT,
        sort=lambda r: r.budget,
        field="budget",
        parse=parse_money,
    ),
    Column("Peran", lambda r: dict(KINDS)[r.kind], state=lambda _r: State.OK, field="kind", choices=KINDS),
    Column("Kode", lambda r: r.uid),
)
GUESTS = (
    Guest("u1", "Yosef", 3000),
    Guest("u2", "maria", 20000),
    Guest("u3", "Ni’am", None),
    Guest("u4", "Kristina", 100),
)


class Book:
    """Keeps the rows and the actions, as the file does; no two names may be the same if it is ``strict``."""

    def __init__(self, rows, *, strict=False, steady=False):
        self.rows = list(rows)
        self.actions = []
        self.refusal = None
        self.table = RowTable(COLUMNS, Strict(self) if strict else self.save, steady=steady)
        self.table.show_rows(self.rows)

    def save(self, changes):
        if self.refusal is not None:
            return self.refusal
        self.actions.append(changes)
        self.show([replace(row, **changes.get(row.uid, {})) for row in self.rows])
        return None

    def undo(self):
        """Show what was there before the last action."""
        self.actions.pop()
        rows = list(GUESTS)
        for changes in self.actions:
            rows = [replace(row, **changes.get(row.uid, {})) for row in rows]
        self.show(rows)

    def show(self, rows):
        self.rows = rows
        self.table.show_rows(rows)


class Strict:
    """Saves like the book, but tells which of the changes it would refuse."""

    def __init__(self, book):
        self.book = book

    def __call__(self, changes):
        refused = self.refusals(changes)
        return next(iter(next(iter(refused.values())).values())) if refused else self.book.save(changes)

    def refusals(self, changes):
        taken = {row.name for row in self.book.rows}
        found = {}
        for uid, fields in changes.items():
            if fields.get("name") in taken:
                found[uid] = {"name": f"{fields['name']} sudah ada."}
            elif "name" in fields:
                taken.add(fields["name"])
        return found


def shown(qtbot, view):
    qtbot.addWidget(view)
    view.resize(700, 300)
    view.show()
    qtbot.waitActive(view).__enter__()
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    return view


def names(table):
    return [row.name for row in table.rows()]


def select(view, top, left, bottom, right):
    view.go(top, left)
    selection = view.selectionModel()
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            selection.select(view.table.index(row, column), QItemSelectionModel.SelectionFlag.Select)


def clip(text=None):
    board = QGuiApplication.clipboard()
    if text is not None:
        board.setText(text)
    return board.text()


def editor(view, kind=QLineEdit):
    found = [w for w in view.viewport().findChildren(kind) if w.isVisible()]
    return found[0] if found else None
