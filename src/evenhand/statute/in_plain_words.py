"""What was decided and what is disputed, in words a family would use: the choices of every form."""

from typing import NamedTuple

from evenhand.statute.routes import Decision, Section


class Words(NamedTuple):
    """A choice as a family reads it, and one line that says more."""

    label: str
    hint: str = ""


DECISIONS: dict[Decision, Words] = {
    Decision.REFUSAL_TO_ASSESS: Words("Not to carry out an EHC needs assessment"),
    Decision.REFUSAL_TO_ISSUE_PLAN: Words("Not to make an EHC plan", "After they carried out an assessment"),
    Decision.FINAL_PLAN: Words(
        "What is in a final EHC plan", "A first plan, called final in the letter or on its front page"
    ),
    Decision.FINAL_AMENDED_PLAN: Words(
        "What is in an amended final EHC plan", "A plan that was changed, for example after a review"
    ),
    Decision.REFUSAL_TO_AMEND: Words("Not to change the EHC plan", "After a review or a new assessment"),
    Decision.REFUSAL_TO_REASSESS: Words(
        "Not to assess again", "There is a plan, and you asked for a new assessment"
    ),
    Decision.CEASE_TO_MAINTAIN: Words("To end the EHC plan"),
}
SOMETHING_ELSE: dict[Decision, Words] = {
    Decision.DRAFT_PLAN: Words("A draft plan", "You have been asked for comments"),
    Decision.PROPOSAL_TO_AMEND: Words(
        "A proposal to change the plan", "The final amended plan has not come yet"
    ),
    Decision.NO_DECISION_YET: Words("A delay", "The council has not decided yet, or has not answered"),
    Decision.SCHOOL_SUPPORT: Words("Support in school without an EHC plan"),
    Decision.TRANSPORT: Words("Travel to school or college"),
    Decision.DISCRIMINATION: Words("Discrimination because of a disability", "By a school or college"),
}
SECTIONS: dict[Section, Words] = {
    Section.B: Words("How the needs are described", "Section B"),
    Section.F: Words("The help in education", "Section F"),
    Section.I_NAMED_SCHOOL: Words("The school or college that is named", "Section I"),
    Section.I_TYPE: Words("The type of school or college", "Section I"),
    Section.I_NONE_NAMED: Words("No school or college is named", "Section I"),
    Section.C: Words("How health needs are described", "Section C"),
    Section.G: Words("The help from health services", "Section G"),
    Section.D: Words("How social care needs are described", "Section D"),
    Section.H: Words("The help from social care", "Section H"),
    Section.E: Words("The outcomes: what the help should lead to", "Section E"),
}


def decision_in_words(decision: Decision) -> str:
    """Return a decision as a family would name it."""
    return (DECISIONS | SOMETHING_ELSE)[decision].label


def section_in_words(section: Section) -> str:
    """Return a part of a plan in words, with its letter."""
    if section not in SECTIONS:
        return {Section.I: "The school or college (section I)"}.get(section, "Another part of the plan")
    label, letter = SECTIONS[section]
    return f"{label} ({letter[0].lower()}{letter[1:]})"
