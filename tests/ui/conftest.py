"""What tests of the window start from: a context on a file of their own, and no window left behind."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from rakor_desktop.store.workspace import Workspace
from rakor_desktop.ui import theme
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.preferences import Preferences


@pytest.fixture(autouse=True)
def _garbage_stays_here() -> Iterator[None]:
    """Look for garbage between two tests only, as a thread must never do: see ``rakor_desktop.ui.garbage``."""
    gc.collect(1)
    gc.disable()
    yield
    gc.collect(0)
    gc.enable()


@pytest.fixture(autouse=True)
def _no_window_left(qapp: QApplication) -> Iterator[None]:
    """Fail a test that leaves a window open: the next one would type into it."""
    yield
    left = [widget for widget in qapp.topLevelWidgets() if widget.isVisible()]
    for widget in left:
        widget.hide()
        widget.deleteLater()
    assert not left, f"left open: {left}"


@pytest.fixture(scope="session", autouse=True)
def _dressed(qapp: QApplication) -> None:
    """Give every test the colours and the letters that people see."""
    theme.apply(qapp, "light")


@pytest.fixture
def empty_app(workspace: Workspace, qapp: QApplication) -> Iterator[AppContext]:
    """A context on a file without any event."""
    app = AppContext(workspace, Preferences(laptop="A"))
    yield app
    app.close()


@pytest.fixture
def app(empty_app: AppContext, event: str) -> AppContext:
    """A context on a file with the event of three days, which is the current one."""
    empty_app.set_event(event)
    return empty_app
