"""The one table of the program: columns, a model over a list of rows, and a spreadsheet's keys."""

from rakor_desktop.ui.table.column import Column
from rakor_desktop.ui.table.model import RowTable
from rakor_desktop.ui.table.order_box import OrderBox
from rakor_desktop.ui.table.view import TableView

__all__ = ["Column", "OrderBox", "RowTable", "TableView"]
