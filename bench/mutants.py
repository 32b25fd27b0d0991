"""Changes the code of the law in one place at a time and counts how many changes the tests notice.

A run can be stopped and started again: what was tried is kept in var/mutants until the code changes. When tests change,
what was noticed stays noticed and the rest is tried again, so add tests and do not weaken any between two runs. The
changes are tried in random order, so what was tried by any moment is a fair sample of all, and the goal is reached when
the score of the sample less its uncertainty reaches it.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from bench.peers import PROJECT, environment

GOAL = 90.0
PLACE = PROJECT / "var" / "mutants"
STATUTE = Path("src/evenhand/statute")
TESTS = Path("tests/statute")
_NOT_NOTICED = "test_outcome = 'SURVIVED'"
SECONDS = 120
# Most changes are noticed by a worked example, so these are run first, in a fifth of the time that it takes to collect
# the tests. Those tests that work out thousands of cases come last.
EXAMPLES = """
import sys
from evenhand.statute.examples import run
sys.exit(run([sys.argv[1]])[1])
"""
LAST = ("walking", "test_clocks.py", "test_batch.py")
# Of these, one seed of ten or twenty is enough here: what only another would notice counts as not noticed.
BY_SEED = (
    "walking/test_twenty_thousand.py::test_a_thousand_cases_have_the_dates_that_walking_gives",
    "test_batch.py::test_two_thousand_cases_have_the_same_dates_together_as_alone_under_any_reading",
)
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
    places = [_place(found, number, modules) for number, modules in enumerate(_shares(os.cpu_count() or 1))]
    # In each place, which leaves the compiled code there: compiling it for every change takes longer than most tests.
    if not all(_tests_pass(place) for place in places):
        print("mutants: not run: the tests fail before anything is changed")
        return None
    command = [str(found.with_name("cosmic-ray")), "exec", "mutants.toml", "session.sqlite"]
    running = [subprocess.Popen(command, cwd=place) for place in places]
    try:
        for each in running:
            each.wait()
    except KeyboardInterrupt:
        for each in running:
            each.terminate()
    return _report([place / "session.sqlite" for place in places])


def _shares(number: int) -> list[list[Path]]:
    """Return the modules dealt out by size, so that all end at about the same time."""
    modules = sorted((PROJECT / STATUTE).rglob("*.py"), key=lambda path: -path.stat().st_size)
    return [[path.relative_to(PROJECT) for path in modules[place::number]] for place in range(number)]


def _tests_pass(place: Path) -> bool:
    """Tell whether the tests pass on the code as it is; if not, every change would seem to be noticed."""
    done = subprocess.run(["sh", "noticed.sh"], cwd=place, check=False, stdout=subprocess.DEVNULL)
    return done.returncode == 0


def _script(python: Path) -> str:
    options = (
        f"-x -q --import-mode=importlib --confcutdir={TESTS} -c /dev/null --rootdir=. -p no:cacheprovider"
    )
    run = f"PYTHONPATH=src:. {python}"
    last, but_last = (" ".join(f"{option}{TESTS}/{name}" for name in LAST) for option in ("", "--ignore="))
    # What begins so is left out: seeds 1 to 9, and 10 to 19.
    but_one = " ".join(f"--deselect='{TESTS}/{name}[{digit}'" for name in BY_SEED for digit in range(1, 10))
    return "\n".join(
        [
            "set -e",
            # Nothing compiled is kept: another change within the same second would pass for this one.
            f"{run} -B -c '{EXAMPLES}' {STATUTE}/examples.json",
            # The tests of the module that was changed, which is the newest file.
            f"own=$(sed -n \"s|^$(ls -t $(find {STATUTE} -name '*.py') | head -n 1) ||p\" own)",
            f'[ -z "$own" ] || {run} -m pytest {options} $own {but_one}',
            f"{run} -m pytest {options} {TESTS} {but_last}",
            f"{run} -m pytest {options} {last} {but_one}",
            "",
        ]
    )


def _own_tests() -> Iterator[tuple[Path, Path]]:
    """Give each module of the law that has tests of its own, and where they are."""
    for path in sorted((PROJECT / STATUTE).rglob("*.py")):
        module = path.relative_to(PROJECT / STATUTE)
        name = "batch" if module.stem.startswith("batch") else module.stem
        own = TESTS / module.parent / f"test_{name}.py"
        if module.parent.name == "reference":
            own = TESTS / "reference"
        if (PROJECT / own).exists():
            yield STATUTE / module, own


def _place(python: Path, number: int, modules: Sequence[Path]) -> Path:
    """Return a copy of the code to change, with the list of the changes in `modules`; made anew for other code."""
    place, stamp = PLACE / str(number), _stamp(PROJECT / STATUTE, *modules)
    made, tested = place / "made", place / "tested"
    tool = str(python.with_name("cosmic-ray"))
    is_new = not made.exists() or made.read_text() != stamp
    if is_new:
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(PROJECT / "docs/reference", place / "docs/reference")
        (place / "mutants.toml").write_text(_settings(modules))
        (place / "noticed.sh").write_text(_script(python))
        (place / "own").write_text("".join(f"{module} {tests}\n" for module, tests in _own_tests()))
    # Every time: a run that was stopped may have left its last change in the code.
    shutil.rmtree(place / "src", ignore_errors=True)
    shutil.copytree(PROJECT / "src", place / "src", ignore=shutil.ignore_patterns("__pycache__", "static"))
    if is_new:
        subprocess.run([tool, "init", "mutants.toml", "session.sqlite"], cwd=place, check=True)
        leave_out = [str(python.with_name("cr-filter-operators")), "session.sqlite", "mutants.toml"]
        subprocess.run(leave_out, cwd=place, check=True, capture_output=True)
        # What no test noticed once, and counts as such until it is tried again: else a part would be no fair sample.
        with sqlite3.connect(place / "session.sqlite") as rows:
            rows.execute("CREATE TABLE again (job_id PRIMARY KEY)")
        made.write_text(stamp)
    tests = _stamp(PROJECT / TESTS)
    if not tested.exists() or tested.read_text() != tests:
        shutil.rmtree(place / "tests", ignore_errors=True)
        shutil.copytree(PROJECT / "tests", place / "tests", ignore=shutil.ignore_patterns("__pycache__"))
        with sqlite3.connect(place / "session.sqlite") as rows:
            rows.execute(f"INSERT OR IGNORE INTO again SELECT job_id FROM work_results WHERE {_NOT_NOTICED}")
            rows.execute(f"DELETE FROM work_results WHERE {_NOT_NOTICED}")
        tested.write_text(tests)
    return place


def _settings(modules: Sequence[Path]) -> str:
    paths = ", ".join(f'"{path}"' for path in modules)
    left_out = ", ".join(f"'{name}'" for name in LEFT_OUT)
    return f"""[cosmic-ray]
