"""Changes the code of the law in one place at a time and counts how many changes the tests notice.

A run can be stopped and started again: what was tried is kept in var/mutants until the code changes.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from bench.peers import PROJECT, environment

GOAL = 90.0
PLACE = PROJECT / "var" / "mutants"
STATUTE = Path("src/evenhand/statute")
TESTS = Path("tests/statute")
SECONDS = 300
# Most changes are noticed by the second way of working out a case, or by a worked example; so these come first.
FIRST = ("tests/statute/walking/test_twenty_thousand.py", "tests/statute/test_examples.py")
# Left out: what changes nothing that runs ("date | None" in a signature, an enum's `is` for `==`, a memory taken away),
# and eleven ways of writing one wrong sum where one says enough.
LEFT_OUT = (
    r"core/RemoveDecorator",
    r"core/ReplaceBinaryOperator_BitOr_.*",
    r"core/ReplaceBinaryOperator_.*_(RShift|LShift|Pow|Mod|FloorDiv|Div|BitXor|BitOr|BitAnd|Mul)",
    r"core/ReplaceComparisonOperator_Is_(Eq|Lt|LtE|Gt|GtE|NotEq)",
    r"core/ReplaceComparisonOperator_IsNot_(Eq|Lt|LtE|Gt|GtE|NotEq)",
)


def run() -> bool | None:
    """Try every change that is not tried yet, print the score and what was not noticed; return whether it is enough."""
    found = environment("mutants")
    if found is None:
        print("mutants: not run: the tool that makes them could not be installed")
        return None
    shares = _shares(os.cpu_count() or 1)
    if not _tests_pass(found):
        print("mutants: not run: the tests fail before anything is changed")
        return None
    running = [_start(found, number, modules) for number, modules in enumerate(shares)]
    for each in running:
        each.wait()
    return _report([PLACE / str(number) / "session.sqlite" for number in range(len(shares))])


def _shares(number: int) -> list[list[Path]]:
    """Return the modules dealt out by size, so that all end at about the same time."""
    modules = sorted((PROJECT / STATUTE).rglob("*.py"), key=lambda path: -path.stat().st_size)
    return [[path.relative_to(PROJECT) for path in modules[place::number]] for place in range(number)]


def _tests_pass(python: Path) -> bool:
    """Tell whether the tests pass on the code as it is; if not, every change would seem to be noticed."""
    done = subprocess.run(_command(python), cwd=PROJECT, shell=True, check=False, stdout=subprocess.DEVNULL)
    return done.returncode == 0


def _command(python: Path) -> str:
    tests = " ".join((*FIRST, str(TESTS)))
    options = (
        f"-x -q --import-mode=importlib --confcutdir={TESTS} -c /dev/null --rootdir=. -p no:cacheprovider"
    )
    return f"env PYTHONPATH=src:. {python} -m pytest {options} {tests}"


def _start(python: Path, number: int, modules: Sequence[Path]) -> "subprocess.Popen[bytes]":
    place, stamp = PLACE / str(number), _stamp(modules)
    made = place / "made"
    tool = python.with_name("cosmic-ray")
    if not made.exists() or made.read_text() != stamp:
        shutil.rmtree(place, ignore_errors=True)
        for part in ("src", "tests"):
            shutil.copytree(
                PROJECT / part, place / part, ignore=shutil.ignore_patterns("__pycache__", "static")
            )
        (place / "mutants.toml").write_text(_settings(python, modules))
        subprocess.run([tool, "init", "mutants.toml", "session.sqlite"], cwd=place, check=True)
        leave_out = [python.with_name("cr-filter-operators"), "session.sqlite", "mutants.toml"]
        subprocess.run(leave_out, cwd=place, check=True, capture_output=True)
        made.write_text(stamp)
    return subprocess.Popen([tool, "exec", "mutants.toml", "session.sqlite"], cwd=place)


def _settings(python: Path, modules: Sequence[Path]) -> str:
    paths = ", ".join(f'"{path}"' for path in modules)
    left_out = ", ".join(f"'{name}'" for name in LEFT_OUT)
    return f"""[cosmic-ray]
module-path = [{paths}]
timeout = {SECONDS}.0
excluded-modules = []
test-command = "{_command(python)}"

[cosmic-ray.distributor]
name = "local"

[cosmic-ray.filters.operators-filter]
exclude-operators = [{left_out}]
"""


def _stamp(modules: Sequence[Path]) -> str:
    files = sorted([*(PROJECT / STATUTE).rglob("*"), *(PROJECT / TESTS).rglob("*.py")])
    seen = sha256("".join(map(str, modules)).encode())
    for path in files:
        if path.is_file() and "__pycache__" not in path.parts:
            seen.update(path.read_bytes())
    return seen.hexdigest()


def _report(sessions: Sequence[Path]) -> bool:
    noticed, survived, untried = 0, [], 0
    for session in sessions:
        with sqlite3.connect(session) as rows:
            untried += rows.execute(
                "SELECT count(*) FROM mutation_specs WHERE job_id NOT IN (SELECT job_id FROM work_results)"
            ).fetchone()[0]
            for path, line, operator, outcome, worker in rows.execute(
                "SELECT module_path, start_pos_row, operator_name, test_outcome, worker_outcome FROM mutation_specs"
                " JOIN work_results USING (job_id)"
            ):
                if worker == "SKIPPED":
                    continue
                if outcome == "SURVIVED":
                    survived.append(f"{path}:{line} {operator.removeprefix('core/')}")
                else:
                    noticed += 1
    tried = noticed + len(survived)
    score = 100 * noticed / tried if tried else 0.0
    for each in sorted(survived):
        print(f"mutants: not noticed: {each}")
    if untried:
        print(f"mutants: {untried} not tried yet; run it again to go on")
    print(f"mutants: {noticed} of {tried} changes noticed, {score:.1f} %  goal >= {GOAL} %")
    return not untried and score >= GOAL


if __name__ == "__main__":
    sys.exit(0 if run() else 1)
