"""The fixed sentences of a certificate, and its particulars in words.

The PDF and the page on screen are both drawn from here, so they cannot say different things.
"""

from dataclasses import dataclass
from datetime import date

from evenhand.domain.certificates.content import (
    BASES,
    CAPACITIES,
    DECISIONS,
    FINDINGS,
    SECTIONS,
    CertificateContent,
)

TITLE = "Mediation certificate"
PARTICULARS_HEADING = "Particulars"
COLUMN_HEADINGS = ("What", "As recorded")
CHECK_HEADING = "Check this certificate"
USE_HEADING = "Use this certificate"
NOT_RECORDED = "Not recorded"
ADVICE_GIVEN = (
    "The adviser has given the person who may appeal information and advice about pursuing mediation."
)
CHECKED_PAGE_SAYS = "The page says whether the certificate is genuine and in force. It shows no names."
QR_ALTERNATIVE = "QR code that opens the page where this certificate can be checked"
USE = (
    "To appeal, send a copy with the application to the First-tier Tribunal (Special Educational Needs "
    "and Disability). The Tribunal must receive the application within 2 months of the day the decision "
    "notice was sent, or within 1 month of the day this certificate was issued, whichever is later: "
    "rule 20(1)(c) of the Tribunal Procedure (First-tier Tribunal) (Health, Education and Social Care "
    "Chamber) Rules 2008."
)
USE_REPLACEMENT = USE.replace("this certificate was issued", "the first certificate was issued")
UNPRINTED = (
    "A letter that could not be printed is shown by its Unicode number, such as [U+0041]. "
    "The record keeps the name as it was given."
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class CertificateWords:
    """One certificate in words, in reading order."""

    title: str
    authority: str
    findings: tuple[str, ...]
    particulars: tuple[tuple[str, str], ...]
    how_to_check: tuple[str, ...]
    check_address: str
    use: str


def put_into_words(content: CertificateContent) -> CertificateWords:
    """Write out one certificate; every sentence is fixed, every value comes from the frozen content."""
    return CertificateWords(
        title=TITLE,
        authority=f"This certificate is issued under {SECTIONS[content.section]} and {BASES[content.basis]}.",
        findings=(ADVICE_GIVEN, FINDINGS[content.basis]),
        particulars=_particulars(content),
        how_to_check=(
            f"Scan the code, or go to {content.verify_url} and type the certificate number"
            f" {content.number} and the check code {content.check_code}.",
            CHECKED_PAGE_SAYS,
        ),
        check_address=content.check_address(),
        use=USE_REPLACEMENT if content.replaces_number else USE,
    )


def day_in_words(day: str) -> str:
    """Write an ISO day as people say it, weekday first; an empty one as not recorded."""
    if not day:
        return NOT_RECORDED
    on = date.fromisoformat(day)
    return f"{_WEEKDAYS[on.weekday()]} {on.day} {_MONTHS[on.month - 1]} {on.year}"


def _particulars(content: CertificateContent) -> tuple[tuple[str, str], ...]:
    rows = [
        ("Certificate number", content.number),
        ("Issued on", day_in_words(content.issued_on)),
        *_replacement(content),
        ("Who may appeal", content.holder_name),
        ("Their role", CAPACITIES[content.holder_capacity]),
        ("Child or young person", content.child_name or content.holder_name),
        ("Local authority", content.local_authority_name),
        ("Decision", DECISIONS[content.decision]),
        ("Decision notice dated", day_in_words(content.notice_dated)),
        ("Decision notice sent", day_in_words(content.notice_sent)),
        ("Mediation adviser", content.adviser_name),
        ("Mediation service", content.provider_name),
        ("Telephone", content.provider_telephone),
        ("Email", content.provider_email),
    ]
    return tuple((what, words) for what, words in rows if words)


def _replacement(content: CertificateContent) -> tuple[tuple[str, str], ...]:
    if not content.replaces_number:
        return ()
    return (
        ("In place of", f"certificate {content.replaces_number}"),
        (
            "First issued on",
            f"{day_in_words(content.first_issued_on)}: the time to appeal runs from this day",
        ),
    )
