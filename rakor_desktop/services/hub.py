"""The Hub for those who set one up: send what this file has, take what concerns it, or both."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from threading import Event

from rakor_desktop.domain.errors import AmbiguousError, NotFoundError, ReadOnlyError
from rakor_desktop.domain.hub import Difference, HubEvent, Pushed, Ready, Synced
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.merging import Merged
from rakor_desktop.domain.quote import quoted
from rakor_desktop.services.merging import alone
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.sync.hub import making, pulling, pushing, stopping, telling
from rakor_desktop.sync.hub.address import Address
from rakor_desktop.sync.merging import Progress


def _silent(_done: int, _total: int) -> None:
    """Tell nobody."""


def stoppable(asked: Event) -> AbstractContextManager[None]:
    """Let this end, soon, what the thread waits for at the Hub."""
    return stopping.stoppable(asked)


def shown(address: str) -> str:
    """Return an address without its password; refused where it names no Hub."""
    return Address.read(address).shown


def make(address: str, password: str = "") -> Ready:
    """Make a database a Hub, or bring an older one up to this program."""
    return making.make(Address.read(address, password))


def held(address: str, password: str = "", *, progress: Progress = _silent) -> list[HubEvent]:
    """Return the meetings that the Hub holds."""
    return telling.held(Address.read(address, password), progress=progress)


def compare(
    workspace: Workspace, address: str, password: str = "", *, progress: Progress = _silent
) -> Difference:
    """Return how much is new here and there; nothing is changed."""
    return telling.compare(workspace, Address.read(address, password), progress=progress)


def push(path: Path, address: str, password: str = "", *, progress: Progress = _silent) -> Pushed:
    """Send what the Hub lacks of this file, all of it or nothing; the file itself is only read."""
    return pushing.push(path, Address.read(address, password), progress=progress)


def pull(
    workspace: Workspace,
    address: str,
    password: str = "",
    *,
    event: str = "",
    keep: bool = True,
    progress: Progress = _silent,
) -> Merged:
    """Take what the Hub has of this file's meetings, and of one more by its uid or (part of) its name."""
    _refuse_reading(workspace)
    where = Address.read(address, password)
    uid = event_of(telling.held(where), event).uid if event else ""
    with alone(workspace):
        return pulling.pull(workspace, where, event=uid, keep=keep, progress=progress)


def sync(workspace: Workspace, address: str, password: str = "", *, progress: Progress = _silent) -> Synced:
    """Send, then take; each is whole by itself."""
    _refuse_reading(workspace)
    where = Address.read(address, password)
    with alone(workspace):
        pushed = pushing.push(workspace.path, where, progress=progress)
        return Synced(pushed, pulling.pull(workspace, where, progress=progress))


def event_of(events: list[HubEvent], asked: str) -> HubEvent:
    """Return the meeting meant by a uid or (part of) a name."""
    wanted = " ".join(asked.split()).casefold()
    exact = [one for one in events if wanted in (one.uid, one.name.casefold())]
    meant = exact or [one for one in events if wanted and wanted in one.name.casefold()]
    if len(meant) > 1:
        raise AmbiguousError(
            _("{text} bisa berarti beberapa rakor: {names}.").format(
                text=quoted(asked), names="; ".join(one.name for one in meant)
            )
        )
    if not meant:
        raise NotFoundError(_("Tidak ada rakor {text} di pusat data.").format(text=quoted(asked)))
    return meant[0]


def _refuse_reading(workspace: Workspace) -> None:
    if workspace.read_only:
        raise ReadOnlyError(workspace.read_only_reason)
