"""A table that can be typed into, one that cannot, and the book that keeps what was typed."""

import pytest
from tables import COLUMNS, GUESTS, Book, shown

from rakor_desktop.ui import theme
from rakor_desktop.ui.table import RowTable, TableView


@pytest.fixture
def book(qapp):
    theme.apply(qapp, "light")
    return Book(GUESTS)


@pytest.fixture
def table(book):
    return book.table


@pytest.fixture
def view(qtbot, table):
    return shown(qtbot, TableView(table, name="Peserta"))


@pytest.fixture
def rows_only(qtbot, qapp):
    theme.apply(qapp, "light")
    table = RowTable(COLUMNS)
    table.show_rows(GUESTS)
    return shown(qtbot, TableView(table))
