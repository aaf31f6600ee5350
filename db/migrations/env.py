"""Runs the revisions on the connection it is given; there is no other way to run them."""

from alembic import context

from rakor_desktop.store.schema import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=False,  # the caller has begun the one transaction that everything is in
)
context.run_migrations()
