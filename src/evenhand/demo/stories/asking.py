"""Families who asked a short while ago, and have not chosen yet."""

from evenhand.demo.steps import (
    called,
    date_corrected,
    email_read_back,
    informed,
    name_corrected,
    noted,
    reads,
    rings_in,
    says,
    sends_broken_file,
    sends_letter,
    taken,
    tasks_done,
    tasks_dropped,
    to_do,
    told_otherwise,
)
from evenhand.demo.steps_asking import asks, asks_by, family_heard, helper_sends, sends
from evenhand.demo.steps_beside import asks_for_help, helper_says_yes
from evenhand.demo.steps_reaching import (
    contact_wanted_again,
    other_details_called_off,
    other_details_noted,
    other_needs,
    other_ways,
    other_ways_called_off,
    stops,
)
from evenhand.demo.steps_signing_in import access_code_read_out, code_lost, loss_called_off, loss_confirmed
from evenhand.demo.steps_walls import (
    lifting_asked,
    lifting_refused,
    lifting_withdrawn,
    must_not_come_near,
    wall_lifted,
    walled_off,
)
from evenhand.demo.stories.casting import no_plan, not_amended, not_assessed, plan, story
from evenhand.demo.story import Family
from evenhand.domain.cases.facts import FactKind
from evenhand.domain.cases.states import CompanionKind
from evenhand.domain.casework.choice import Choice
from evenhand.domain.people.actions.set_contact_details import Safety
from evenhand.domain.people.kinds import LeftOpen, Stopped

ASKED = (
    # Somebody at the school sent it: nobody sees it online before the caseworker has spoken with the family.
    story(
        "north",
        Family(
            "Orla Keegan",
            "Niamh Keegan",
            8,
            "orla.keegan@family.example",
            "07700 900160",
            helper="Joanne Pugh",
        ),
        not_assessed("Niamh’s mother finds forms hard, so I am writing this with her.", days_old=11),
        helper_sends(1, email="joanne.pugh@school.example"),
    ),
    story(
        "north",
        Family("Chloe Barnett", "Alfie Barnett", 6, "chloe.barnett@busy.example", "07700 900111"),
        not_assessed("He has had one term of help and now it is being taken away.", days_old=9),
        *asks(0),
    ),
    story(
        "south",
        Family(
            "Oluwaseun Bello",
            "Temi Bello",
            10,
            "seun.bello@family.example",
            "07700 900112",
            safety=Safety(call_times=("lunch",)),
        ),
        not_assessed(days_old=12, sent_after=None, came_after=1),
        *asks(1, evening=True),
        # He looks himself: nothing but what the law requires, and that by e-mail.
        stops(0, Stopped.EVERYTHING, LeftOpen.EMAIL),
    ),
    story(
        "north",
        Family("Rachel Whitcombe", "Edie Whitcombe", 13, "rachel.whitcombe@family.example", "07700 900113"),
        plan(
            "BF",
            "Section F says 'regular access to'. Nobody can tell us what that means.",
            "One hour a week of speech and language therapy, named and counted.",
            days_old=15,
        ),
        *asks(2, evening=True),
        taken(1),
        other_ways(1, may_post=False, note="Please do not ring the landline.", evening=True),
        other_needs(1, "breaks", "quiet", other="A chair with a back"),
        stops(1, Stopped.TEXT, evening=True),
        contact_wanted_again(0),
    ),
    # A voicemail and a call that did not get through: both are contact.
    story(
        "south",
        Family(
            "Marek Nowak",
            "Zofia Nowak",
            5,
            "",
            "07700 900114",
            "9 Foundry Lane\nMarchford",
            "WM11 8TY",
            interpreter="Polish",
            safety=Safety(may_leave_voicemail=True, call_times=("evenings",)),
        ),
        not_assessed(days_old=20),
        asks_by(
            4,
            "telephone",
            "Left his number on the answering machine at 7pm; rang him back with an interpreter.",
        ),
        rings_in(
            4,
            "First message on the machine, two days before we could call back.",
            reached=False,
            days_before=2,
        ),
        called(3, "No answer. Sent nothing: he reads Polish only.", reached=False),
        called(2, "No answer.", reached=False),
        to_do(2, "Try once more after 6pm with the Polish interpreter.", within=3),
    ),
    # Nobody but us may know where she lives.
    story(
        "north",
        Family(
            "Joanne Tate",
            "Mason Tate",
            8,
            "joanne.tate@family.example",
            "07700 900115",
            "The address is with the service",
            "WM1 9ZZ",
            is_protected=True,
            safety=Safety(
                may_call=False,
                may_post=False,
                may_text=False,
                note="Ask for Jo. Say nothing if somebody else answers.",
            ),
            needs=("plain_email",),
        ),
        not_assessed("He has been out of school since the move.", days_old=11),
        *asks(3, evening=True),
        taken(2),
        noted(2, "Protected address. E-mail only, and only hers. Checked with her that the mailbox is safe."),
        # Somebody asks on her page to be texted; she did not. Then she asks herself, and waits for the call.
        other_ways(2, may_text=True),
        stops(2, Stopped.POST),
        other_ways_called_off(1),
        other_ways(1, may_call=True, evening=True),
        contact_wanted_again(1, evening=True),
    ),
    story(
        "north",
        Family(
            "Bernadette Quinn",
            "Rory Quinn",
            15,
            "",
            "01632 960211",
            "Rose Cottage\nUpper Ashby\nWestmarch",
            "WM7 5EE",
            needs=("large_print",),
        ),
        not_assessed(days_old=21),
        asks_by(3, "post", "Her letter came with the council's letter folded into it."),
        called(2, "Rang to say that her letter has come and counts as her contact."),
    ),
)

