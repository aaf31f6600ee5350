"""A parcel of 20 MB beside a verified copy of the same file; a round through a folder beside a look."""

from __future__ import annotations

import datetime as dt
import os
import resource
import shutil
import tempfile
import time
from pathlib import Path

from sqlalchemy.orm import Session

from rakor_desktop.domain.ids import new_uid
from rakor_desktop.domain.issues import IssueCategory
from rakor_desktop.domain.verbs import verb
from rakor_desktop.services import events, sharing, transport
from rakor_desktop.services.transport import Identity
from rakor_desktop.store import backup
from rakor_desktop.store.schema import Issue
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.sync.envelope import fresh_identity

LAPTOPS = 22
CHANGED = 500
BYTES = 20_000_000
TEXT = "Biaya angkut bahan baku antarpulau tinggi dan jadwal kapal tidak tetap. "
TIMES, ROUND, TAKEN, MEGABYTES = 4, 0.05, 4.0, 40
"""What must be reached: how often the floor, seconds, seconds, megabytes of memory."""


@verb("Mengisi")
def _fill(session: Session, event: str, label: str, count: int) -> None:
    session.add_all(
        Issue(
            uid=new_uid(),
            event_uid=event,
            number=f"{label}-{nth:05d}",
            category=IssueCategory.RAW_MATERIAL,
            description=f"{TEXT}{nth}",
            measures_taken=TEXT[:40],
        )
        for nth in range(count)
    )


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        os.environ["RAKOR_HOME"] = name
        folder = Path(name)
        starter = folder / "awal.rakor"
        workspace = Workspace.create(starter)
        event = workspace.act(
            events.create, name="Rakor", start_date=dt.date(2026, 4, 14), end_date=dt.date(2026, 4, 16)
        )
        workspace.close()
        good = [_parcel(folder, starter, event), _rounds(folder, starter, event), _key()]
    return 0 if all(good) else 1


def _parcel(folder: Path, starter: Path, event: str) -> bool:
    path = Path(shutil.copyfile(starter, folder / "besar.rakor"))
    workspace = Workspace.open(path)
    while path.stat().st_size < BYTES:
        workspace.act(_fill, event, "A", 5000)
    workspace.close()
    key = fresh_identity()
    before = _peak()
    packed = min(_pack(path, folder, key) for _time in range(3))
    unpacked = min(_unpack(folder, key) for _time in range(3))
    more = _peak() - before
    floor = min(_copy(path, folder) for _time in range(3))
    size = path.stat().st_size / 1e6
    print(f"{size:.0f} MB packed                     {packed:7.2f} s")
    print(f"{size:.0f} MB unpacked                   {unpacked:7.2f} s, memory {more:.0f} MB more")
    print(f"{size:.0f} MB verified copy (the floor)  {floor:7.2f} s")
    return packed + unpacked <= TIMES * floor and more <= MEGABYTES


def _pack(path: Path, folder: Path, key: Identity) -> float:
    begun = time.perf_counter()
    transport.pack(path, folder / "besar.age", key.public, replace=True)
    return time.perf_counter() - begun


def _unpack(folder: Path, key: Identity) -> float:
    begun = time.perf_counter()
    transport.unpack(folder / "besar.age", folder / "keluar.rakor", key, replace=True)
    return time.perf_counter() - begun


def _copy(path: Path, folder: Path) -> float:
    target = folder / "salinan.rakor"
    target.unlink(missing_ok=True)
    begun = time.perf_counter()
    backup.copy_to(path, target)
    return time.perf_counter() - begun


def _rounds(folder: Path, starter: Path, event: str) -> bool:
    shared = folder / "Bersama"
    shared.mkdir()
    for nth in range(LAPTOPS):
        path = Path(shutil.copyfile(starter, folder / f"{nth}.rakor"))
        workspace = Workspace.open(path, label=chr(ord("A") + nth))
        workspace.act(_fill, event, workspace.label, CHANGED)
        with sharing.opened(workspace, shared) as share:
            sharing.publish(workspace, share)
        workspace.close()
    workspace = Workspace.open(starter, label="Z")
    with sharing.opened(workspace, shared) as share:
        begun = time.perf_counter()
        found = sharing.gather(workspace, share)
        held_up, left = 0.0, found.news
        while left:
            piece = sharing.piece_of(left, 1000)
            taken = left[:piece]
            held_up = max(held_up, _timed(lambda: sharing.bring(workspace, share, taken)))  # noqa: B023
            left = left[piece:]
        sharing.publish(workspace, share)
        first = time.perf_counter() - begun
        quiet = min(_timed(lambda: sharing.once(workspace, share)) for _time in range(20))
        share.memory.known.clear()
        share.memory.redactions = 0
        again = _timed(lambda: sharing.once(workspace, share))
    workspace.close()
    floor = min(_timed(lambda: _look(shared)) for _time in range(20))
    print(f"first round, {LAPTOPS} files x {CHANGED} new rows  {first:7.2f} s (target {TAKEN:.0f} s)")
    print(f"    the window waits at most       {held_up:7.2f} s at once")
    print(f"round with nothing new, {LAPTOPS} files   {1000 * quiet:7.1f} ms (target {1000 * ROUND:.0f} ms)")
    print(f"the same after a new start         {1000 * again:7.1f} ms")
    print(f"looking at {LAPTOPS} files (the floor)    {1000 * floor:7.1f} ms")
    return first <= TAKEN and quiet <= ROUND


def _look(folder: Path) -> None:
    for path in sorted(folder.iterdir()):
        path.stat()
        with path.open("rb") as opened:
            opened.read(100)


def _timed(work: object) -> float:
    assert callable(work)
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _key() -> bool:
    begun = time.perf_counter()
    made = transport.make_key("empat kata yang panjang")
    took = time.perf_counter() - begun
    opened = _timed(lambda: transport.unlock("empat kata yang panjang"))
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"key made {took:.2f} s, opened {opened:.2f} s, in a process of {children:.0f} MB")
    return transport.own_key() == made.public


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    raise SystemExit(main())
