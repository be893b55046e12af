"""Prints what was seen of each consumer as a table."""

from __future__ import annotations

import pytest

COLUMNS = ("consumer", "outcome", "what was tried")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """A line for each test: the consumer with its version, how it went, and what was tried."""
    rows = [COLUMNS]
    for outcome in ("passed", "failed", "skipped", "error"):
        for report in terminalreporter.stats.get(outcome, ()):
            if outcome != "passed" or report.when == "call":
                name = report.nodeid.rpartition("::test_")[2].replace("_", " ")
                rows.append((dict(report.user_properties).get("consumer", "?"), outcome, name))
    widths = [max(len(row[column]) for row in rows) for column in range(2)]
    terminalreporter.section("consumers")
    for row in rows:
        terminalreporter.write_line(f"{row[0]:{widths[0]}}  {row[1]:{widths[1]}}  {row[2]}")
