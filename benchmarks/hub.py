"""The Hub on one PostgreSQL node: pushes of several laptops at once, pulls from a hundred meetings."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg
from sqlalchemy.orm import Session

from rakor_desktop.domain.ids import new_uid
from rakor_desktop.domain.issues import IssueCategory
from rakor_desktop.domain.verbs import verb
from rakor_desktop.services import events
from rakor_desktop.store.schema import Issue
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.sync.hub.address import Address
from rakor_desktop.sync.hub.making import make
from rakor_desktop.sync.hub.pulling import pull
from rakor_desktop.sync.hub.pushing import push

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests/support"))
import postgres  # noqa: E402 - the server of the tests, here with everything that keeps data safe

LAPTOPS, CHANGED = 24, 500
EVENTS, OF_ONE = 100, 10_000
TEXT = "Biaya angkut bahan baku antarpulau tinggi dan jadwal kapal tidak tetap. "
SAFE = ("fsync=on", "synchronous_commit=on", "full_page_writes=on", "autovacuum=on", "shared_buffers=128MB")
PUSHES, PULL, GLANCE = 2.0, 15.0, 1.0
"""What must be reached: pushes a second, seconds to take a whole meeting, seconds when nothing is new."""

PUSHER = """
import sys
from pathlib import Path
from rakor_desktop.sync.hub.address import Address
from rakor_desktop.sync.hub.pushing import push
hub = Address.read(sys.argv[1])
assert push(Path(sys.argv[2]), hub).nothing
print("ready", flush=True)
sys.stdin.readline()
for path in sys.argv[3:]:
    assert not push(Path(path), hub).nothing
