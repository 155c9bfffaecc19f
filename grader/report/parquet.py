"""The tables as Parquet: typed columns, for whoever computes with them. What is not known is null."""

import io
from collections.abc import Iterable, Sequence

import pyarrow as pa
import pyarrow.parquet as pq

from grader.report.tables import Cell

__all__ = ["parquet"]

_WORD = pa.dictionary(pa.int32(), pa.string())
_TYPES = {"section": _WORD, "task": _WORD, "verdict": _WORD}
_NUMBERS = ("points", "max_points", "seconds")


def parquet(rows: Iterable[Sequence[Cell]]) -> bytes:
    """The rows below their header as one Parquet file; texts stay as they are, for nothing runs them."""
    header, *records = rows
    names = [str(name) for name in header]
    schema = pa.schema([(name, _type(name)) for name in names])
    columns = [[_value(record[at]) for record in records] for at in range(len(names))]
    table = pa.table(dict(zip(names, columns, strict=True)), schema=schema)
    buffer = io.BytesIO()
    pq.write_table(table, buffer)
    return buffer.getvalue()


def _type(name: str) -> pa.DataType:
    return pa.float64() if name in _NUMBERS else _TYPES.get(name, pa.string())


def _value(cell: Cell) -> Cell:
    return None if cell == "" else cell
