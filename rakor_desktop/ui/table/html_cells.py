"""The cells of a table in HTML: what some programs put on the clipboard instead of plain text."""

from __future__ import annotations

from html.parser import HTMLParser

_CELLS = ("td", "th")
_MOST_COLUMNS = 1000
_UNSEEN = ("style", "script", "title")


def cells_of(html: str) -> list[list[str]]:
    """Return the cells of the first table, else the words as one cell; none if nothing is to be read."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    if reader.rows:
        return reader.rows
    words = reader.words()
    return [[words]] if words else []


class _Reader(HTMLParser):
    """Collects the texts of cells; a cell that spans columns leaves the others empty."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._parts: list[str] = []
        self._span = 0
        self._over = False
        self._unseen = False

    def words(self) -> str:
        """Return what was read since the cell began."""
        lines = (" ".join(line.split()) for line in "".join(self._parts).split("\n"))
        return "\n".join(lines).strip("\n")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen = True
        elif self._over:
            return
        elif tag == "br":
            self._parts.append("\n")
        elif tag == "tr":
            self._end_cell()
            self.rows.append([])
        elif tag in _CELLS and self.rows:
            self._end_cell()
            self._parts.clear()
            wanted = dict(attrs).get("colspan") or "1"
            self._span = min(int(wanted), _MOST_COLUMNS) if wanted.isdecimal() else 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = False
        elif tag in (*_CELLS, "tr"):
            self._end_cell()
        elif tag == "table" and self.rows:
            self._end_cell()
            self._over = True

    def handle_data(self, data: str) -> None:
        if not (self._over or self._unseen):
            # Line breaks in the source mean nothing; only <br> does.
            self._parts.append(" ".join(data.split("\n")))

    def _end_cell(self) -> None:
        if self._span:
            self.rows[-1] += [self.words(), *[""] * (self._span - 1)]
            self._span = 0
            self._parts.clear()