"""


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
        server = postgres.Server(*SAFE, place="/tmp")
        try:
            good = [_pushes(server, Path(name)), _many_meetings(server, Path(name))]
        finally:
            server.close()
    return 0 if all(good) else 1


def _starter(path: Path) -> str:
    workspace = Workspace.create(path)
    event = workspace.act(
        events.create, name="Rakor", start_date=dt.date(2026, 4, 14), end_date=dt.date(2026, 4, 16)
    )
    workspace.close()
    return event


def _changed(starter: Path, event: str, nth: int, rows: int) -> Path:
    path = Path(shutil.copyfile(starter, starter.with_name(f"{starter.stem} {nth}.rakor")))
    workspace = Workspace.open(path, label=chr(ord("A") + nth % 26))
    workspace.act(_fill, event, workspace.label, rows)
    workspace.close()
    return path


def _pushes(server: postgres.Server, folder: Path) -> bool:
    starter = folder / "awal.rakor"
    event = _starter(starter)
    paths = [_changed(starter, event, nth, CHANGED) for nth in range(LAPTOPS)]
    floor = min(_bare(server, many=False), _bare(server, many=False))
    copied = _bare(server, many=True)
    print(
        f"bare executemany of {CHANGED} rows   {floor * 1e3:7.0f} ms = {1 / floor:6.1f} a second (the floor)"
    )
    print(f"bare COPY of {CHANGED} rows          {copied * 1e3:7.0f} ms = {1 / copied:6.1f} a second")
    rates = []
    for processes in (1, 2, 4):
        name = server.create()
        took = _in_processes(server, name, starter, paths, processes)
        rate = LAPTOPS / took
        rates.append(rate)
        size = _size(server, name)
        print(
            f"{LAPTOPS} pushes of {CHANGED} rows, {processes} at once {took:6.2f} s = {rate:6.1f} a second"
            f" = {took / LAPTOPS / floor:5.1f} x the floor (target {PUSHES:.0f} a second); {size:.1f} MB"
        )
        server.drop(name)
    return max(rates) >= PUSHES


def _bare(server: postgres.Server, *, many: bool) -> float:
    """Insert the same rows without any history, one transaction, and return the seconds."""
    name = server.create()
    make(Address.read(server.url(name)))
    rows = [
        (new_uid(), f"A-{nth:05d}", "RAW_MATERIAL", f"{TEXT}{nth}", TEXT[:40], "OPEN")
        for nth in range(CHANGED)
    ]
    with server.connect(name) as connection:
        connection.execute(
            "CREATE TABLE bare AS"
            " SELECT uid, number, category, description, measures_taken, status FROM issue"
        )
        connection.execute("ALTER TABLE bare ADD PRIMARY KEY (uid)")
        start = time.perf_counter()
        with connection.transaction(), connection.cursor() as cursor:
            if many:
                with cursor.copy("COPY bare FROM STDIN") as copy:
                    for row in rows:
                        copy.write_row(row)
            else:
                cursor.executemany("INSERT INTO bare VALUES (%s, %s, %s, %s, %s, %s)", rows)
        took = time.perf_counter() - start
    server.drop(name)
    return took


def _in_processes(server: postgres.Server, name: str, starter: Path, paths: list[Path], count: int) -> float:
    url = server.url(name)
    make(Address.read(url))
    push(starter, Address.read(url))
    shares = [paths[nth::count] for nth in range(count)]
    running = [
        subprocess.Popen(
            [sys.executable, "-c", PUSHER, url, str(starter), *map(str, share)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
        )
        for share in shares
    ]
    for one in running:
        assert one.stdout is not None
        assert one.stdout.readline() == b"ready\n"
    start = time.perf_counter()
    for one in running:
        assert one.stdin is not None
        one.stdin.write(b"\n")
        one.stdin.close()
    assert [one.wait() for one in running] == [0] * count
    return time.perf_counter() - start


def _many_meetings(server: postgres.Server, folder: Path) -> bool:
    """Push one meeting, let the server make the others from it: as long, not as true; push and pull again."""
    name = server.create()
    hub = Address.read(server.url(name))
    make(hub)
    starter = folder / "besar.rakor"
    event = _starter(starter)
    whole = _changed(starter, event, 0, OF_ONE)
    start = time.perf_counter()
    push(whole, hub)
    first = time.perf_counter() - start
    with server.connect(name) as connection:
        _multiplied(connection)
    entries = _counted(server, name, "journal_entry")
    print(f"one push of {OF_ONE} rows to an empty Hub {first:7.2f} s")
    print(
        f"{EVENTS} meetings, {entries} entries, {_counted(server, name, 'issue')} rows:"
        f" {_size(server, name):.0f} MB"
    )
    more = _changed(whole, event, 1, CHANGED)
    start = time.perf_counter()
    push(more, hub)
    pushed = time.perf_counter() - start
    fresh = folder / "baru.rakor"
    workspace = Workspace.create(fresh)
    start = time.perf_counter()
    pull(workspace, hub, event=event, keep=False)
    pulled = time.perf_counter() - start
    start = time.perf_counter()
    assert pull(workspace, hub).nothing
    again = time.perf_counter() - start
    workspace.close()
    print(f"    push of {CHANGED} new rows into it      {pushed:7.2f} s")
    print(f"    pull of a whole meeting of {OF_ONE} rows {pulled:7.2f} s (target {PULL:.0f} s)")
    print(f"    pull of nothing new              {again:7.2f} s (target {GLANCE:.0f} s)")
    server.drop(name)
    return pulled <= PULL and again <= GLANCE


def _multiplied(connection: psycopg.Connection[object]) -> None:
    """Make so many meetings more of the one there is, each with keys of its own."""
    last = {"last": EVENTS - 1}
    found = connection.execute("SELECT max(no) FROM journal_branch").fetchone()
    assert found is not None
    branch = f"m.n * {found[0]} + "
    uid = "md5(m.n || {})"
    parents = (
        f"(SELECT coalesce(jsonb_object_agg({uid.format('p.key')}, p.value), jsonb '{{}}')::text"
        " FROM jsonb_each(b.parents::jsonb) p)"
    )
    with connection.transaction():
        for table, changed in (
            ("journal_branch", {"no": f"{branch} b.no", "uid": uid.format("b.uid"), "parents": parents}),
            ("journal_action", {"branch_no": f"{branch} b.branch_no"}),
            ("journal_entry", {"branch_no": f"{branch} b.branch_no", "row_uid": uid.format("b.row_uid")}),
            ("event", {"uid": uid.format("b.uid")}),
            ("issue", {"uid": uid.format("b.uid"), "event_uid": uid.format("b.event_uid")}),
        ):
            names = [
                str(row[0])
                for row in connection.execute(
                    "SELECT column_name FROM information_schema.columns WHERE table_name = %s", (table,)
                ).fetchall()
            ]
            values = ", ".join(changed.get(name, f'b."{name}"') for name in names)
            columns = ", ".join(f'"{name}"' for name in names)
            connection.execute(
                f"INSERT INTO {table} ({columns}) SELECT {values}"
                f" FROM {table} b, (SELECT generate_series(1, %(last)s) AS n) m",
                last,
            )
    connection.execute("ANALYZE")


def _counted(server: postgres.Server, name: str, table: str) -> int:
    with server.connect(name) as connection:
        found = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        assert found is not None
        return int(found[0])


def _size(server: postgres.Server, name: str) -> float:
    with server.connect() as connection:
        found = connection.execute("SELECT pg_database_size(%s)", (name,)).fetchone()
        assert found is not None
        return int(found[0]) / 1e6


if __name__ == "__main__":
    sys.exit(main())
