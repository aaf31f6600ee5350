"""What is true of a matrix now: how many rows, how much money from where, and what was decided."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from rakor_desktop.domain import numbers
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.programmes import FUNDING_SHORT, Agreement, ProgrammeKind, ProgrammeMatrix
from rakor_desktop.ui.chips import Chip
from rakor_desktop.ui.panels.programme_columns import STATES
from rakor_desktop.ui.pieces import HeadLine, Label, across, down
from rakor_desktop.ui.theme import SPACE, State

_COUNTS = {
    Agreement.PROPOSED: N_("{n} diusulkan"),
    Agreement.AGREED: N_("{n} disepakati"),
    Agreement.AGREED_WITH_NOTE: N_("{n} dengan catatan"),
    Agreement.DEFERRED: N_("{n} ditunda"),
    Agreement.NOT_ACCOMMODATED: N_("{n} tidak diakomodasi"),
}


class MatrixHead(QWidget):
    """The sentence with the total, the sums by source below it, and a chip for every state there is."""

    def __init__(self, actions: Sequence[QWidget]) -> None:
        super().__init__()
        self.line = HeadLine(actions=actions)
        self.sums = Label(size="small", tone="muted")
        self._chips = {agreement: Chip() for agreement in Agreement}
        self._doubtful = Chip()
        self._unknown = Chip()
        chips = across(*self._chips.values(), self._unknown, self._doubtful, None)
        below = down(self.sums, chips, gap=6)
        below.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE // 2)
        self.setLayout(down(self.line, below, gap=0))

    def show_matrix(self, matrix: ProgrammeMatrix, doubtful: int) -> None:
        """Say what is true of a matrix; something is strange about so many of its rows."""
        plan = matrix.kind is ProgrammeKind.PLAN
        sentence = (
            _("{n} usulan tahun {year}, pagu indikatif {total}")
            if plan
            else _("{n} baris program tahun {year}, pagu {total}")
        )
        total = numbers.rupiah(matrix.total)
        self.line.show_text(sentence.format(n=len(matrix.rows), year=matrix.year, total=total))
        self.sums.setText("  ·  ".join(_sums(matrix)))
        self.sums.setVisible(bool(matrix.rows))
        for agreement, chip in self._chips.items():
            count = sum(row.agreement is agreement for row in matrix.rows) if plan else 0
            chip.show_state(STATES[agreement], _(_COUNTS[agreement]).format(n=count))
            chip.setVisible(bool(count))
        unknown = sum(row.ceiling_in_force is None for row in matrix.rows)
        self._unknown.show_state(State.IDLE, _("{n} pagu belum diketahui").format(n=unknown))
        self._unknown.setVisible(bool(unknown))
        self._doubtful.show_state(State.WARN, _("{n} perlu diperiksa").format(n=doubtful))
        self._doubtful.setVisible(bool(doubtful))


def _sums(matrix: ProgrammeMatrix) -> list[str]:
    """Return the ceilings of every source; name and amount stay on one line."""
    return [
        f"{_(FUNDING_SHORT[source]) if source else _('Tanpa sumber dana')} {numbers.rupiah(amount)}".replace(
            " ", "\N{NO-BREAK SPACE}"
        )
        for source, amount in matrix.by_source().items()
    ]
