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
    CLOSE_CASE = "close a case, or take it up again"
    HELP_SIGN_IN = "help a family to sign in"
    APPOINT = "appoint staff"
    ARRANGE_MEETING = "arrange a meeting"
    CONFIRM_SIGNATURE = "confirm that somebody signed"
    RECORD_CAPACITY = "record who acts for a young person"
    ADD_PARENT = "add the other parent to a case"
    KEEP_PANEL = "keep the panel of mediators"
    CHOOSE_READINGS = "choose how this service reads the law"
    CONFIRM_HOLIDAYS = "decide about a list of bank holidays"
    PUBLISH_FIGURES = "publish figures for a council"
    COVER = "hand over the cases of somebody who is away"
    SHUT_OUT = "decide who is shut out of a case"
    SEE_LATE = "see what is late at this service"
    ANSWER_COMPLAINTS = "answer a complaint about this service"
    SEE_LOOKS = "see who looked at what"
    REVIEW_BROWSING = "look into who opened very many cases"
    EDIT_CONTENT = "write pages of the website"
    PUBLISH_CONTENT = "publish pages of the website"
    # of whoever looks after safety
    HANDLE_CONCERNS = "look after a worry about somebody's safety"
    BREAK_GLASS = "open a case for an hour"
    REVIEW_BREAK_GLASS = "review that a case was opened"
    SEE_OPENED_CASE = "see what was opened for an hour"
    # of the mediator
    MEDIATE = "mediate in this case"
    # of the family
    CHOOSE = "choose for this family"
    WITHDRAW = "withdraw this request"
    ADD_DOCUMENT = "add a document"
    SEE_OWN_CASE = "see this case"
    TAKE_COPY = "get a copy of this case"
    KEEP_OWN_NOTES = "keep notes of your own on this case"
    END_MEDIATION = "end this mediation"
    SIGN_FOR_FAMILY = "sign for this family"
    INVITE = "ask somebody to help with this case"
    # of whoever stands beside the family
    SEE_BESIDE_FAMILY = "see this case beside its family"
    SEE_AGREEMENT_BESIDE = "read the agreement of this family"
    # of a council or a health body
    SEE_INBOX = "see what is asked of this body"
    ANSWER_REFERRAL = "answer for this council or health body"
    SIGN_FOR_BODY = "sign for this council or health body"
    APPOINT_OFFICER = "appoint officers of this body"
    SEE_FIGURES = "see the figures of this council"


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
    P.HELP_SIGN_IN,
    P.ADD_DOCUMENT,
    P.ANSWER_REFERRAL,
    P.ARRANGE_MEETING,
    P.CONFIRM_SIGNATURE,
    P.RECORD_CAPACITY,
    P.ADD_PARENT,
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
        | {P.CHOOSE_READINGS, P.CONFIRM_HOLIDAYS, P.PUBLISH_FIGURES, P.REVIEW_BROWSING, P.SEE_LATE, P.COVER}
        | {P.SHUT_OUT, P.EDIT_CONTENT, P.PUBLISH_CONTENT, P.ANSWER_COMPLAINTS}
        | {P.BREAK_GLASS, P.REVIEW_BREAK_GLASS}
    ),
    _STAFF_READS,
)
AUDITOR = Role(
    "auditor",
    "Auditor",
    "Reads who looked at what, when and why, by the reference of a case. Opens no case, and does no casework.",
    frozenset({P.SEE_LOOKS, P.REVIEW_BROWSING}),
    (K.K11_AUDIT,),
)
CONTENT_EDITOR = Role(
    "content_editor",
    "Content editor",
    "Writes the pages of the website, for a manager to publish. Sees no case, and does no casework.",
    frozenset({P.EDIT_CONTENT}),
    (),
)
SAFEGUARDING_LEAD = Role(
    "safeguarding_lead",
    "Safeguarding lead",
    "Looks after worries about somebody's safety. Sees those, and who is on the case. Opens more of one case for an "
    "hour where that is needed, and says why.",
    frozenset({P.HANDLE_CONCERNS, P.BREAK_GLASS, P.REVIEW_BREAK_GLASS}),
    (K.K1_CASE, K.K8_SAFEGUARDING),
)
HOLDER = Role(
    "holder",
    "Family",
    "The parent or young person whose right it is.",
    frozenset(
        {P.CHOOSE, P.WITHDRAW, P.ADD_DOCUMENT, P.SEE_OWN_CASE, P.KEEP_OWN_NOTES, P.END_MEDIATION}
        | {P.SIGN_FOR_FAMILY, P.INVITE, P.TAKE_COPY}
    ),
    # K12 and K7 are shown to their author by the row itself, so that nobody reads the other parent's.
    (K.K1_CASE, K.K5_SHARED_ROOM, K.K6_OUTPUTS),
)
PARENT = Role(
    "parent",
    "Other parent",
    "A second parent on the same case, added with the agreement of whoever's right it is. Reads and takes part; does "
    "not choose, end or withdraw.",
    frozenset({P.SEE_BESIDE_FAMILY, P.SEE_AGREEMENT_BESIDE, P.KEEP_OWN_NOTES, P.TAKE_COPY}),
    (K.K1_CASE, K.K5_SHARED_ROOM, K.K6_OUTPUTS),
)
SUPPORTER = Role(
    "supporter",
    "Supporter",
    "Somebody whom a family asked for help, until a day: sees where the case is, and of the papers what the family "
    "lets them see. Never signs, chooses or ends.",
    frozenset({P.SEE_BESIDE_FAMILY}),
    # The shared room only where the family said so; one thing of a request at a time by cases_share.
    (K.K1_CASE, K.K5_SHARED_ROOM),
)
MEDIATOR = Role(
    "mediator",
    "Mediator",
    "Leads the meetings of the cases they are assigned to, once they have declared that nothing stands in the way.",
    frozenset({P.MEDIATE}),
    (K.K1_CASE, K.K5_SHARED_ROOM),
)
BREAK_GLASS = Role(
    "break_glass",
    "Somebody for whom a case is open for an hour",
    "A safeguarding lead or a manager who said why. Sees the request and how to reach people, no mediator's notes.",
    frozenset({P.SEE_OPENED_CASE}),
    (K.K1_CASE, K.K7_SAFETY, K.K12_REQUEST),
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

COMMISSIONER = Role(
    "commissioner",
    "Commissioner",
    "Pays for the service of a council: sees its published figures, no case, and no name of any family.",
    frozenset({P.SEE_FIGURES}),
    (K.K10_STATISTICS,),
)

STAFF_ROLES = {
    role.code: role for role in (CASEWORKER, ADVISER, MANAGER, AUDITOR, CONTENT_EDITOR, SAFEGUARDING_LEAD)
}
CASE_ROLES = {role.code: role for role in (HOLDER, PARENT, SUPPORTER, MEDIATOR, BREAK_GLASS)}
# Whoever is or was one of these on a case is on the family's side of it: what else they are does not count there.
FAMILY_SIDE = frozenset(role.code for role in (HOLDER, PARENT, SUPPORTER))
OFFICER_ROLES = {role.code: role for role in (OFFICER, HEALTH_OFFICER, LEAD_OFFICER, COMMISSIONER)}
ROLES = STAFF_ROLES | CASE_ROLES | OFFICER_ROLES
