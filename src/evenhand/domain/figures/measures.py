"""What is counted, in which words it is defined, and of what it is a share. The database counts by these codes."""

from dataclasses import dataclass
from enum import StrEnum

from evenhand.statute.routes import Decision

FROM_COUNT = 10  # a middle value of fewer says too much about one of them


class Unit(StrEnum):
    """What a value is."""

    COUNT = "count"
    SHARE = "share"
    DAYS = "days"


@dataclass(frozen=True)
class Line:
    """One line of a list."""

    code: str
    title: str
    unit: Unit = Unit.COUNT


TOTAL = Line("total", "Total")
# Why a value is not told.
NOT_SHOWN, NONE_TO_COUNT = "not shown", "none to count"


@dataclass(frozen=True)
class Measure:
    """One list of counts. The order of its lines matters: what must be left out is taken from the end."""

    code: str
    title: str
    definition: str
    lines: tuple[tuple[str, str], ...]
    # Does each case stand in exactly one line, so that the lines add up to a total?
    adds_up: bool = True
    # The line whose share of the total is told, and in which words.
    share_of: str = ""
    share_title: str = ""

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the code of each line."""
        return tuple(code for code, _ in self.lines)

    @property
    def told(self) -> tuple[Line, ...]:
        """Return every line that is told: the counts, then the total and the share, where it has them."""
        counts = tuple(Line(code, title) for code, title in self.lines)
        total = (TOTAL,) if self.adds_up else ()
        share = (Line(self.share_of, self.share_title, Unit.SHARE),) if self.share_of else ()
        return (*counts, *total, *share)


@dataclass(frozen=True)
class Middle:
    """One middle value: half took so many days or fewer."""

    code: str
    title: str
    definition: str

    @property
    def told(self) -> tuple[Line, ...]:
        """Return the one line that is told."""
        return (Line("median", "Half waited this long, or less", Unit.DAYS),)


MEASURES = (
    Measure(
        "decision",
        "Requests, by what was decided",
        "Every request that reached the mediation service in the period, counted once, on the day it came. "
        "A family with two children, or with two decisions about one child, made two requests.",
        (
            (Decision.REFUSAL_TO_ASSESS, "Refused to assess"),
            (Decision.FINAL_PLAN, "Issued a final plan"),
            (Decision.REFUSAL_TO_ISSUE_PLAN, "Refused to make a plan"),
            (Decision.FINAL_AMENDED_PLAN, "Amended a plan"),
            (Decision.CEASE_TO_MAINTAIN, "Ended a plan"),
            ("other", "Something else, or not known yet"),
        ),
    ),
    Measure(
        "disputed",
        "Requests, by the part of the plan that is disputed",
        "Of the same requests, those that say with which part of the plan the family disagrees. "
        "One that names two parts is counted in both lines, so the lines do not add up to a total.",
        (
            ("needs", "Sections B and F: needs and provision"),
            ("placement", "Section I: the school or its type"),
            ("health", "Sections C and G: health"),
            ("social_care", "Sections D and H: social care"),
            ("other", "Another part"),
        ),
        adds_up=False,
    ),
    Measure(
        "channel",
        "Requests, by how they came",
        "The same requests, by how the family reached the service first.",
        (
            ("online", "Online"),
            ("telephone", "By telephone, voicemail included"),
            ("email", "By e-mail"),
            ("other", "By post, in person or in another way"),
        ),
    ),
    Measure(
        "needs",
        "Requests, by whether the family needs something to take part",
        "The same requests: did the family say that it needs something, such as an interpreter or large print? "
        "What each needs is told to nobody here.",
        (("none", "Named no need"), ("some", "Named one need or more")),
    ),
    Measure(
        "needs_met",
        "Meetings held, by whether what was needed was known beforehand",
        "Meetings that took place in the period, of families that need something: had all of it reached the mediator "
        "with the booking? Whether it was there on the day is not recorded yet.",
        (
            ("met", "All of it stood on the booking"),
            ("not_met", "Some of it was named later, or was missing"),
        ),
        share_of="met",
        share_title="Needs known beforehand",
    ),
    Measure(
        "certificates",
        "Certificates issued, by kind",
        "Certificates issued in the period that stand today. One that replaces another with a mistake in it is counted "
        "once, on its first day.",
        (
            ("reg34_1", "Without mediation (regulation 34)"),
            ("reg39_1", "After mediation (regulation 39(1))"),
            ("reg39_3", "Treated as after mediation: none was arranged (regulation 39(3))"),
        ),
    ),
    Measure(
        "certificate_time",
        "Certificates due, by whether they were issued within 3 working days",
        "Certificates whose last day for issuing lay in the period (Children and Families Act 2014, section 55; "
        "regulations 34 and 39 of SI 2014/1530).",
        (("in_time", "Issued within 3 working days"), ("late", "Later, or not yet")),
        share_of="in_time",
        share_title="Issued within 3 working days",
    ),
    Measure(
        "mediation_time",
        "Mediations due, by whether they were held within 30 days",
        "Requests for mediation of which the council was told, and whose thirtieth day lay in the period "
        "(regulation 36). A family that gave up its wish before that day is not counted.",
        (("in_time", "Held within 30 days"), ("late", "Later, or not held")),
        share_of="in_time",
        share_title="Held within 30 days",
    ),
    Measure(
        "outcomes",
        "Mediations that ended, by what came of them",
        "Mediations that ended in the period after a meeting. Full: every issue was agreed. Part: one was, or was in "
        "part. None: no issue was. What was said, and by whom, is in no figure.",
        (("full", "Agreed in full"), ("part", "Agreed in part"), ("none", "Not agreed")),
    ),
    Measure(
        "kept",
        "What was agreed, by whether it was done in time",
        "Everything that somebody promised in a signed agreement and whose day lay in the period. "
        "“In time” needs the word of the side that it was promised to, or no contradiction.",
        (("in_time", "Done by its day"), ("late", "Done later, or not known to be done")),
        share_of="in_time",
        share_title="Done in time",
    ),
)
MIDDLES = (
    Middle(
        "waiting",
        "Days from the request to information and advice (median)",
        "Of families that had information and advice for the first time in the period: half waited so many days or "
        f"fewer. Told only where {FROM_COUNT} families or more had it.",
    ),
)
RULES = (
    "A count of 1 to 4 is not shown. It stands as “not shown”, and is never zero: zero is shown.",
    "Where somebody could work such a count out from the others, another one is not shown with it. "
    "Which one is fixed beforehand and says nothing about its size.",
    "A share is a whole percentage where all of its counts are shown. Where they are not, it is told in steps of ten, "
    "and only where each step could stand for five different counts.",
    "What is published is never changed. A correction is a report of its own, says why, and changes a list only where "
    "the difference tells of five families or more.",
)


def measure(code: str) -> Measure:
    """Return one list of counts."""
    return next(one for one in MEASURES if one.code == code)
