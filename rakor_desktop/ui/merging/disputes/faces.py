"""How the sides of a disagreement look on their cards."""

from __future__ import annotations

from collections.abc import Sequence

from rakor_desktop.domain import shown_dates
from rakor_desktop.domain.disputes import Dispute, Side
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.merging import ConflictKind
from rakor_desktop.domain.settlements import SettledSide, SettlementRow
from rakor_desktop.domain.word_diff import Part, Piece, of_side, word_diff
from rakor_desktop.ui.merging.disputes.cards import Face, when_and_who
from rakor_desktop.ui.theme import State

_SENTENCE = 30
"""Letters from which on a value is compared word for word; a date or an amount is read as a whole."""


def of_dispute(dispute: Dispute) -> list[Face]:
    """Return a face for each side; of texts each with what differs from the first."""
    compare = dispute.kind is ConflictKind.FIELD and is_text([side.said for side in dispute.sides])
    return [_face(dispute, place, side, compare=compare) for place, side in enumerate(dispute.sides, start=1)]


def of_settlement(row: SettlementRow, zone: str) -> list[Face]:
    """Return a face for each side as it stood when it was decided."""
    return [_stood(place, side, zone) for place, side in enumerate(row.sides, start=1)]


def is_text(said: Sequence[str]) -> bool:
    """Whether these are sentences, which are compared word for word."""
    return max(map(len, said), default=0) >= _SENTENCE


def _face(dispute: Dispute, place: int, side: Side, *, compare: bool) -> Face:
    first = dispute.sides[0]
    said = side.said or _("(kosong)")
    pieces = compared(first.said, side.said) if compare and place > 1 and side.said else plain(said)
    shown = place == 1 and dispute.kind is ConflictKind.FIELD
    is_field = dispute.kind is ConflictKind.FIELD
    return Face(
        _head(place, side.laptop),
        pieces,
        when_and_who(side.who, side.when),
        (State.INFO, _("Dipakai sementara")) if shown else _state(dispute, side),
        _("Pilih nomor {n}").format(n=place) if is_field else "",
        tip=_("Tekan {n} di daftar").format(n=place) if is_field else "",
    )


def _state(dispute: Dispute, side: Side) -> tuple[State, str] | None:
    if dispute.kind is ConflictKind.FIELD:
        return None
    if side.deletes:
        return State.BAD, _("Menghapus")
    return State.OK, _("Mengubah") if dispute.kind is ConflictKind.DELETION else _("Memakai")


def _stood(place: int, side: SettledSide, zone: str) -> Face:
    return Face(
        _head(place, side.laptop),
        plain(side.said or _("(kosong)")),
        when_and_who(side.who or _("tanpa nama"), shown_dates.local_stamp(side.at, zone)),
        (State.OK, _("Dipilih")) if side.chosen else None,
    )


def _head(place: int, letter: str) -> str:
    laptop = _("Laptop {letter}").format(letter=letter)
    return f"{place} · {laptop}"


def compared(before: str, after: str) -> list[Piece]:
    """Return the differences, or the text alone where it has nothing in common with the other."""
    pieces = word_diff(before, after)
    alike = any(piece.part is Part.SAME and not piece.text.isspace() for piece in pieces)
    return pieces if alike else plain(after)


def only_there(before: str, after: str) -> tuple[list[Piece], list[Piece]]:
    """Return both texts, each with what the other has not."""
    pieces = compared(before, after)
    if len(pieces) == 1:
        return plain(before), plain(after)
    first = [
        Piece(Part.ADDED, one.text) if one.part is Part.REMOVED else one
        for one in of_side(pieces, Part.REMOVED)
    ]
    return first, of_side(pieces, Part.ADDED)


def plain(text: str) -> list[Piece]:
    """Return a text without differences."""
    return [Piece(Part.SAME, text)]
