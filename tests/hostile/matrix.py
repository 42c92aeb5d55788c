"""The fault matrix: importing this module enters every row into ROWS."""

from tests.hostile import (
    matrix_lists,
    matrix_oddities,
    matrix_pages,
    matrix_robots,
    matrix_runs,
    matrix_transport,
)
from tests.hostile.row import ROWS

__all__ = [
    "ROWS",
    "matrix_lists",
    "matrix_oddities",
    "matrix_pages",
    "matrix_robots",
    "matrix_runs",
    "matrix_transport",
]
