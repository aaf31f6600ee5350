"""Gathers what name badges and table cards need: of those chosen, of a group or of everybody."""

from __future__ import annotations

from sqlalchemy.orm import Session

from rakor_desktop.documents.card_data import BadgePaper, BadgeSize, TableCardKind, TableCardPaper
from rakor_desktop.domain.attendance import AttendeeRow
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.privacy import ERASED
from rakor_desktop.services import attendance, paper_data
from rakor_desktop.services.paper_data import PrintOptions

BADGE_SIZES = {"kartu": BadgeSize.CARD, "a6": BadgeSize.A6}
TABLE_CARD_KINDS = {"orang": TableCardKind.PERSON, "asal": TableCardKind.PLACE}


def badges(session: Session, event_uid: str, options: PrintOptions) -> BadgePaper:
    """Gather the Tanda Pengenal; nobody and no empty card is refused."""
    people = _people(session, event_uid, options)
    if not people and not options.blanks:
        raise RakorError(_("Pilih dahulu orangnya, atau isi jumlah kartu kosong."))
    return BadgePaper(
        **paper_data.common(session, event_uid, "tanda-pengenal", options),
        people=people,
        size=BADGE_SIZES[options.variant or "kartu"],
        group=options.group,
        blanks=options.blanks,
    )


def table_cards(session: Session, event_uid: str, options: PrintOptions) -> TableCardPaper:
    """Gather the Papan Nama Meja; nobody is refused."""
    people = _people(session, event_uid, options)
    if not people:
        raise RakorError(_("Pilih dahulu orangnya; belum ada papan nama yang dapat dicetak."))
    return TableCardPaper(
        **paper_data.common(session, event_uid, "papan-nama", options),
        people=people,
        kind=TABLE_CARD_KINDS[options.variant or "orang"],
        group=options.group,
    )


def _people(session: Session, event_uid: str, options: PrintOptions) -> list[AttendeeRow]:
    """Return those chosen who are still on the list; when nobody was, the group or everybody.

    Whose data were removed gets no card.
    """
    rows = [row for row in attendance.people(session, event_uid) if row.name != ERASED]
    if options.people is None:
        return [row for row in rows if options.group in (None, row.group)]
    chosen = set(options.people)
    return [row for row in rows if row.uid in chosen]
