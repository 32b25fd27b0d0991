"""Families whose mediation is over, goes on another day, or did not come to be."""

from evenhand.demo.steps import certified, informed, noted, says, taken
from evenhand.demo.steps_asking import asks
from evenhand.demo.steps_council import council_names, council_offers, council_opens
from evenhand.demo.steps_meeting import (
    booked,
    called_off,
    ended,
    goes_on_another_day,
    knows_them,
    met,
    nobody_from_the_council,
    nothing_in_the_way,
    writes_for_herself,
)
from evenhand.demo.steps_safety import (
    lead_closes,
    lead_opens,
    lead_takes,
    looked_into,
    manager_reviews,
    mediator_worries,
)
from evenhand.demo.stories.casting import no_plan, not_assessed, plan, story
from evenhand.demo.story import Family
from evenhand.domain.casework.choice import Choice
from evenhand.domain.meetings.states import Cause, Party, Result
from evenhand.domain.safeguarding.states import AtRisk, OpenedBecause, PassedTo, Worry

YES = Choice.MEDIATION

STORIES = (
    # Agreed in part, and certified: whether or not everything was agreed.
    story(
        "north",
        Family("Beatrice Holloway", "Arlo Holloway", 8, "beatrice.holloway@family.example", "07700 900201"),
        plan("BF", "The plan says what he has and not what he needs.", days_old=20),
        *asks(24),
        taken(23),
        informed(22),
        says(22, YES),
        council_opens(21),
        council_names(21, "Gwen Marlow", "Head of SEND"),
        council_offers(21, 12),
        booked(20, offered=True),
        nothing_in_the_way(19),
        mediator_worries(
            9,
            Worry.NEGLECT,
            AtRisk.CHILD,
            "His mother said on the telephone that the heating is off since Sunday, and that he sleeps in his coat.",
            "I gave her the number of the council’s help with heating.",
        ),
        *looked_into(
            9,
            "Rang the mediator. She will ask again when they meet.",
            PassedTo.CHILDRENS_SERVICES,
            "Spoke to the duty desk. They offer the family help with heating, and need nothing more from us.",
        ),
        lead_closes(6, "The duty desk rang back: the heating is on, and somebody visits on Thursday."),
        writes_for_herself(9, "Ask about mornings first. He is easier to talk about than the plan."),
        met(8, decided=True),
        ended(8, Result.PART),
        certified(6),
    ),
    # One meeting was not enough.
    story(
        "north",
        Family("Dominic Ferrers", "Ottilie Ferrers", 13, "dominic.ferrers@family.example", "07700 900202"),
        no_plan("They looked at her on a good day.", days_old=16),
        *asks(19),
        taken(18),
        informed(17),
        says(17, YES),
        council_opens(16),
        booked(16, 10, hour=13),
        nothing_in_the_way(14),
        met(5),
        goes_on_another_day(5),
        mediator_worries(
            5,
            Worry.SELF,
            AtRisk.YOUNG_PERSON,
            "She said in the break that some evenings she does not want to be here any more.",
            "I stayed with her until her father was back, and told her that I would tell somebody.",
        ),
        lead_takes(5, "Rang the mediator at once, then her father. She sees her doctor this afternoon."),
        lead_opens(5, OpenedBecause.REACH, "To ring her father on the number that he gave us."),
        manager_reviews(4, "Right: nobody else had his number that afternoon."),
        noted(5, "The council brings the psychologist to the second meeting."),
    ),
    # The family came and the council did not.
    story(
        "south",
        Family("Yvonne Castellan", "Hugo Castellan", 10, "yvonne.castellan@family.example", "07700 900203"),
        not_assessed(days_old=14),
        *asks(17),
        taken(16),
        informed(15),
        says(15, YES),
        booked(14, 10, hour=9),
        nothing_in_the_way(13),
        nobody_from_the_council(3),
        noted(3, "Rang the council: the officer is ill and nobody looked into the inbox."),
    ),
    story(
        "south",
        Family("Mairead Quill", "Fergus Quill", 7, "mairead.quill@family.example", "07700 900204"),
        not_assessed(days_old=12),
        *asks(9),
        taken(8),
        informed(7),
        says(7, YES),
        booked(6, 9, hour=14),
        called_off(3, Cause.ILL, Party.FAMILY),
    ),
    # The mediator knows them: another is looked for.
    story(
        "north",
        Family("Leopold Banner", "Juno Banner", 9, "leopold.banner@family.example", "07700 900205"),
        not_assessed(days_old=11),
        *asks(8),
        taken(7),
        informed(6),
        says(6, YES),
        booked(5, 10, hour=14),
        knows_them(4),
    ),
)
