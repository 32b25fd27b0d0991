"""The people whom a visitor of the demonstration can be: each with one click, in the demonstration only."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DemoPerson:
    """Somebody to sign in as: who they are, and what there is to see as them."""

    slug: str
    name: str
    role: str
    email: str
    story: str


STAFF = (
    DemoPerson(
        "priya",
        "Priya Raman",
        "Mediation adviser",
        "priya.raman@evenhand-westmarch.example",
        "In the North team. Has certificates due today and tomorrow, and one overdue.",
    ),
    DemoPerson(
        "daniel",
        "Daniel Okafor",
        "Mediation adviser",
        "daniel.okafor@evenhand-westmarch.example",
        "In the South team. Withdrew a certificate and replaced another.",
    ),
    DemoPerson(
        "megan",
        "Megan Pryce",
        "Caseworker",
        "megan.pryce@evenhand-westmarch.example",
        "In the North team. Answers the telephone and posts the letters; cannot issue certificates.",
    ),
    DemoPerson(
        "tomasz",
        "Tomasz Zielinski",
        "Caseworker",
        "tomasz.zielinski@evenhand-westmarch.example",
        "In the South team. Speaks Polish. Is shut out of two cases, because he knows the families.",
    ),
    DemoPerson(
        "ruth",
        "Ruth Ashdown",
        "Manager",
        "ruth.ashdown@evenhand-westmarch.example",
        "Runs the service for Westmarch and Brackenford: keeps the panel, the places, officers and staff.",
    ),
    DemoPerson(
        "ama",
        "Ama Boateng",
        "Manager",
        "ama.boateng@evenhand-westmarch.example",
        "Runs the service with Ruth Ashdown. A wall around a colleague waits for her: it takes two to lift one.",
    ),
    DemoPerson(
        "sunniva",
        "Sunniva Aske",
        "Auditor",
        "sunniva.aske@evenhand-westmarch.example",
        "Reads who looked at what and why, by reference. Opens no case and sees no family’s name.",
    ),
    DemoPerson(
        "nell",
        "Nell Harbour",
        "Safeguarding lead",
        "nell.harbour@evenhand-westmarch.example",
        "Looks after worries about somebody’s safety: one that nobody has taken yet, and a case that she opened for an "
        "hour.",
    ),
    DemoPerson(
        "owen",
        "Owen Fletcher",
        "Mediation adviser at another provider",
        "owen.fletcher@fellside-mediation.example",
        "Works for Fellside Mediation: sees nothing of Westmarch, and nobody in Westmarch sees his cases.",
    ),
)

FAMILIES = (
    DemoPerson(
        "grace",
        "Grace Adeyemi",
        "Parent",
        "grace.adeyemi@family.example",
        "Has had the information and can choose now. Her son was refused an assessment.",
    ),
    DemoPerson(
        "helen",
        "Helen Marsden",
        "Parent",
        "helen.marsden@family.example",
        "Has her certificate, and time left to appeal.",
    ),
    DemoPerson(
        "kieran",
        "Kieran Doyle",
        "Young person, 19",
        "kieran.doyle@family.example",
        "His council wants to end his plan. The right is his own; he has asked for mediation.",
    ),
    DemoPerson(
        "farah",
        "Farah Siddiqui",
        "Parent",
        "farah.siddiqui@family.example",
        "Asked after the two months were over. No certificate can be issued; she was told what leave is.",
    ),
    DemoPerson(
        "leanne",
        "Leanne Cartwright",
        "Parent",
        "leanne.cartwright@family.example",
        "Others read her e-mail, so she signs in with an access code on paper too. It was read out to her.",
    ),
    DemoPerson(
        "cordelia",
        "Cordelia Ashworth",
        "Parent",
        "cordelia.ashworth@family.example",
        "Has an agreement to sign, and wants one thing in it changed first.",
    ),
    DemoPerson(
        "marguerite",
        "Marguerite Penhale",
        "Parent",
        "marguerite.penhale@family.example",
        "Agreed with the council in mediation. Part of it is done, and she has something to do herself.",
    ),
    DemoPerson(
        "ines",
        "Ines Falkner",
        "Parent",
        "ines.falkner@family.example",
        "Asked for mediation, and the council’s thirty days went by in silence. May ask for a certificate.",
    ),
    DemoPerson(
        "judith",
        "Judith Marlowe",
        "Parent",
        "judith.marlowe@family.example",
        "Asked for her son, who holds the right himself now. Sees what she wrote, and what to do.",
    ),
    DemoPerson(
        "esme",
        "Esme Treadwell",
        "Young person, 17",
        "esme.treadwell@young.example",
        "The right became her own. She can choose, and says what her father may see.",
    ),
)

COMMISSIONERS = (
    DemoPerson(
        "dorothea",
        "Dorothea Lynn",
        "Commissioner at Westmarch County Council",
        "dorothea.lynn@westmarch-council.example",
        "Pays for the service. Sees its published figures, in which no family can be found, and nothing else.",
    ),
)

OFFICERS = (
    DemoPerson(
        "alun",
        "Alun Brecon",
        "SEND officer at Westmarch County Council",
        "alun.brecon@westmarch-council.example",
        "Has families who wait for dates, one of them for the health body’s notice too.",
    ),
    DemoPerson(
        "bethan",
        "Bethan Crowe",
        "Lead SEND officer at Brackenford Borough Council",
        "bethan.crowe@brackenford-council.example",
        "Appoints officers at another council: sees nothing of Westmarch’s families.",
    ),
    DemoPerson(
        "carys",
        "Carys Petrie",
        "Health officer at Westmarch Integrated Care Board",
        "carys.petrie@westmarch-icb.example",
        "Sees the health issue of a case, and nothing else of it.",
    ),
)

MEDIATORS = (
    DemoPerson(
        "nadia",
        "Nadia Brandt",
        "Mediator",
        "nadia.brandt@mediators.example",
        "Leads three mediations: one that she knows nothing of yet, one that is near, one that took place.",
    ),
)

HELPERS = (
    DemoPerson(
        "sioned",
        "Sioned Hart",
        "SENDIASS worker",
        "sioned.hart@westmarch-sendiass.example",
        "Helps two families: one lets her read its request and come to the meeting, the other shows her its dates.",
    ),
    DemoPerson(
        "tom",
        "Tom Ridley",
        "Advocate",
        "tom.ridley@advocates.example",
        "Is asked for help and has not answered: sees nothing yet. To say yes he needs the family’s reference.",
    ),
    DemoPerson(
        "piers",
        "Piers Penhale",
        "Second parent",
        "piers.penhale@family.example",
        "Is on Marguerite Penhale’s case because she wanted it: reads the dates and the agreement, and signs nothing.",
    ),
    DemoPerson(
        "kasia",
        "Kasia Wrona",
        "Interpreter",
        "kasia.wrona@interpreters.example",
        "Interpreted at a meeting. Saw when and how to join it for a day, and sees nothing now.",
    ),
)

DEMO_PEOPLE = (*STAFF, *OFFICERS, *COMMISSIONERS, *MEDIATORS, *FAMILIES, *HELPERS)
