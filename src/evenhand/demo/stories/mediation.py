"""Families who want mediation, and families who are about to have their certificate."""

from evenhand.demo.steps import (
    called,
    certificate_withdrawn,
    certified,
    chooses,
    informed,
    noted,
    says,
    taken,
    to_do,
)
from evenhand.demo.steps_asking import asks, asks_by
from evenhand.demo.steps_beside import interpreter_named
from evenhand.demo.steps_council import (
    council_adds_a_paper,
    council_cannot,
    council_names,
    council_notifies_health,
    council_offers,
    council_opens,
    council_takes_a_date_back,
    health_opens,
)
from evenhand.demo.steps_meeting import booked, met, nothing_in_the_way
from evenhand.demo.steps_safety import caseworker_worries, lead_opens, looked_into
from evenhand.demo.stories.casting import ceased, no_plan, not_amended, not_assessed, plan, story
from evenhand.demo.story import Family
from evenhand.domain.casework.choice import Choice
from evenhand.domain.people.actions.set_contact_details import Safety
from evenhand.domain.referrals.states import CannotArrange
from evenhand.domain.safeguarding.states import AtRisk, OpenedBecause, PassedTo, Worry

YES, NO = Choice.MEDIATION, Choice.NO_MEDIATION

WANT_MEDIATION = (
    story(
        "north",
        Family(
            "Imogen Farrar",
            "Bertie Farrar",
            6,
            "imogen.farrar@family.example",
            "07700 900131",
            interpreter="British Sign Language",
        ),
        not_assessed("We would like to sit at one table with them.", days_old=18),
        *asks(12, evening=True),
        taken(11),
        informed(9),
        chooses(9, YES, evening=True),
        to_do(8, "Ask the family for three evenings that suit.", within=10),
        council_opens(8),
        council_offers(7, 9, 12),
        booked(6, offered=True),
        interpreter_named(5, "Rhiannon Vale", "rhiannon.vale@interpreters.example"),
    ),
    story(
        "south",
        Family(
            "Agnieszka Kowalczyk",
            "Oskar Kowalczyk",
            9,
            "agnieszka.kowalczyk@family.example",
            "07700 900132",
            interpreter="Polish",
        ),
        not_assessed(days_old=20),
        *asks(13),
        taken(12),
        informed(10),
        says(10, YES),
        noted(
            10,
            "Polish interpreter for the meeting, not a relative. She asked for the same one as on the telephone.",
        ),
        council_opens(10),
        council_names(10, "Gwen Marlow", "Head of SEND"),
        council_names(10, "Idris Vane", "Assistant head of SEND", deputy=True),
        booked(9, 7, hour=9, in_person=True),
        interpreter_named(8, "Kasia Wrona", "kasia.wrona@interpreters.example"),
        council_adds_a_paper(5),
        nothing_in_the_way(7),
        met(1, decided=True),
    ),
    story(
        "south",
        Family(
            "Precious Moyo",
            "Tendai Moyo",
            10,
            "precious.moyo@family.example",
            "07700 900134",
            supporter="Ruvimbo Dube",
            interpreter="Shona",
        ),
        not_assessed(days_old=15),
        *asks(9),
        taken(8),
        informed(7),
        says(6, YES),
        booked(5, 12, hour=14),
        interpreter_named(4, "Tatenda Sibanda", "tatenda.sibanda@interpreters.example"),
        nothing_in_the_way(4),
        caseworker_worries(
            0,
            Worry.HOME,
            AtRisk.ADULT,
            "She whispered on the telephone that she cannot talk while her brother is in the flat, and hung up.",
            "I did not ring back, because he might answer.",
        ),
        lead_opens(0, OpenedBecause.CONCERN, "To see which way of reaching her is safe."),
    ),
    # From "no certificate yet" to mediation: changed their mind before it was issued.
    story(
        "north",
        Family(
            "Stephen Luckhurst", "Isaac Luckhurst", 11, "stephen.luckhurst@family.example", "07700 900135"
        ),
        no_plan("They assessed him and then said he does not need what they found.", days_old=19),
        *asks(10, evening=True),
        taken(9),
        informed(7),
        chooses(6, NO, evening=True),
        chooses(5, YES, evening=True),
    ),
    # Has a certificate and wants to talk all the same.
    story(
        "south",
        Family("Amina Yusuf", "Ilyas Yusuf", 8, "amina.yusuf@family.example", "07700 900136"),
        not_assessed(days_old=28),
        *asks(18),
        taken(17),
        informed(16),
        says(15, NO),
        certified(13),
        says(6, YES),
        caseworker_worries(
            3,
            Worry.OTHER,
            AtRisk.CHILD,
            "He was alone at home when I rang at eleven on a school day, and sounded ill.",
            "Asked him when his mother comes back.",
        ),
        *looked_into(
            3,
            "Rang his mother. He had a fever, and a neighbour looked in every hour.",
            PassedTo.NOBODY,
            "She told me the same before I asked, and the neighbour rang us herself.",
        ),
        noted(6, "She keeps the certificate; the council wrote to her that it would like to meet."),
    ),
    # Health is among what they disagree with: the council must tell the health board within three working days.
    story(
        "north",
        Family("Verity Blackwood", "Felix Blackwood", 5, "verity.blackwood@family.example", "07700 900137"),
        plan(
            "CF",
            "Occupational therapy is in the report and not in the plan.",
            "Ten sessions of occupational therapy a term.",
            days_old=12,
        ),
        *asks(4),
        taken(3),
        informed(2),
        says(1, YES),
        council_opens(1),
        council_notifies_health(1),
        health_opens(0),
    ),
    story(
        "south",
        Family(
            "Callum Reid",
            age=17,
            email="callum.reid@family.example",
            telephone="07700 900138",
            needs=("camera_off",),
        ),
        no_plan("I want to say it myself, and I do not want to be on camera.", days_old=17),
        *asks(9, evening=True),
        taken(8),
        informed(6),
        chooses(5, YES, evening=True),
        council_opens(4),
        council_cannot(2, CannotArrange.NO_DECISION_MAKER),
    ),
    story(
        "south",
        Family("Ian Butterworth", "Lottie Butterworth", 10, "ian.butterworth@family.example", "07700 900140"),
        not_amended("The review was in July and nothing in the plan has moved.", days_old=16),
        *asks(8),
        taken(7),
        informed(5),
        says(4, YES),
        council_opens(3),
        council_offers(3, 9, 12, 14),
        council_takes_a_date_back(1),
    ),
)