INFORMED = (
    story(
        "north",
        Family(
            "Yasmin Rahimi",
            "Darius Rahimi",
            12,
            "yasmin.rahimi@family.example",
            "07700 900117",
            interpreter="",
        ),
        not_assessed("He can read anything and cannot stay in a classroom.", days_old=22),
        *asks(9, evening=True),
        taken(8),
        must_not_come_near(7),
        lifting_asked(6, "He was thinking of another family."),
        lifting_refused(5),
        informed(4),
        lifting_asked(3, "He has looked up the other family’s name for us: it is another one."),
        wall_lifted(2),
    ),
    story(
        "south",
        Family(
            "Paul Entwistle",
            "Leo Entwistle",
            10,
            "paul.entwistle@family.example",
            "07700 900118",
            needs=("bsl",),
            other_needs="I am deaf. Video call with an interpreter, never the telephone.",
            interpreter="British Sign Language",
            safety=Safety(may_call=False, may_text=True),
        ),
        not_assessed(days_old=17),
        *asks(8),
        taken(7),
        noted(7, "BSL interpreter booked for the video call."),
        informed(2),
    ),
    story(
        "north",
        Family("Abigail Stone", "Noah Stone", 9, "abigail.stone@family.example", "07700 900119"),
        no_plan("The psychologist's report was not read.", days_old=13),
        *asks(6, evening=True),
        taken(5),
        sends_broken_file(4),
        sends_letter(4),
        reads(4, evening=True),
        access_code_read_out(3),
        code_lost(1),
    ),
    # The letter turned out to be older than she said: a date came nearer, and she was called.
    story(
        "south",
        Family("Natalia Petrova", "Mila Petrova", 7, "natalia.petrova@family.example", "07700 900120"),
        not_assessed(days_old=15),
        *asks(11),
        taken(10),
        informed(9),
        date_corrected(
            8, FactKind.NOTICE_DATED, -14, "She read the date of the envelope. The letter came by e-mail."
        ),
        sends_letter(8),
        tasks_done(7),
        noted(7, "Rang her the same day: her dates are two weeks nearer than we first said. She has them."),
        access_code_read_out(6),
        code_lost(5),
        loss_confirmed(3),
    ),
    story(
        "north",
        Family("Emeka Nwosu", "Chidi Nwosu", 14, "emeka.nwosu@family.example", "07700 900121"),
        not_amended("The review asked for more and the plan stayed as it was.", days_old=18),
        *asks(7),
        taken(6),
        sends_letter(5),
        must_not_come_near(5),
        access_code_read_out(4),
        code_lost(3),
        loss_called_off(2, evening=True),
        informed(1),
        name_corrected(1, FactKind.CHILD_NAME, "Chidiebere Nwosu", "The name as the letter spells it."),
        other_details_noted(2, email="e.nwosu@elsewhere.example"),
        other_details_called_off(1),
    ),
    story(
        "north",
        Family(
            "Leanne Cartwright",
            "Poppy Cartwright",
            10,
            "leanne.cartwright@family.example",
            "07700 900122",
            safety=Safety(mailbox_is_shared=True, may_post=False),
        ),
        not_assessed(days_old=10),
        *asks(5),
        taken(4),
        told_otherwise(3),
        email_read_back(3),
        access_code_read_out(3),
        informed(2),
        walled_off(2, "tomasz", "A neighbour of the family; told us so himself."),
        lifting_asked(1, "He has moved to another town."),
        lifting_withdrawn(1),
        lifting_asked(0, "He has moved, and has not spoken with them for a year. I asked him."),
    ),
    # Typed her address with a slip and closed the page: the adviser's call puts it right.
    story(
        "south",
        Family("Imogen Fairclough", "Ted Fairclough", 6, "imogen.fairclough@family.example", "07700 900141"),
        not_assessed(days_old=12),
        sends(4),
        taken(3),
        email_read_back(3),
        informed(2),
        other_details_noted(1, telephone="07700 900143"),
        other_details_noted(0, email="imogen.f@family.example"),
    ),
    # Asked last evening and has not typed the code that shows that the address is hers.
    story(
        "north",
        Family("Rosalind Achebe", "Ada Achebe", 8, "rosalind.achebe@family.example", "07700 900142"),
        not_assessed(days_old=9),
        sends(1, evening=True),
    ),
)

