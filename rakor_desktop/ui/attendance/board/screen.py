"""The arrival board for the hall: on the projector or a second screen, without any phone number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QEvent, QObject, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QScreen,
)
from PySide6.QtWidgets import QWidget

from rakor_desktop.domain import dates, shown_dates
from rakor_desktop.domain.arrivals import ARRIVALS, ArrivalBoard, Arrivals, BoardTile
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.overview import Sexes
from rakor_desktop.domain.regions import Region
from rakor_desktop.ui import theme
from rakor_desktop.ui.attendance.board.scene import Scene, Told, scene
from rakor_desktop.ui.attendance.people.bar import session_name
from rakor_desktop.ui.attendance.roll import Roll
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.panels import board_words as words
from rakor_desktop.ui.tiles import TileRow

_NEWEST = 4
_REST = 3_000
"""Milliseconds after which a mouse that lies still is hidden."""


class BoardScreen(QWidget):
    """A window of its own that keeps up with the desk, whatever page the main window shows."""

    closed = Signal()

    def __init__(self, app: AppContext, roll: Roll, session_uid: str | None) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._app = app
        self._roll = roll
        self._session_uid = session_uid
        self._beside: QWidget | None = None
        self._arrivals = Arrivals((), ())
        self._scene: Scene | None = None
        self.told = Told()
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._second = QTimer(self, interval=1_000)
        self._second.timeout.connect(self._tick)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._hide_mouse)
        roll.watch(self)
        roll.changed.connect(self._on_changed)
        self._on_changed(None)
        self._second.start()

    def open_beside(self, window: QWidget) -> None:
        """Fill the screen the window is not on, or the only one; close together with the window."""
        self._beside = window
        window.installEventFilter(self)
        screen = other_screen(QGuiApplication.screens(), window.screen())
        if screen is not window.screen():
            # The keys, and a scanner that types, stay with the desk.
            self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
            QGuiApplication.instance().screenRemoved.connect(self._on_screen_removed)  # type: ignore[union-attr]
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self._show_hint()
        self.showFullScreen()
        if screen is not window.screen():
            window.activateWindow()

    @property
    def scene(self) -> Scene:
        """What is painted."""
        if self._scene is None:
            self._scene = scene(self.told, QSizeF(self.size()))
        return self._scene

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Close when the window of the file closes; one that is only minimised stays open."""
        if event.type() == QEvent.Type.Hide and not event.spontaneous():
            self.close()
        return False

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Let go of the roll and of the window."""
        super().closeEvent(event)
        self._second.stop()
        self._roll.changed.disconnect(self._on_changed)
        self._roll.let_go(self)
        if self._beside is not None:
            self._beside.removeEventFilter(self)
            if self._beside.isVisible():
                self._beside.activateWindow()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close with Esc and F11."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F11):
            self.close()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show the mouse and how to close, for a while."""
        super().mouseMoveEvent(event)
        self._show_hint()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fill the new size."""
        super().resizeEvent(event)
        self._scene = None

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the palette of the program."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the board."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().window)
        self.scene.paint(painter)
        painter.end()

    def _on_changed(self, touched: frozenset[str] | None) -> None:
        roll = self._roll
        if touched is None:
            if self._session_uid is not None and all(held.uid != self._session_uid for held in roll.sessions):
                self._session_uid = roll.session_uid
            self._arrivals = Arrivals(roll.rows, roll.gazetteer.regencies, self._session_uid)
            title, day = self._heading()
            self._tell(replace(self.told, title=title, day=day, zone=roll.zone))
        else:
            self._arrivals.follow(roll.by_uid, touched)
        board = self._arrivals.board
        tiles = [tile for tile in board.tiles if tile.invited or isinstance(tile.place, Region)]
        # Times of several days would say nothing without their dates.
        newest = board.newest(_NEWEST) if self._session_uid is not None else []
        clock = words.Clock(roll.zone)
        last = {tile.uid for tile, _visitor in newest[:1]}
        self._tell(
            replace(
                self.told,
                arrived=board.arrived,
                total=board.total,
                people=people_line(board),
                newest=tuple(words.came_line(*came, clock) for came in newest),
                tiles=tuple(_row(tile, fresh=tile.uid in last) for tile in tiles),
                apart=len(tiles) - len(board.regions),
                clock=self._clock(),
            )
        )

    def _heading(self) -> tuple[str, str]:
        event = self._app.workspace.glance(self._app.event_uid)
        held = next((held for held in self._roll.sessions if held.uid == self._session_uid), None)
        if held is not None:
            day = f"{session_name(held)} · {shown_dates.long_date(held.date)}"
        else:
            days = shown_dates.day_range(event.start_date, event.end_date) if event else ""
            day = f"{_('Seluruh rakor')} · {days}"
        title = event.name if event else ""
        self.setWindowTitle(_("Papan kehadiran – {event}").format(event=title))
        return title, day

    def _tell(self, told: Told) -> None:
        if told != self.told:
            self.told = told
            self._scene = None
            said = _("{n} dari {total} kabupaten/kota hadir").format(n=told.arrived, total=told.total)
            self.setAccessibleName(f"{told.title}. {said}")
            self.update()

    def _clock(self) -> str:
        return dates.local_clock(datetime.now(UTC), self._roll.zone)

    def _tick(self) -> None:
        self._tell(replace(self.told, clock=self._clock()))

    def _show_hint(self) -> None:
        self.unsetCursor()
        self._rest.start()
        self._tell(replace(self.told, hint=_("Esc atau F11 menutup layar ini")))

    def _hide_mouse(self) -> None:
        self.setCursor(Qt.CursorShape.BlankCursor)
        self._tell(replace(self.told, hint=""))

    def _on_screen_removed(self, screen: QScreen) -> None:
        """Close when the projector is unplugged: Qt would put the board over the desk."""
        if self.screen() in (None, screen):
            self.close()


def other_screen(screens: Sequence[QScreen], here: QScreen) -> QScreen:
    """Return a screen that shows something else than this one, or this one."""
    return next((screen for screen in screens if not screen.geometry().intersects(here.geometry())), here)


def _row(tile: BoardTile, *, fresh: bool) -> TileRow:
    """Return a tile for the hall, which need not know whether anybody was invited."""
    word = _(ARRIVALS[tile.arrival])
    return TileRow(tile.uid, words.place_name(tile.place), words.STATES[tile.arrival], word, fresh=fresh)


def people_line(board: ArrivalBoard) -> str:
    """Return how many people came, the men and women among them, and for how many that is not known."""
    came = board.people
    sexes = Sexes.of(came)
    parts = [
        _("{n} dari {total} orang hadir").format(n=len(came), total=board.invited),
        _("Laki-laki {n}").format(n=sexes.men),
        _("Perempuan {n}").format(n=sexes.women),
    ]
    if sexes.unknown:
        parts.append(_("belum terisi {n}").format(n=sexes.unknown))
    return " · ".join(parts)
