"""Writes the report of an incident as a paper or as a table, whole or not at all."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from pathlib import Path

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.legible import on_one_line
from rakor_desktop.domain.privacy import IncidentReport
from rakor_desktop.services import incident, printing

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def write(report: IncidentReport, target: Path, now: datetime) -> None:
    """Write the report to a .pdf or a .csv; ``now`` is aware."""
    made = {".csv": as_csv, ".pdf": as_pdf}.get(target.suffix.lower())
    if made is None:
        raise RakorError(_("Laporan hanya dapat ditulis sebagai .pdf atau .csv."))
    printing.save(target, made(report, now))


def as_csv(report: IncidentReport, _now: datetime) -> bytes:
    """Return the table as spreadsheets read it; no cell can start a formula."""
    text = io.StringIO()
    csv.writer(text).writerows([[_harmless(cell) for cell in row] for row in incident.table(report)])
    return text.getvalue().encode("utf-8-sig")


def as_pdf(report: IncidentReport, now: datetime) -> bytes:
    """Return the official paper."""
    from rakor_desktop.documents import incident_report  # noqa: PLC0415 - ReportLab, only for a paper

    return incident_report.render_pdf(incident_report.IncidentPaper(report, now))


def _harmless(cell: str) -> str:
    line = on_one_line(cell)
    return f"'{line}" if line.lstrip(" '").startswith(_FORMULA) else line
