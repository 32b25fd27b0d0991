"""Whatever leads do in whatever order, a concern goes only where its table says, and its record says the same."""

import random

import pytest

from evenhand.core.errors import NotNow
from evenhand.core.transactions import acting_as
from evenhand.domain.safeguarding import queries
from evenhand.domain.safeguarding.actions.handle_concern import (
    close_concern,
    note_what_was_done,
    pass_on_concern,
    take_concern,
)
from evenhand.domain.safeguarding.states import CONCERN, ConcernState, PassedTo
from tests.build import safety, world

ACTS = {
    "take": lambda **which: take_concern(**which),
    "note": lambda **which: note_what_was_done(words=f"Note {which['at']}", **which),
    "pass_on": lambda **which: pass_on_concern(
        to=random.choice(list(PassedTo)), words=f"Why {which['at']}", **which
    ),
    "close": lambda **which: close_concern(words="Closed.", **which),
}
SAYS = {"Took it.": "take", "Closed it.": "close"}


@pytest.mark.parametrize("seed", range(40))
def test_no_order_of_acts_leaves_the_table(case, adviser, lead, service, seed):
    random.seed(seed)
    leads = [lead, world.a_colleague(service, "safeguarding_lead", name="Bea Orchard")]
    concern_id = safety.a_concern(case, adviser)
    state, done = ConcernState.RAISED.value, []
    for _ in range(12):
        name, by = random.choice(list(ACTS)), random.choice(leads)
        before = safety.read(case, concern_id, lead).listed
        which = {"case_id": case.id, "concern_id": concern_id, "at": world.now(), "by": by}
        refused = False
        try:
            ACTS[name](**which)
        except NotNow:
            refused = True
        again = (name == "take" and state == "looked_at" and before.taken_by == by.user_id) or (
            name == "close" and state == "closed"
        )
        allowed = state != "raised" if name == "note" else CONCERN.allows(name, state)
        assert refused == (not allowed and not again), (name, state)
        if not refused and not again:
            done.append(name)
            state = state if name == "note" else CONCERN.after(name, state)
        assert safety.read(case, concern_id, lead).listed.state == state
    with acting_as(lead):
        said = [one.sentence for one in queries.history(case.id, concern_id)][:-1]
    kinds = [SAYS.get(each, "note" if each.startswith("Wrote") else "pass_on") for each in reversed(said)]
    assert kinds == done
