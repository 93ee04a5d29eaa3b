"""Alembic's entry: runs inside the connection it is handed."""

from alembic import context

from welfaredesk.db.base import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
