"""Periksa Data: is the file whole, is its history unbroken, and do the tables say what the history says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import FromClause, func, inspect, select, true
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from rakor_desktop.domain.errors import ForeignFileError
from rakor_desktop.domain.history import CheckReport, Op, Value
from rakor_desktop.domain.i18n import _
from rakor_desktop.store.connection import sentence
from rakor_desktop.store.journal import codec, reader, redaction, replay
from rakor_desktop.store.journal.links import references
from rakor_desktop.store.journal.recorder import defaults
from rakor_desktop.store.journal.redone import redone
from rakor_desktop.store.schema import JOURNALLED, Blob, journal
from rakor_desktop.store.tables import raw_rows

_FEW = 5000
"""So many keys can be named in one query."""
_SHOWN = 20
"""A file that is wrong in a thousand places is described well enough by twenty."""


def check(session: Session) -> CheckReport:
    """Return what is wrong with the file, most basic first; an empty list means that it is sound."""
    problems = [*_pages(session)]
    for look in (_chains, _blobs, _erased, _projection):
        try:
            problems += look(session)
        except (ForeignFileError, DBAPIError) as error:
            problems.append(_damage(session, error))
    return CheckReport(
        problems=list(dict.fromkeys(problems))[:_SHOWN],
        rows=sum(_count(session, inspect(model).local_table) for model in JOURNALLED.values()),
        entries=_count(session, journal.entry),
        branches=_count(session, journal.branch),
    )


def _count(session: Session, table: FromClause) -> int:
    return session.connection().scalar(select(func.count()).select_from(table)) or 0


def _damage(session: Session, error: ForeignFileError | DBAPIError) -> str:
    """Return what is wrong where the content cannot even be read; what is no damage goes its own way."""
    if isinstance(error, ForeignFileError):
        return str(error)
    main = session.connection().exec_driver_sql("SELECT file FROM pragma_database_list WHERE name = 'main'")
    said = sentence(error.orig, Path(main.scalar_one()))
    if not isinstance(said, ForeignFileError):
        raise error
    return str(said)


def _pages(session: Session) -> Iterator[str]:
    connection = session.connection()
    for (said,) in connection.exec_driver_sql("PRAGMA integrity_check(10)"):
        if said != "ok":
            yield _("Berkas rusak: {detail}").format(detail=said)
    for table, *_rest in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield _("Sebuah baris di “{table}” menunjuk ke baris yang tidak ada.").format(table=table)


def _chains(session: Session) -> Iterator[str]:
    for link in reader.broken(session.connection()):
        yield _("Rantai riwayat putus pada entri {entry}: riwayat telah diubah dari luar.").format(entry=link)


def _blobs(session: Session) -> Iterator[str]:
    import hashlib  # noqa: PLC0415 - only the check needs it

    for sha256, data in session.execute(select(Blob.sha256, Blob.data).execution_options(yield_per=20)):
        if hashlib.sha256(data).hexdigest() != sha256:
            yield _("Isi lampiran {sha256} tidak sesuai dengan sidik jarinya.").format(sha256=sha256[:12])


def _erased(session: Session) -> Iterator[str]:
    """Yield where content is missing that nobody redacted, and where some is left that somebody did."""
    connection, e, b = session.connection(), journal.entry.c, journal.branch.c
    marks = redaction.every_mark(connection)
    ancestry = replay.Ancestry(reader.branches(connection))
    query = select(b.uid, e.seq, e.action_no, e.kind, e.row_uid, e.content.is_(None)).join(
        journal.branch, b.no == e.branch_no
    )
    redacted = e.row_uid.in_([row for _kind, row in marks]) if len(marks) < _FEW else true()
    for branch, seq, action, kind, row, empty in connection.execute(
        query.where(e.content.is_(None) | redacted)
    ):
        header = codec.Header(branch, seq, 0, action, "", "", "", kind, row, Op.UPDATE)
        gone = redaction.is_gone(header, marks.get((kind, row), ()), ancestry)
        if empty and not gone:
            yield _("Isi entri {entry} hilang tanpa keputusan penghapusan data pribadi.").format(
                entry=f"{branch}:{seq}"
            )
        if gone and not empty:
            yield _("Entri {entry} masih memuat data pribadi yang sudah dihapus.").format(
                entry=f"{branch}:{seq}"
            )
    for sha256 in sorted(redaction.erased_blobs(connection)):
        if session.get(Blob, sha256) is not None:
            yield _("Lampiran {sha256} masih ada padahal sudah dihapus.").format(sha256=sha256[:12])


def _projection(session: Session) -> Iterator[str]:
    rows = {kind: raw_rows(session, model) for kind, model in JOURNALLED.items()}
    connection = session.connection()
    branches = reader.branches(connection)
    ancestry = replay.Ancestry(branches)
    names = {branch.no: branch.uid for branch in branches}
    void = {(names[no], number) for no, number in redone(connection) if no in names}
    told = replay.stories(
        entry
        for entry in reader.entries(connection)
        if (entry.header.branch, entry.header.action_no) not in void
    )
    links = {kind: references(kind) for kind in JOURNALLED}
    expected: dict[tuple[str, str], dict[str, Value]] = {}
    for key, shown in replay.standing(told, ancestry, links).items():
        kind, uid = key.split("/", 1)
        if kind in JOURNALLED:
            expected[kind, uid] = {**defaults(JOURNALLED[kind]), **shown, "uid": uid}
    found = {(kind, uid): row for kind, table in rows.items() for uid, row in table.items()}
    for kind, uid in sorted(expected.keys() - found.keys()):
        yield _("Baris “{table}” {uid} ada di riwayat tetapi hilang dari tabel.").format(table=kind, uid=uid)
    for kind, uid in sorted(found.keys() - expected.keys()):
        yield _("Baris “{table}” {uid} ada di tabel tetapi tidak di riwayat.").format(table=kind, uid=uid)
    for at in sorted(expected.keys() & found.keys()):
        differing = sorted(name for name, value in found[at].items() if expected[at].get(name) != value)
        if differing:
            yield _("Baris “{table}” {uid}: {fields} tidak sama dengan riwayatnya.").format(
                table=at[0], uid=at[1], fields=", ".join(differing)
            )