NEXT_IN_LINE = (
    # Overdue by one working day: he told the caseworker on the telephone, and it was typed in late.
    story(
        "north",
        Family("Tracey Hollis", "Jayden Hollis", 9, "tracey.hollis@family.example", "07700 900151"),
        not_assessed(days_old=26),
        *asks(11),
        taken(10),
        informed(5),
        says(4, NO),
        noted(1, "Certificate should have gone yesterday. Asked Priya to look at it first thing."),
    ),
    # Due today.
    story(
        "north",
        Family(
            "Rukhsana Begum",
            "Hamza Begum",
            7,
            "rukhsana.begum@family.example",
            "07700 900152",
            interpreter="Urdu",
        ),
        not_assessed(days_old=20),
        *asks(9),
        taken(8),
        informed(4),
        says(3, NO),
    ),
    story(
        "south",
        Family("Matthew Prior", "Esme Prior", 14, "matthew.prior@family.example", "07700 900153"),
        no_plan("We have waited eight months to be told no.", days_old=18),
        *asks(7, evening=True),
        taken(6),
        informed(3),
        chooses(3, NO, evening=True),
    ),
    # Due tomorrow.
    story(
        "north",
        Family("Siobhan Keane", "Finn Keane", 11, "siobhan.keane@family.example", "07700 900154"),
        plan("BF", "Twenty hours became twelve.", days_old=23),
        *asks(8),
        taken(7),
        informed(3),
        says(2, NO),
    ),
    # This week; she said no before she was informed, so the information is what is missing.
    story(
        "south",
        Family("Lindiwe Khumalo", "Sipho Khumalo", 12, "lindiwe.khumalo@family.example", "07700 900155"),
        not_assessed(days_old=9),
        asks_by(
            2, "telephone", "Knows what she wants: the certificate, soon. Call for the information booked."
        ),
        says(1, NO),
    ),
    # Its certificate was issued by mistake and taken back: he had said that he would think about it.
    story(
        "south",
        Family(
            "Winston Braithwaite",
            "Josiah Braithwaite",
            15,
            "winston.braithwaite@family.example",
            "07700 900157",
            safety=Safety(may_leave_voicemail=True),
        ),
        not_assessed(days_old=14),
        *asks(9),
        taken(8),
        informed(6),
        says(5, NO),
        certified(4),
        called(
            3,
            "He says he asked for time to think, and did not say no. Apologised; withdrawing the certificate.",
        ),
        certificate_withdrawn(3, "no_refusal"),
        says(3, Choice.UNDECIDED),
        says(2, NO),
        noted(2, "Rang back: he has thought about it, and does want a certificate."),
    ),
    story(
        "north",
        Family(
            "Eileen Garvey",
            "Niamh Garvey",
            age=15,
            telephone="01632 960215",
            address="12 Mill Bank\nWestmarch",
            postcode="WM3 1GH",
            needs=("large_print",),
        ),
        ceased("They say she has what she needs now. She does not think so, and nor do I.", days_old=19),
        asks_by(6, "telephone", "Has no e-mail. Everything by post, in large print."),
        informed(2),
        says(2, NO),
    ),
)

STORIES = (*WANT_MEDIATION, *NEXT_IN_LINE)
