"""The printed copy of a signed agreement: what was signed is the text on the screen, and this repeats it."""

from evenhand.core.clock import LONDON
from evenhand.domain.agreements import wording
from evenhand.domain.agreements.models import Signature, Text
from evenhand.domain.agreements.ports import SignedText
from evenhand.domain.agreements.states import Way
from evenhand.statute.words import day_in_words

COPY = (
    "This is a copy. What everybody signed is the text that this service keeps, known by the number below: SHA-256 of "
    "its bytes."
)


def words_of(text: Text) -> SignedText:
    """Return everything that stands on the copy of a signed text."""
    content = text.content
    told = wording.line_of_telling(content)
    return SignedText(
        title=wording.TITLE,
        reference=content["reference"],
        about=content["child"],
        agreed_on=wording.iso_in_words(content["agreed_on"]),
        between=wording.all_of(content["parties"]),
        terms=tuple(
            (term["about"], f"{term['who']}: {term['what']}", tuple(wording.lines_of_term(term)))
            for term in content["terms"]
        ),
        ending=((told,) if told else ()) + wording.ENDING + (COPY,),
        signatures=tuple(_signature(one, content) for one in text.signatures.order_by("signed_at", "seat")),
        sha256=text.sha256,
    )


def _signature(one: Signature, content: dict[str, list[dict[str, str]]]) -> tuple[str, str]:
    party = next(party["name"] for party in content["parties"] if party["seat"] == one.seat)
    who = one.name if one.seat == "family" else f"{one.name}, {one.job_title}, for {party}"
    at = one.signed_at.astimezone(LONDON)
    moment = f"{day_in_words(at.date())}, {at:%H:%M}"
    if one.way == Way.ONLINE:
        return who, f"{moment}: {Way(one.way).label}"
    # The moment is the mediator's: nobody knows to the minute when somebody else signed a paper.
    return who, f"{Way(one.way).label}. The mediator wrote it down on {moment}; a second person confirmed it"
