"""Tables of the journal: branches, actions, entries. Local numbers stand for branch uids: small files."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKeyConstraint, Index, Integer, LargeBinary, Table, Text

from rakor_desktop.store.schema.base import Base

branch = Table(
    "journal_branch",
    Base.metadata,
    Column("no", Integer, primary_key=True, comment="local to this file, never shown, never merged"),
    Column("uid", Text, nullable=False, unique=True),
    Column("label", Text, nullable=False, comment="the laptop's letter"),
    Column("parents", Text, nullable=False, comment="JSON {branch uid: last seq known when it was opened}"),
    Column("opened_at", Text, nullable=False),
)

action = Table(
    "journal_action",
    Base.metadata,
    Column("branch_no", Integer, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("at", Text, nullable=False, comment="UTC, shown, never judged by"),
    ForeignKeyConstraint(["branch_no"], ["journal_branch.no"]),
    sqlite_with_rowid=False,
)

entry = Table(
    "journal_entry",
    Base.metadata,
    Column("branch_no", Integer, primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("lamport", Integer, nullable=False),
    Column("action_no", Integer, nullable=False),
    Column("kind", Text, nullable=False, comment="the table"),
    Column("row_uid", Text, nullable=False),
    Column("op", Text, nullable=False),
    Column("content", Text, comment="canonical JSON of the fields written; NULL when redacted"),
    Column("salt", LargeBinary, comment="NULL when redacted"),
    Column("digest", LargeBinary, comment="kept only when redacted"),
    Column("hash", LargeBinary, nullable=False),
    ForeignKeyConstraint(["branch_no"], ["journal_branch.no"]),
    sqlite_with_rowid=False,
)

Index("ix_journal_entry_row_uid", entry.c.row_uid)
Index("ix_journal_entry_lamport", entry.c.lamport)
