"""What is left out of a question is not known, or not so; and what was said once is not changed afterwards."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator

import evenhand.statute

# A worked example speaks of its own rule, and its case is a case of that rule unless it says otherwise.
SO_UNLESS_SAID = {
    "answers.agreeing._steps.council_is_party": True,
    "answers.appealing.claim_time.claim": "disability_discrimination",
    "answers.appealing.discrimination_claims.case": "disability_discrimination",
    "answers.certifying.certificate_after_mediation.before_appeal": True,
    "answers.certifying.certificate_no_mediation.first_contact_in_time": True,
    "answers.certifying.certificate_no_mediation.information_and_advice_given": True,
    "answers.certifying.no_deemed_for_health_only.issues": ("health",),
    "answers.changing.health_recommendation.health": True,
    "answers.changing.social_care_recommendation.social_care": True,
    "answers.standing.knowledge.role": "mediator",
    "asked.answer.with_explanation": True,
    # What is not known is taken the safe way: a certificate is needed.
    "routes.gateway.means_to_appeal": True,
    "sources.Source.read": "in full",
}


def modules() -> Iterator[object]:
    found = pkgutil.walk_packages(evenhand.statute.__path__, "evenhand.statute.")
    return (importlib.import_module(each.name) for each in found)


def taken_to_be_so() -> dict[str, object]:
    """Return every default in the package that says yes, or gives a number or a word, by where it stands."""
    found: dict[str, object] = {}
    for module in modules():
        for name, thing in vars(module).items():
            if getattr(thing, "__module__", None) != module.__name__:
                continue
            function = getattr(thing, "__wrapped__", thing)
            if not inspect.isfunction(function) and not inspect.isclass(function):
                continue
            if inspect.isclass(function) and not ({"__dataclass_fields__", "_fields"} & set(dir(function))):
                continue
            for parameter in inspect.signature(function).parameters.values():
                value = parameter.default
                if value and type(value) in (bool, int, float, str, tuple):
                    place = module.__name__.removeprefix("evenhand.statute.")
                    found[f"{place}.{name}.{parameter.name}"] = value
    return found


def test_what_is_left_out_is_not_taken_to_be_so_except_what_stands_here() -> None:
    assert taken_to_be_so() == SO_UNLESS_SAID


def test_nothing_that_was_said_can_be_changed_or_added_to() -> None:
    made = [thing for module in modules() for thing in vars(module).values() if inspect.isclass(thing)]
    values = [each for each in made if "__dataclass_fields__" in vars(each)]
    assert values
    for each in values:
        assert each.__dataclass_params__.frozen, each
        assert each.__module__.startswith("evenhand.statute.reference") or "__slots__" in vars(each), each
