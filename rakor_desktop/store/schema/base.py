"""What all journalled tables share: a text key made in Python."""

from __future__ import annotations

from typing import Annotated, Any, TypeVar

from sqlalchemy import ForeignKey, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, mapped_column

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

Words = Annotated[str, mapped_column(Text, default="", server_default="")]
Count = Annotated[int, mapped_column(default=0, server_default="0")]

T = TypeVar("T")


class Base(DeclarativeBase):
    """Every table of the file."""

    metadata = MetaData(naming_convention=NAMING)


class Row(Base):
    """A journalled row; what is mapped on a subclass travels in the journal by itself."""

    __abstract__ = True

    uid: Mapped[str] = mapped_column(Text, primary_key=True)


def refers(target: str, *, index: bool = True) -> MappedColumn[Any]:
    """Return a column that names a row of another table; checked when the transaction ends."""
    return mapped_column(
        Text, ForeignKey(f"{target}.uid", deferrable=True, initially="DEFERRED"), index=index
    )
