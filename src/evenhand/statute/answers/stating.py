"""How a rule id is tied to the function that answers it."""

from collections.abc import Callable, Mapping
from inspect import signature
from typing import Any, NamedTuple

from evenhand.statute.readings import SWITCHES, Readings

Results = dict[str, object]


class Answer(NamedTuple):
    """The function that answers a rule id, and the switch its readings belong to."""

    work_out: Callable[..., Results]
    switch: str | None

    def results(self, inputs: Mapping[str, Any], readings: Readings) -> Results:
        """Return the results for some inputs, under these readings if the rule has any."""
        if "readings" in signature(self.work_out).parameters:
            return self.work_out(**inputs, readings=readings)
        return self.work_out(**inputs)


ANSWERS: dict[str, Answer] = {}


def states(
    rule: str, switch: str | None = None
) -> Callable[[Callable[..., Results]], Callable[..., Results]]:
    """Tie a rule id, and the switch that its readings set, to the function below."""
    if rule in ANSWERS or (switch is not None and switch not in SWITCHES):
        raise ValueError(f"{rule} is stated twice, or turns on no such switch as {switch}.")

    def tie(work_out: Callable[..., Results]) -> Callable[..., Results]:
        ANSWERS[rule] = Answer(work_out, switch)
        return work_out

    return tie
