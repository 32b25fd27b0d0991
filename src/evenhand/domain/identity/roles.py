"""Every permission, and every role with what it may do and which compartments it may read."""

from dataclasses import dataclass
from enum import StrEnum

from evenhand.core.walls import Compartment as K


class Permission(StrEnum):
    """One thing that somebody may do. The value is how a refusal names it: "You cannot …"."""

    SEE_WORKLIST = "see the worklist"
    OPEN_CASE = "open a case for a family"
    TAKE_CASE = "take or hand over a case"
    RECORD_CONTACT = "record a contact"
    GIVE_INFORMATION = "record that information and advice was given"
    RECORD_CHOICE = "record the family's choice"
    CORRECT_FACTS = "correct a fact"
    ISSUE_CERTIFICATE = "issue a certificate"
    DECIDE_LATE_CERTIFICATE = "decide about a certificate after late contact"
    DECIDE_DEEMED_CERTIFICATE = "decide about a certificate while the council is silent"
    WITHDRAW_CERTIFICATE = "withdraw a certificate"
    SEE_SAFETY = "see protected contact details"
    MANAGE_TASKS = "manage tasks"
    WRITE_NOTES = "write a note"
    SEND_PRINT = "send printed letters"
    CLOSE_CASE = "close a case"
    APPOINT = "appoint staff"
    ARRANGE_MEETING = "arrange a meeting"
    CONFIRM_SIGNATURE = "confirm that somebody signed"
    KEEP_PANEL = "keep the panel of mediators"
    CHOOSE_READINGS = "choose how this service reads the law"
    CONFIRM_HOLIDAYS = "decide about a list of bank holidays"
    # of the mediator
    MEDIATE = "mediate in this case"
    # of the family
    CHOOSE = "choose for this family"
    WITHDRAW = "withdraw this request"
    ADD_DOCUMENT = "add a document"
    SEE_OWN_CASE = "see this case"
    END_MEDIATION = "end this mediation"
    SIGN_FOR_FAMILY = "sign for this family"
    # of a council or a health body
    SEE_INBOX = "see what is asked of this body"
    ANSWER_REFERRAL = "answer for this council or health body"
    SIGN_FOR_BODY = "sign for this council or health body"
    APPOINT_OFFICER = "appoint officers of this body"


@dataclass(frozen=True)
class Role:
    """What somebody is here, in words, with powers and readable compartments."""

    code: str
    title: str
    description: str
    permissions: frozenset[Permission]
    compartments: tuple[K, ...]


P = Permission
_CASEWORK = {
    P.SEE_WORKLIST,
    P.OPEN_CASE,
    P.TAKE_CASE,
    P.RECORD_CONTACT,
    P.RECORD_CHOICE,
    P.CORRECT_FACTS,
    P.SEE_SAFETY,
    P.MANAGE_TASKS,
    P.WRITE_NOTES,
    P.SEND_PRINT,
    P.CLOSE_CASE,
    P.ADD_DOCUMENT,
    P.ANSWER_REFERRAL,
    P.ARRANGE_MEETING,
    P.CONFIRM_SIGNATURE,
}
_STAFF_READS = (K.K1_CASE, K.K6_OUTPUTS, K.K7_SAFETY, K.K9_CASEWORK, K.K12_REQUEST)

CASEWORKER = Role(
    "caseworker",
    "Caseworker",
    "Looks after families' cases from the first contact. Does not issue certificates.",
    frozenset(_CASEWORK),
    _STAFF_READS,
)
ADVISER = Role(
    "adviser",
    "Mediation adviser",
    "Gives information and advice about mediation and issues certificates (section 56(2)).",
    frozenset(_CASEWORK | {P.GIVE_INFORMATION, P.ISSUE_CERTIFICATE, P.WITHDRAW_CERTIFICATE}),
    _STAFF_READS,
)
MANAGER = Role(
    "manager",
    "Manager",
    "Runs the service: everything that an adviser does, appoints staff, keeps the panel of mediators, and chooses "
    "how the law is read where it can be read in two ways.",
    frozenset(
        ADVISER.permissions
        | {P.DECIDE_LATE_CERTIFICATE, P.DECIDE_DEEMED_CERTIFICATE, P.APPOINT, P.KEEP_PANEL}
        | {P.CHOOSE_READINGS, P.CONFIRM_HOLIDAYS}
    ),
    _STAFF_READS,
)
HOLDER = Role(
    "holder",
    "Family",
    "The parent or young person whose right it is.",
    frozenset({P.CHOOSE, P.WITHDRAW, P.ADD_DOCUMENT, P.SEE_OWN_CASE, P.END_MEDIATION, P.SIGN_FOR_FAMILY}),
    # K12 and K7 are shown to their author by the row itself, so that nobody reads the other parent's.
    (K.K1_CASE, K.K5_SHARED_ROOM, K.K6_OUTPUTS),
)
MEDIATOR = Role(
    "mediator",
    "Mediator",
    "Leads the meetings of the cases they are assigned to, once they have declared that nothing stands in the way.",
    frozenset({P.MEDIATE}),
    (K.K1_CASE, K.K5_SHARED_ROOM),
)

_OFFICER = frozenset({P.SEE_INBOX, P.ANSWER_REFERRAL, P.SIGN_FOR_BODY})
OFFICER = Role(
    "officer",
    "SEND officer",
    "Answers for a council: offers dates, names who can decide, adds papers. Sees what the family chose to share.",
    _OFFICER,
    (K.K1_CASE, K.K5_SHARED_ROOM),
)
HEALTH_OFFICER = Role(
    "health_officer",
    "Health officer",
    "Answers for a health body, about the health issue and nothing else.",
    _OFFICER,
    (K.K1_CASE, K.K5_SHARED_ROOM),
)
LEAD_OFFICER = Role(
    "lead_officer",
    "Lead officer",
    "Does what an officer does, and appoints officers of the same body.",
    frozenset(_OFFICER | {P.APPOINT_OFFICER}),
    (K.K1_CASE, K.K5_SHARED_ROOM),
)

STAFF_ROLES = {role.code: role for role in (CASEWORKER, ADVISER, MANAGER)}
CASE_ROLES = {role.code: role for role in (HOLDER, MEDIATOR)}
OFFICER_ROLES = {role.code: role for role in (OFFICER, HEALTH_OFFICER, LEAD_OFFICER)}
ROLES = STAFF_ROLES | CASE_ROLES | OFFICER_ROLES
