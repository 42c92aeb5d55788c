"""The rows of a module of the matrix as tests."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from types import ModuleType

import pytest

from tests.hostile.row import ROWS, Row, run_row
from tests.hostile.shared_server import SCRIPT, shared_server

LONG = frozenset({"3a", "9a", "10a", "10b", "11a", "19e", "19f", "31"})
"""Rows that take more than their share of the time that `make test` has, or measure time."""


def _tier(one: Row) -> list[pytest.MarkDecorator]:
    if one.needs_shared:
        return [pytest.mark.shared]
    is_odd = one.number.startswith("s")  # what stands in no list of faults
    return [pytest.mark.torture] if is_odd or one.number in LONG else []


def as_test(module: ModuleType) -> Callable[[Row, Path], None]:
    """A test function of all rows that the module enters."""
    rows = [
        pytest.param(
            one,
            id=f"{one.number}: {one.fault}"[:60],
            marks=_tier(one),
        )
        for one in ROWS
        if one.module == module.__name__
    ]

    @pytest.mark.parametrize("one", rows)
    def test(one: Row, tmp_path: Path) -> None:
        if one.needs_shared and not SCRIPT.exists():
            pytest.skip("needs the hostile server beside the checkout")
        with shared_server(tmp_path) if one.needs_shared else nullcontext() as shared:
            # nothing is timed where a machine may be busy
            result = run_row(one, tmp_path, shared, is_timed=one.needs_shared)
        assert result.wrong == []

    return test
