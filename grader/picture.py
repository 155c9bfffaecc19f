"""A few numbers to look at: of a tensor, a curve or a confusion matrix. Plain data, and not much of it."""

import math
from typing import Literal

from pydantic import BaseModel, ConfigDict

__all__ = ["Number", "Picture", "number"]

Number = int | float | Literal["nan", "inf", "-inf"]


class Picture(BaseModel):
    """`values` row by row; what is not finite is spelled out, which JSON cannot hold as a number.

    Of a tensor, `shape` and `dtype` are the whole's, `part` says which part of it is shown where that is not all, and
    `differ` counts through `values` to the entries that are not as expected. A curve is one row. In a confusion
    matrix a row is what is true, a column what was said.
    """

    model_config = ConfigDict(extra="forbid", json_schema_serialization_defaults_required=True)

    kind: Literal["tensor", "curve", "confusion"]
    name: str
    values: list[list[Number]]
    shape: list[int] = []
    dtype: str = ""
    part: str = ""
    differ: list[int] = []


def number(value: float, digits: int = 6) -> Number:
    """A number as a picture holds it: a float rounded to so many digits."""
    if isinstance(value, int):
        return int(value)
    if math.isfinite(value):
        return float(f"{value:.{digits}g}")
    return "nan" if math.isnan(value) else "inf" if value > 0 else "-inf"
