"""The four families whom a visitor can be."""

from evenhand.demo.steps import (
    called,
    certified,
    chooses,
    informed,
    noted,
    rings_in,
    says,
    sends_letter,
    taken,
    to_do,
)
from evenhand.demo.steps_asking import asks
from evenhand.demo.steps_beside import asks_for_help, ends_help, helper_says_yes
from evenhand.demo.steps_signing_in import access_code_wanted
from evenhand.demo.stories.casting import ceased, no_plan, not_assessed, story
from evenhand.demo.story import Family
from evenhand.domain.cases.states import Allowed, CompanionKind
from evenhand.domain.casework.choice import Choice
from evenhand.domain.people.actions.set_contact_details import Safety

# Whoever helps: the worker of the advice service helps two families.
SIONED, MAEVE = "sioned.hart@westmarch-sendiass.example", "maeve.doyle@family.example"
NADEEM = "nadeem.siddiqui@family.example"

STORIES = (
    story(
        "north",
        Family(
            "Grace Adeyemi",
            "Tobi Adeyemi",
            age=7,
            email="grace.adeyemi@family.example",
            telephone="07700 900101",
            address="18 Tanner's Row\nWestmarch",
            postcode="WM2 4QT",
            safety=Safety(may_leave_voicemail=True, call_times=("evenings",)),
            needs=("questions_before",),
            supporter="Bola Adeyemi",
        ),
        not_assessed(
            "The letter says that Tobi manages in class. He comes home and falls apart every day.",
            days_old=19,
        ),
        *asks(7, evening=True),
        taken(6),
        sends_letter(6),
        called(6, "No answer; left a message to ring back.", reached=False),
        rings_in(5, "Rang back in her lunch break. Call booked for this week."),
        informed(3),
        noted(3, "Would like a few days to talk it over with her sister. No hurry from us; dates explained."),
        asks_for_help(
            2, "Sioned Hart", SIONED, CompanionKind.SENDIASS, Allowed.MEETING, Allowed.PAPERS, Allowed.REQUEST
        ),
        helper_says_yes(1, email=SIONED),
        asks_for_help(1, "Bola Adeyemi", "bola.adeyemi@family.example", CompanionKind.FRIEND, Allowed.SPEAK),
    ),
    story(
        "north",
        Family(
            "Helen Marsden",
            "Ivy Marsden",
            age=11,
            email="helen.marsden@family.example",
            telephone="07700 900102",
            address="3 Chapel Steps\nLower Ashby\nWestmarch",
            postcode="WM7 2LD",
            safety=Safety(may_text=True, call_times=("mornings",)),
        ),
        no_plan("The reports say one thing and the letter another.", days_old=24, sent_after=1),
        *asks(17),
        taken(16),
        sends_letter(16),
        informed(14),
        chooses(13, Choice.NO_MEDIATION, evening=True),
        certified(12),
        asks_for_help(11, "Sioned Hart", SIONED, CompanionKind.SENDIASS),
        helper_says_yes(10, email=SIONED),
        access_code_wanted(2, evening=True),
        asks_for_help(2, "Tom Ridley", "tom.ridley@advocates.example", CompanionKind.ADVOCATE, Allowed.SPEAK),
    ),
    story(
        "south",
        Family(
            "Kieran Doyle",
            age=19,
            email="kieran.doyle@family.example",
            telephone="07700 900103",
            address="Flat 2, 40 Station Road\nMarchford",
            postcode="WM11 6PA",
            safety=Safety(may_text=True, may_call=True, call_times=("afternoons",)),
            needs=("plain_email", "camera_off", "breaks"),
            other_needs="Please say who will be on the call before it starts.",
            supporter="Maeve Doyle",
        ),
        ceased("I am still at college and I still need the support.", days_old=16),
        *asks(13),
        taken(12),
        informed(10),
        chooses(8, Choice.MEDIATION, evening=True),
        noted(8, "Kieran speaks for himself. Maeve comes along as his supporter, at his wish."),
        asks_for_help(7, "Maeve Doyle", MAEVE, CompanionKind.FRIEND, Allowed.MEETING),
        helper_says_yes(6, email=MAEVE),
        ends_help(3, MAEVE),
        to_do(7, "Ask the council who will come, and whether they can decide.", within=12),
    ),
    story(
        "south",
        Family(
            "Farah Siddiqui",
            "Zain Siddiqui",
            age=9,
            email="farah.siddiqui@family.example",
            telephone="07700 900104",
            address="77 Canal Street\nMarchford",
            postcode="WM11 3RW",
            interpreter="Urdu",
            safety=Safety(call_times=("mornings", "lunch")),
        ),
        not_assessed("We were abroad with my father, who was ill, when the letter came.", days_old=82),
        *asks(9),
        taken(8),
        informed(7),
        says(6, Choice.NO_MEDIATION),
        called(6, "Explained leave from the Tribunal, with an Urdu interpreter on the line."),
        asks_for_help(6, "Nadeem Siddiqui", NADEEM, CompanionKind.FRIEND, Allowed.SPEAK, days=3),
        helper_says_yes(5, email=NADEEM),
    ),
)
