"""Acting in the preview, which holds the program until it is left, and a printer of paper that is a file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from rakor_desktop.ui.printing.preview import PreviewDialog
from rakor_desktop.ui.printing.printer import DOTS


def in_the_preview(do: Callable[[PreviewDialog], object]) -> list[PreviewDialog]:
    """Do something in the preview once it is open, and leave it; what comes back holds the dialog then."""
    seen = []

    def look():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, PreviewDialog) or not dialog.isActiveWindow():
            QTimer.singleShot(20, look)
            return
        do(dialog)
        seen.append(dialog)
        dialog.reject()

    QTimer.singleShot(20, look)
    return seen


def file_printer(path: Path) -> QPrinter:
    """Return a printer that prints into a PDF file."""
    made = QPrinter()
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(path))
    made.setResolution(DOTS)
    return made
