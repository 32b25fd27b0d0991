"""What we say when a certificate cannot be issued, withdrawn or replaced: why, and which door is open."""

from evenhand.core.errors import NotNow, Refused
from evenhand.domain.certificates.content import ContentNotAllowed
from evenhand.statute.verdicts import Reason

NEXT = {
    "late_contact": (
        "Tell the family that it can ask the Tribunal for permission to appeal without a certificate "
        "(regulation 34(3)), with full reasons, and that mediation is still open to it."
    ),
    "late_by_letter_date": (
        "Look at both dates of the letter: contact came within two months of the day it was sent, and not of the date "
        "on it. Tell the family that it can ask the Tribunal for permission to appeal (regulation 34(3))."
    ),
    "contact_late": (
        "Tell the family that it can ask the Tribunal for permission to appeal without a certificate "
        "(regulation 34(3)), with full reasons, and that mediation is still open to it."
    ),
    "information_not_given": "Give the family information and advice about mediation, then record it.",
    "no_refusal_of_mediation": "Ask the family what it chooses, and record its choice.",
    "late_contact_decided_by_manager": (
        "Ask here for a manager’s decision. Whoever asks does not decide about it: a manager opens this page and does."
    ),
    "deemed_decided_by_manager": (
        "Ask a manager to open this page and decide. Whoever wrote the request down does not decide about it."
    ),
    "no_participation": "Wait until the mediation has ended, or until the council says that it cannot arrange it.",
    "certificate_not_needed": "Tell the family that it can appeal without a certificate.",
    "no_certificate_for_this_decision": "Tell the family which other way is open to it.",
    "no_contact_recorded": "Record the first contact, a failed call or voicemail included.",
    "notice_date_unknown": "Ask for the decision letter, and record its date.",
    "certificate_already_issued": "Open the certificate that was issued.",
}
FIELDS = {
    "holder_name": "the name of the person whose right it is",
    "child_name": "the child’s name",
    "local_authority_name": "the council’s name",
    "adviser_name": "your own name as staff",
    "provider_name": "the service’s name",
    "provider_telephone": "the service’s telephone number",
    "provider_email": "the service’s e-mail address",
    "holder_capacity": "the role of the person whose right it is",
    "decision": "the decision",
}


class CannotIssue(Refused):
    """The law does not let this certificate be issued now."""

    code = "cannot-issue"

    def __init__(self, reasons: tuple[Reason, ...], why_not: dict[str, str] | None = None) -> None:
        self.reasons = reasons
        super().__init__(
            "We cannot issue this certificate.",
            " ".join(reason.sentence for reason in reasons),
            " ".join(dict.fromkeys(next_step(reason, why_not) for reason in reasons)),
        )


class CannotAskYet(Refused):
    """The law knows no certificate as if the family had taken part here, or not yet."""

    code = "cannot-ask-yet"

    def __init__(self, reasons: tuple[Reason, ...]) -> None:
        super().__init__(
            "You cannot ask for this certificate now.",
            " ".join(reason.sentence for reason in reasons),
            "Go back to the case to see what is open.",
        )


class NotRead(Refused):
    """Nobody said that the warning was read."""

    code = "not-read"

    def __init__(self) -> None:
        super().__init__(
            "Nothing was asked for yet.",
            "Waiting after this certificate can lose the appeal, and this must be read first.",
            "Read it, tick that it was read, then ask.",
        )


class NothingToDecide(NotNow):
    """No manager is needed for this certificate."""

    code = "nothing-to-decide"

    def __init__(self) -> None:
        super().__init__(
            "No manager is needed.",
            "Nothing about this certificate is left to decide.",
            "Issue it on this page.",
        )


class CannotWrite(Refused):
    """Something recorded may not stand on a certificate as it is."""

    code = "cannot-write"

    def __init__(self, problem: ContentNotAllowed) -> None:
        why = str(problem).removeprefix(f"{problem.field}: ")
        super().__init__(
            "We cannot write this certificate yet.",
            f"On it would stand {FIELDS.get(problem.field, problem.field.replace('_', ' '))}, which {why}",
            "Correct it on the case, then issue the certificate.",
        )


class NoSuchReason(Refused):
    """The reason is not one of those in the list."""

    code = "no-such-reason"

    def __init__(self) -> None:
        super().__init__("Choose why.", "The register says why a certificate ended.", "Choose one reason.")


class DraftChanged(NotNow):
    """Something on the certificate is other than what was confirmed."""

    code = "draft-changed"

    def __init__(self) -> None:
        super().__init__(
            "The certificate was not issued.",
            "Something on it changed after you opened the page: a name, a date, or the day.",
            "Read it again below, then issue it.",
        )


def next_step(reason: Reason, why_not: dict[str, str] | None = None) -> str:
    """Return what to do about one reason against issuing; `why_not` is for a manager who does not decide."""
    return " ".join(filter(None, ((why_not or {}).get(reason.code), NEXT[reason.code])))
