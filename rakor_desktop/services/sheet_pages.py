"""The pages of a sign-in sheet as they are printed, for entering the signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from rakor_desktop.documents.data import AttendancePaper, SheetPage
from rakor_desktop.domain.attendance import Group
from rakor_desktop.services import printing

ONE_DAY = "terisi"
ALL_DAYS = "semua-hari"


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """The pages of a sheet as it would be printed now, and the letters at their foot for the order."""

    pages: Sequence[SheetPage]
    order_code: str


def printed_sheet(
    session: Session, event_uid: str, session_uid: str, group: Group | None, form: str = ONE_DAY
) -> PrintedSheet:
    """Return which line stands on which page, as the paper of these choices is printed."""
    from rakor_desktop.documents import attendance_list  # noqa: PLC0415 - loads ReportLab

    paper = printing.paper(
        session, event_uid, "daftar-hadir", session_uid=session_uid, group=group, variant=form
    )
    assert isinstance(paper, AttendancePaper)
    return PrintedSheet(attendance_list.pages(paper), paper.order_code)
