"""The parts of the contract's JSON that several commands share."""

from __future__ import annotations

from aet_sheets.problems import Problem


def problem_as_json(problem: Problem) -> dict[str, str]:
    """Return a problem under the keys of the contract."""
    return {
        "code": problem.code,
        "severity": str(problem.severity),
        "file": problem.file,
        "sheet": problem.sheet,
        "cell": problem.cell,
        "column": problem.column,
        "value": problem.value,
        "message": problem.message,
        "remedy": problem.remedy,
    }
