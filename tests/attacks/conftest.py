"""The marker of the attacks, their helpers, and the last line of a run."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # in importlib mode


def pytest_configure(config):
    config.addinivalue_line("markers", "attacks: hostile submissions; all of them are run by `make attacks`")


def pytest_runtest_logreport(report):
    if report.when == "call" and "test_attacks.py::test_contained" in report.nodeid:
        _tried.append(report.passed)


_tried: list[bool] = []


def pytest_terminal_summary(terminalreporter):
    if _tried:
        terminalreporter.write_line(f"attacks contained: {sum(_tried)} of {len(_tried)}")