UNDECIDED = (
    story(
        "south",
        Family("Hannah Lister", "Jude Lister", 11, "hannah.lister@family.example", "07700 900123"),
        not_assessed("We do not know which way is better for him.", days_old=20),
        *asks(10, evening=True),
        taken(9),
        informed(6),
        says(6, Choice.UNDECIDED),
        to_do(6, "Ring in a week to ask whether anything is still unclear.", within=7),
    ),
    story(
        "north",
        Family(
            "Mohammed Anwar",
            "Safa Anwar",
            8,
            "mohammed.anwar@family.example",
            "07700 900124",
            interpreter="Urdu",
        ),
        not_assessed(days_old=25),
        *asks(12),
        taken(11),
        informed(8),
        says(8, Choice.UNDECIDED),
        to_do(8, "Send the booklet in Urdu.", within=1),
        tasks_done(7),
    ),
    # Changed their mind, and changed it again.
    story(
        "south",
        Family("Gareth Hopkins", "Seren Hopkins", 13, "gareth.hopkins@family.example", "07700 900125"),
        plan("BF", "The hours in the plan are fewer than the hours she gets now.", days_old=24),
        *asks(14),
        taken(13),
        informed(11),
        says(10, Choice.NO_MEDIATION),
        says(9, Choice.UNDECIDED),
        noted(
            9, "Wants to read the plan again with the school before he decides. We stopped the certificate."
        ),
    ),
    story(
        "north",
        Family(
            "Kelly-Ann Moss",
            "Tyler Moss",
            17,
            "tyler.moss@family.example",
            "07700 900126",
            who_decides="young_person_asks",
        ),
        no_plan(days_old=16),
        # His mother sends it and says that he decides: it opens to him, and to her once he asks her for help.
        helper_sends(8, email="kelly.moss@family.example", evening=True),
        taken(7),
        family_heard(7),
        asks_for_help(
            6, "Kelly-Ann Moss", email="kelly.moss@family.example", kind=CompanionKind.FRIEND, days=60
        ),
        helper_says_yes(6, email="kelly.moss@family.example"),
        reads(5, evening=True),
        says(5, Choice.UNDECIDED),
        to_do(5, "Send Tyler the booklet for young people.", within=4),
        tasks_dropped(3),
        noted(3, "Tyler found the booklet on our website himself. Nothing to send."),
    ),
    story(
        "south",
        Family("Deborah Asante", "Kofi Asante", 3, "deborah.asante@family.example", "07700 900127"),
        not_assessed("Three is not too young to be helped.", days_old=14),
        *asks(6),
        taken(5),
        informed(4),
        says(3, Choice.UNDECIDED),
    ),
)

STORIES = (*ASKED, *INFORMED, *UNDECIDED)
