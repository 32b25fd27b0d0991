"""Whatever can be done, a stranger cannot do it to somebody else's case."""

import inspect
import types
import typing
from datetime import date, datetime
from enum import Enum
from uuid import UUID, uuid4

import pytest

from evenhand.config.reference import load_everything
from evenhand.core.actions import ACTIONS
from evenhand.core.errors import Refused
from evenhand.core.principals import anonymous, person
from tests.build import world

load_everything()

# What anybody may do, because nothing of anybody's is touched: each with its reason.
FOR_ANYBODY = {
    "identity.ask_for_code": "asking for a code is how one stops being a stranger",
    "identity.try_code": "answers None to a stranger, and counts the try",
    "identity.begin_authenticator": "shows the stranger the key of an app of their own",
    "identity.begin_passkey": "asks the stranger's own browser for a key of theirs",
    "identity.sign_in_with_passkey": "answers None to a stranger, and counts the try",
    "identity.answer_offer": "notes for the stranger themselves that they are not asked again",
    "identity.end_authenticator": "answers no to a stranger, who has none, and counts the try",
    "identity.open_session": "puts the stranger's own browser on their own list",
    "identity.close_session": "ends nothing for a stranger, who has none",
    "identity.end_other_sessions": "ends nothing for a stranger, who has none",
    "cases.open_case": "opens the stranger's own case",
    "requests.start_draft": "starts the stranger's own draft",
    "feedback.leave_comment": "keeps what a stranger says about a page, as nobody's",
}
CALLABLE = sorted(name for name, action in ACTIONS.items() if action.__module__.startswith("evenhand."))


def made_up(hint, case_id: UUID, at: datetime):
    """Return some value of a type, so that an action gets as far as asking who calls."""
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return None if type(None) in typing.get_args(hint) else made_up(typing.get_args(hint)[0], case_id, at)
    plain = {UUID: uuid4(), datetime: at, date: at.date(), str: "x", int: 1, bool: False, bytes: b"x"}
    if hint in plain:
        return plain[hint]
    if inspect.isclass(hint) and issubclass(hint, Enum):
        return next(iter(hint))
    if typing.get_origin(hint) is tuple:
        return ()
    if typing.get_origin(hint) in (dict, typing.get_origin(typing.Mapping[str, str])):
        return {}
    if inspect.isclass(hint):
        parameters = inspect.signature(hint).parameters.values()
        hints = typing.get_type_hints(hint.__init__)
        return hint(
            **{
                p.name: made_up(hints[p.name], case_id, at)
                for p in parameters
                if p.default is inspect.Parameter.empty and p.name in hints
            }
        )
    raise NotImplementedError(f"no value of {hint} is made up here yet")


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["somebody without a case", "nobody", "another provider's adviser"])
@pytest.mark.parametrize("name", [name for name in CALLABLE if name not in FOR_ANYBODY])
def test_a_stranger_is_refused(name, who):
    service = world.a_service()
    case = world.a_case(service)
    by = {
        "somebody without a case": lambda: person(uuid4()),
        "nobody": anonymous,
        "another provider's adviser": lambda: world.a_colleague(world.a_service()),
    }[who]()
    action = ACTIONS[name]
    hints = typing.get_type_hints(inspect.unwrap(action))
    arguments = {
        parameter.name: made_up(hints[parameter.name], case.id, world.now())
        for parameter in inspect.signature(action).parameters.values()
        if parameter.default is inspect.Parameter.empty and parameter.name != "by"
    }
    if "case_id" in arguments:
        arguments["case_id"] = case.id
    if "provider_id" in arguments:
        arguments["provider_id"] = service.provider_id
    with pytest.raises(Refused):
        action(**arguments, by=by)