module-path = [{paths}]
timeout = {SECONDS}.0
excluded-modules = []
test-command = "sh noticed.sh"

[cosmic-ray.distributor]
name = "local"

[cosmic-ray.filters.operators-filter]
exclude-operators = [{left_out}]
"""


def _stamp(folder: Path, *names: Path) -> str:
    seen = sha256("".join(map(str, names)).encode())
    for path in sorted(folder.rglob("*")):
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
                " LEFT JOIN work_results USING (job_id)"
                " WHERE job_id IN (SELECT job_id FROM work_results UNION SELECT job_id FROM again)"
            ):
                if worker == "SKIPPED":
                    continue
                if outcome in ("SURVIVED", None):
                    survived.append(f"{path}:{line} {operator.removeprefix('core/')}")
                else:
                    noticed += 1
    tried = noticed + len(survived)
    score, about = 100 * noticed / tried if tried else 0.0, 0.0
    for each in sorted(survived):
        print(f"mutants: not noticed: {each}")
    if untried and tried:
        # 1.96 standard errors: 95 of 100 such samples lie as near to the score of all. The larger the part of all that
        # was tried, the nearer.
        left = untried / (tried + untried - 1)
        about = 100 * 1.96 * ((noticed / tried) * (1 - noticed / tried) / tried * left) ** 0.5
        print(f"mutants: {untried} not tried yet, so the score is within {about:.1f}; run it again to go on")
    print(f"mutants: {noticed} of {tried} changes noticed, {score:.1f} %  goal >= {GOAL} %")
    return bool(tried) and score - about >= GOAL


if __name__ == "__main__":
    sys.exit(0 if run() else 1)
