"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "blob",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_blob")),
    )
    op.create_table(
        "journal_branch",
        sa.Column(
            "no", sa.Integer(), nullable=False, comment="local to this file, never shown, never merged"
        ),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False, comment="the laptop's letter"),
        sa.Column(
            "parents",
            sa.Text(),
            nullable=False,
            comment="JSON {branch uid: last seq known when it was opened}",
        ),
        sa.Column("opened_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("no", name=op.f("pk_journal_branch")),
        sa.UniqueConstraint("uid", name=op.f("uq_journal_branch_uid")),
    )
    op.create_table(
        "person",
        sa.Column("prefix", sa.Text(), server_default="", nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("suffix", sa.Text(), server_default="", nullable=False),
        sa.Column("sex", sa.Text(), server_default="", nullable=False),
        sa.Column("nip", sa.Text(), server_default="", nullable=False),
        sa.Column("nrp", sa.Text(), server_default="", nullable=False),
        sa.Column("rank", sa.Text(), server_default="", nullable=False),
        sa.Column("grade", sa.Text(), server_default="", nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("email", sa.Text(), server_default="", nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_person")),
    )
    op.create_table(
        "region",
        sa.Column("code", sa.Text(), server_default="", nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("capital", sa.Text(), server_default="", nullable=False),
        sa.Column("aliases", sa.Text(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_region")),
    )
    op.create_table(
        "setting",
        sa.Column("scope", sa.Text(), server_default="", nullable=False),
        sa.Column("key", sa.Text(), server_default="", nullable=False),
        sa.Column("value", sa.Text(), server_default="", nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_setting")),
    )
    op.create_table(
        "event",
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("short_name", sa.Text(), server_default="", nullable=False),
        sa.Column("theme", sa.Text(), server_default="", nullable=False),
        sa.Column("venue", sa.Text(), server_default="", nullable=False),
        sa.Column("venue_address", sa.Text(), server_default="", nullable=False),
        sa.Column("city", sa.Text(), server_default="", nullable=False),
        sa.Column("host_region_uid", sa.Text(), nullable=True),
        sa.Column("province", sa.Text(), server_default="", nullable=False),
        sa.Column("time_zone", sa.Text(), server_default="", nullable=False),
        sa.Column("start_date", sa.Text(), nullable=False),
        sa.Column("end_date", sa.Text(), nullable=False),
        sa.Column("start_time", sa.Text(), server_default="", nullable=False),
        sa.Column("year_current", sa.Integer(), server_default="0", nullable=False),
        sa.Column("year_plan", sa.Integer(), server_default="0", nullable=False),
        sa.Column("legal_basis", sa.Text(), server_default="", nullable=False),
        sa.Column("purposes", sa.Text(), nullable=False),
        sa.Column("objectives", sa.Text(), nullable=False),
        sa.Column("expected_outputs", sa.Text(), nullable=False),
        sa.Column("background", sa.Text(), server_default="", nullable=False),
        sa.Column("scope", sa.Text(), server_default="", nullable=False),
        sa.Column("funding", sa.Text(), server_default="", nullable=False),
        sa.Column("invitation_number", sa.Text(), server_default="", nullable=False),
        sa.Column("invitation_date", sa.Text(), nullable=True),
        sa.Column("opened_by", sa.Text(), server_default="", nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["host_region_uid"],
            ["region.uid"],
            name=op.f("fk_event_host_region_uid"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_event")),
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_host_region_uid"), ["host_region_uid"], unique=False)

    op.create_table(
        "journal_action",
        sa.Column("branch_no", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False, comment="UTC, shown, never judged by"),
        sa.ForeignKeyConstraint(
            ["branch_no"], ["journal_branch.no"], name=op.f("fk_journal_action_branch_no")
        ),
        sa.PrimaryKeyConstraint("branch_no", "number", name=op.f("pk_journal_action")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "journal_entry",
        sa.Column("branch_no", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("lamport", sa.Integer(), nullable=False),
        sa.Column("action_no", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False, comment="the table"),
        sa.Column("row_uid", sa.Text(), nullable=False),
        sa.Column("op", sa.Text(), nullable=False),
        sa.Column(
            "content",
            sa.Text(),
            nullable=True,
            comment="canonical JSON of the fields written; NULL when redacted",
        ),
        sa.Column("salt", sa.LargeBinary(), nullable=True, comment="NULL when redacted"),
        sa.Column("digest", sa.LargeBinary(), nullable=True, comment="kept only when redacted"),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["branch_no"], ["journal_branch.no"], name=op.f("fk_journal_entry_branch_no")
        ),
        sa.PrimaryKeyConstraint("branch_no", "seq", name=op.f("pk_journal_entry")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("journal_entry", schema=None) as batch_op:
        batch_op.create_index("ix_journal_entry_row_uid", ["row_uid"], unique=False)
        batch_op.create_index("ix_journal_entry_lamport", ["lamport"], unique=False)

    op.create_table(
        "organization",
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("region_uid", sa.Text(), nullable=True),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["region_uid"],
            ["region.uid"],
            name=op.f("fk_organization_region_uid"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_organization")),
    )
    with op.batch_alter_table("organization", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_organization_region_uid"), ["region_uid"], unique=False)

    op.create_table(
        "attendee",
        sa.Column("event_uid", sa.Text(), nullable=False),
        sa.Column("person_uid", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("position", sa.Text(), server_default="", nullable=False),
        sa.Column("organization_uid", sa.Text(), nullable=True),
        sa.Column("region_uid", sa.Text(), nullable=True),
        sa.Column("represents", sa.Text(), server_default="", nullable=False),
        sa.Column("assignment_letter_number", sa.Text(), server_default="", nullable=False),
        sa.Column("assignment_letter_date", sa.Text(), nullable=True),
        sa.Column("spd_stamped", sa.Integer(), server_default="0", nullable=False),
        sa.Column("badge_code", sa.Text(), server_default="", nullable=False),
        sa.Column("number", sa.Text(), server_default="", nullable=False),
        sa.Column("remarks", sa.Text(), server_default="", nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_uid"],
            ["event.uid"],
            name=op.f("fk_attendee_event_uid"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["organization_uid"],
            ["organization.uid"],
            name=op.f("fk_attendee_organization_uid"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_uid"],
            ["person.uid"],
            name=op.f("fk_attendee_person_uid"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["region_uid"],
            ["region.uid"],
            name=op.f("fk_attendee_region_uid"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_attendee")),
    )
    with op.batch_alter_table("attendee", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attendee_event_uid"), ["event_uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_attendee_organization_uid"), ["organization_uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_attendee_person_uid"), ["person_uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_attendee_region_uid"), ["region_uid"], unique=False)

    op.create_table(
        "document_issue",
        sa.Column("event_uid", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), server_default="", nullable=False),
        sa.Column("number", sa.Text(), server_default="", nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("content_hash", sa.Text(), server_default="", nullable=False),
        sa.Column("status", sa.Text(), server_default="", nullable=False),
        sa.Column("revision", sa.Integer(), server_default="0", nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_uid"],
            ["event.uid"],
            name=op.f("fk_document_issue_event_uid"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_document_issue")),
    )
    with op.batch_alter_table("document_issue", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_document_issue_event_uid"), ["event_uid"], unique=False)

    op.create_table(
        "issue_submission",
        sa.Column("event_uid", sa.Text(), nullable=False),
        sa.Column("region_uid", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_uid"],
            ["event.uid"],
            name=op.f("fk_issue_submission_event_uid"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["region_uid"],
            ["region.uid"],
            name=op.f("fk_issue_submission_region_uid"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_issue_submission")),
    )
    with op.batch_alter_table("issue_submission", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_issue_submission_event_uid"), ["event_uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_issue_submission_region_uid"), ["region_uid"], unique=False)

    op.create_table(
        "letterhead",
        sa.Column("event_uid", sa.Text(), nullable=False),
        sa.Column("government", sa.Text(), server_default="", nullable=False),
        sa.Column("agency", sa.Text(), server_default="", nullable=False),
        sa.Column("address", sa.Text(), server_default="", nullable=False),
        sa.Column("contact", sa.Text(), server_default="", nullable=False),
        sa.Column("emblem_sha256", sa.Text(), server_default="", nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_uid"],
            ["event.uid"],
            name=op.f("fk_letterhead_event_uid"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_letterhead")),
    )
    with op.batch_alter_table("letterhead", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_letterhead_event_uid"), ["event_uid"], unique=False)

    op.create_table(
        "programme",
        sa.Column("event_uid", sa.Text(), nullable=False),
        sa.Column("region_uid", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), server_default="0", nullable=False),
        sa.Column("number", sa.Text(), server_default="", nullable=False),
        sa.Column("code", sa.Text(), server_default="", nullable=False),
        sa.Column("programme", sa.Text(), server_default="", nullable=False),
        sa.Column("activity", sa.Text(), server_default="", nullable=False),
        sa.Column("sub_activity", sa.Text(), server_default="", nullable=False),
        sa.Column("nomenclature", sa.Text(), server_default="", nullable=False),
        sa.Column("location", sa.Text(), server_default="", nullable=False),
        sa.Column("commodity", sa.Text(), server_default="", nullable=False),
        sa.Column("beneficiary", sa.Text(), server_default="", nullable=False),
        sa.Column("indicator", sa.Text(), server_default="", nullable=False),
        sa.Column("target", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), server_default="", nullable=False),
        sa.Column("budget_ceiling", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("budget_revised", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("funding_source", sa.Text(), nullable=True),
        sa.Column("funding_note", sa.Text(), server_default="", nullable=False),
        sa.Column("krisna_status", sa.Text(), server_default="", nullable=False),
        sa.Column("physical_progress", sa.Text(), nullable=True),
        sa.Column(
            "financial_realization", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("constraint", sa.Text(), server_default="", nullable=False),
        sa.Column("responsible", sa.Text(), server_default="", nullable=False),
        sa.Column("priority", sa.Integer(), nullable=True),
        sa.Column("agreement", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("remarks", sa.Text(), server_default="", nullable=False),
        sa.Column("forward_estimate", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_uid"],
            ["event.uid"],
            name=op.f("fk_programme_event_uid"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["region_uid"],
            ["region.uid"],
            name=op.f("fk_programme_region_uid"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_programme")),
    )
    with op.batch_alter_table("programme", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_programme_event_uid"), ["event_uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_programme_region_uid"), ["region_uid"], unique=False)

    op.create_table(
        "resolution",
        sa.Column("event_uid", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("section", sa.Text(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_uid"],
            ["event.uid"],
            name=op.f("fk_resolution_event_uid"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_resolution")),
    )
    with op.batch_alter_table("resolution", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_resolution_event_uid"), ["event_uid"], unique=False)

    op.create_table(
        "session",
        sa.Column("event_uid", sa.Text(), nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("start_time", sa.Text(), server_default="", nullable=False),
        sa.Column("end_time", sa.Text(), server_default="", nullable=False),
        sa.Column("room", sa.Text(), server_default="", nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_uid"],
            ["event.uid"],
            name=op.f("fk_session_event_uid"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_session")),
    )
    with op.batch_alter_table("session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_session_event_uid"), ["event_uid"], unique=False)

    op.create_table(
        "signatory",
        sa.Column("event_uid", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("capacity", sa.Text(), nullable=False),
        sa.Column("on_behalf_of", sa.Text(), server_default="", nullable=False),
        sa.Column("under_direction", sa.Text(), server_default="", nullable=False),
        sa.Column("job_title", sa.Text(), server_default="", nullable=False),
        sa.Column("prefix", sa.Text(), server_default="", nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("suffix", sa.Text(), server_default="", nullable=False),
        sa.Column("rank", sa.Text(), server_default="", nullable=False),
        sa.Column("grade", sa.Text(), server_default="", nullable=False),
        sa.Column("nip", sa.Text(), server_default="", nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_uid"],
            ["event.uid"],
            name=op.f("fk_signatory_event_uid"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_signatory")),
    )
    with op.batch_alter_table("signatory", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_signatory_event_uid"), ["event_uid"], unique=False)

    op.create_table(
        "agenda_item",
        sa.Column("session_uid", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("start_time", sa.Text(), server_default="", nullable=False),
        sa.Column("end_time", sa.Text(), server_default="", nullable=False),
        sa.Column("speaker", sa.Text(), server_default="", nullable=False),
        sa.Column("moderator", sa.Text(), server_default="", nullable=False),
        sa.Column("room", sa.Text(), server_default="", nullable=False),
        sa.Column("remarks", sa.Text(), server_default="", nullable=False),
        sa.Column("summary", sa.Text(), server_default="", nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("started_at", sa.Text(), nullable=True),
        sa.Column("ended_at", sa.Text(), nullable=True),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_uid"],
            ["session.uid"],
            name=op.f("fk_agenda_item_session_uid"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_agenda_item")),
    )
    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agenda_item_session_uid"), ["session_uid"], unique=False)

    op.create_table(
        "attachment",
        sa.Column("event_uid", sa.Text(), nullable=False),
        sa.Column("session_uid", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("file_name", sa.Text(), server_default="", nullable=False),
        sa.Column("media_type", sa.Text(), server_default="", nullable=False),
        sa.Column("caption", sa.Text(), server_default="", nullable=False),
        sa.Column("sha256", sa.Text(), server_default="", nullable=False),
        sa.Column("size", sa.Integer(), server_default="0", nullable=False),
        sa.Column("taken_at", sa.Text(), nullable=True),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_uid"],
            ["event.uid"],
            name=op.f("fk_attachment_event_uid"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["session_uid"],
            ["session.uid"],
            name=op.f("fk_attachment_session_uid"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_attachment")),
    )
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attachment_event_uid"), ["event_uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_attachment_session_uid"), ["session_uid"], unique=False)

    op.create_table(
        "attendance_mark",
        sa.Column("attendee_uid", sa.Text(), nullable=False),
        sa.Column("session_uid", sa.Text(), nullable=False),
        sa.Column("presence", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("left_at", sa.Text(), nullable=True),
        sa.Column("method", sa.Text(), server_default="", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("label", sa.Text(), server_default="", nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attendee_uid"],
            ["attendee.uid"],
            name=op.f("fk_attendance_mark_attendee_uid"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["session_uid"],
            ["session.uid"],
            name=op.f("fk_attendance_mark_session_uid"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_attendance_mark")),
    )
    with op.batch_alter_table("attendance_mark", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attendance_mark_attendee_uid"), ["attendee_uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_attendance_mark_session_uid"), ["session_uid"], unique=False)

    op.create_table(
        "note",
        sa.Column("session_uid", sa.Text(), nullable=False),
        sa.Column("agenda_item_uid", sa.Text(), nullable=True),
        sa.Column("attendee_uid", sa.Text(), nullable=True),
        sa.Column("region_uid", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), server_default="", nullable=False),
        sa.Column("speaker", sa.Text(), server_default="", nullable=False),
        sa.Column("statement", sa.Text(), server_default="", nullable=False),
        sa.Column("response", sa.Text(), server_default="", nullable=False),
        sa.Column("follow_up", sa.Text(), server_default="", nullable=False),
        sa.Column("responsible", sa.Text(), server_default="", nullable=False),
        sa.Column("deadline", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("written_at", sa.Text(), nullable=True),
        sa.Column("written_by", sa.Text(), server_default="", nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agenda_item_uid"],
            ["agenda_item.uid"],
            name=op.f("fk_note_agenda_item_uid"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["attendee_uid"],
            ["attendee.uid"],
            name=op.f("fk_note_attendee_uid"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["region_uid"],
            ["region.uid"],
            name=op.f("fk_note_region_uid"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["session_uid"],
            ["session.uid"],
            name=op.f("fk_note_session_uid"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_note")),
    )
    with op.batch_alter_table("note", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_note_agenda_item_uid"), ["agenda_item_uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_note_attendee_uid"), ["attendee_uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_note_region_uid"), ["region_uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_note_session_uid"), ["session_uid"], unique=False)

    op.create_table(
        "issue",
        sa.Column("event_uid", sa.Text(), nullable=False),
        sa.Column("region_uid", sa.Text(), nullable=True),
        sa.Column("note_uid", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), server_default="", nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("commodity", sa.Text(), server_default="", nullable=False),
        sa.Column("description", sa.Text(), server_default="", nullable=False),
        sa.Column("measures_taken", sa.Text(), server_default="", nullable=False),
        sa.Column("proposed_solution", sa.Text(), server_default="", nullable=False),
        sa.Column("responsible", sa.Text(), server_default="", nullable=False),
        sa.Column("authority", sa.Text(), nullable=True),
        sa.Column("deadline", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("remarks", sa.Text(), server_default="", nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_uid"],
            ["event.uid"],
            name=op.f("fk_issue_event_uid"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["note_uid"], ["note.uid"], name=op.f("fk_issue_note_uid"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["region_uid"],
            ["region.uid"],
            name=op.f("fk_issue_region_uid"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_issue")),
    )
    with op.batch_alter_table("issue", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_issue_event_uid"), ["event_uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_issue_note_uid"), ["note_uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_issue_region_uid"), ["region_uid"], unique=False)

    op.create_table(
        "follow_up",
        sa.Column("event_uid", sa.Text(), nullable=False),
        sa.Column("region_uid", sa.Text(), nullable=True),
        sa.Column("note_uid", sa.Text(), nullable=True),
        sa.Column("issue_uid", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), server_default="", nullable=False),
        sa.Column("action", sa.Text(), server_default="", nullable=False),
        sa.Column("responsible", sa.Text(), server_default="", nullable=False),
        sa.Column("deadline", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("remarks", sa.Text(), server_default="", nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_uid"],
            ["event.uid"],
            name=op.f("fk_follow_up_event_uid"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["issue_uid"],
            ["issue.uid"],
            name=op.f("fk_follow_up_issue_uid"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["note_uid"],
            ["note.uid"],
            name=op.f("fk_follow_up_note_uid"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["region_uid"],
            ["region.uid"],
            name=op.f("fk_follow_up_region_uid"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_follow_up")),
    )
    with op.batch_alter_table("follow_up", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_follow_up_event_uid"), ["event_uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_follow_up_issue_uid"), ["issue_uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_follow_up_note_uid"), ["note_uid"], unique=False)
        batch_op.create_index(batch_op.f("ix_follow_up_region_uid"), ["region_uid"], unique=False)
