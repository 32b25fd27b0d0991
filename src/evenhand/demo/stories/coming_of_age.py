"""Families around the day on which the right becomes the young person's own."""

from evenhand.demo.steps import informed, noted, taken
from evenhand.demo.steps_asking import asks
from evenhand.demo.steps_preparing import family_notes
from evenhand.demo.steps_right import (
    acts_for_one_decision,
    birth_confirmed,
    born_earlier,
    young_person_agrees,
    young_person_invited,
)
from evenhand.demo.stories.casting import not_amended, not_assessed, plan, story
from evenhand.demo.story import Family
from evenhand.domain.cases.deciding import Matter, Scope
from evenhand.domain.preparing.states import Topic

# The address that a young person gave when her case became her own.
INVITED = "esme.treadwell@young.example"
STORIES = (
    # Before the day: the parent decides. A corrected birth would change that, and waits for a second colleague.
    story(
        "south",
        Family("Winifred Hale", "Tobias Hale", 15, "winifred.hale@family.example", "07700 900221"),
        not_amended("He leaves school soon and the plan does not say what comes then.", days_old=16),
        *asks(6, evening=True),
        taken(5),
        born_earlier(2, 17, "The annual review gives another year of birth."),
    ),
    # After it, and nobody has reached the young person yet: the parent sees what is theirs.
    story(
        "north",
        Family("Judith Marlowe", "Jamie Marlowe", 15, "judith.marlowe@family.example", "07700 900222"),
        plan("BF", "Section F ends at sixteen, as if he did.", days_old=18),
        *asks(8, evening=True),
        taken(7),
        family_notes(6, Topic.SAY, "I am tired of being told that sixteen is the end of it."),
        born_earlier(5, 17, "His passport: he is a year older than was typed."),
        birth_confirmed(4),
        noted(4, "Rang Judith first and explained it. She will ask Jamie to call us."),
    ),
    # After it: the young person has opened the case and lets a parent read it.
    story(
        "south",
        Family("Colin Treadwell", "Esme Treadwell", 15, "colin.treadwell@family.example", "07700 900223"),
        not_assessed("College will not take her without a plan.", days_old=20),
        *asks(10),
        taken(9),
        born_earlier(8, 17, "The decision letter gives her date of birth."),
        birth_confirmed(7),
        young_person_invited(6, INVITED),
        young_person_agrees(5, Scope.SUPPORT),
        informed(3),
    ),
    # After it, for one decision: a parent acts, and the young person can see everything.
    story(
        "south",
        Family("Maureen Lockyer", "Dylan Lockyer", 15, "maureen.lockyer@family.example", "07700 900224"),
        not_amended("Dylan has no words for this and shows what he wants in other ways.", days_old=19),
        *asks(9, evening=True),
        taken(8),
        born_earlier(7, 17, "The plan gives his date of birth."),
        birth_confirmed(6),
        acts_for_one_decision(5, Matter.CHOICE),
        noted(
            5, "Asked how Dylan can take part: pictures, and his keyworker. We ask again before the meeting."
        ),
    ),
)
