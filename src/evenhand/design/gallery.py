"""Sample data for every component: what the gallery shows and the accessibility check reads."""

from dataclasses import dataclass
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any

from evenhand.design import fields
from evenhand.design.forms import Form
from evenhand.design.models import (
    Button,
    Cell,
    Contact,
    DateCard,
    Empty,
    Entry,
    Filter,
    Frame,
    Language,
    Link,
    NamedDate,
    Notice,
    Pages,
    Progress,
    Refusal,
    Row,
    Step,
    Table,
    Tag,
    Task,
    Urgency,
    Working,
)

TODAY = date(2026, 11, 27)
"""The day on which the gallery's samples are read; they are drawings, so it never moves."""

PAGES = ("pieces", "family", "staff", "young-person", "form", "refused")

CONTACT = Contact(
    name="Amina Yusuf",
    role="your caseworker",
    telephone="0113 496 0123",
    hours="Monday to Friday, 8am to 8pm. Saturday, 9am to 1pm.",
    note="Text relay, British Sign Language and interpreters: ask, and we arrange it.",
)
FAMILY_FRAME = Frame(
    contact=CONTACT,
    service_note="SEND mediation in Westmarch",
    leave_url="https://www.bbc.co.uk/weather",
    languages=(
        Language("en-gb", "English", "#"),
        Language("pl", "Polski", "#pl"),
        Language("ur", "اردو", "#ur", "rtl"),
    ),
    footer=(
        Link("Accessibility", "#accessibility"),
        Link("Privacy", "#privacy"),
        Link("Cookies", "#cookies"),
        Link("Complain or praise", "#complain"),
    ),
    provider="Evenhand Mediation is paid for by councils and takes no side.",
    page_address="evenhand.example/case",
)
STAFF_FRAME = Frame(
    contact=Contact("Service desk", "questions about this system", "0113 496 0155"),
    service_note="Westmarch",
    navigation=(
        Link("Cases", "#cases", current=True, count=42),
        Link("Due this week", "#due", count=7),
        Link("Requests", "#requests", count=3),
        Link("Certificates", "#certificates"),
    ),
    signed_in_as="Amina Yusuf",
    sign_out_url="#sign-out",
    footer=(Link("Help", "#help"), Link("Privacy", "#privacy")),
)

CONTACT_US = DateCard(
    title="Contact us about mediation",
    on=date(2026, 12, 11),
    today=TODAY,
    who="You must contact us by this day.",
    reason="The law gives you until Sunday 13 December. We show the working day before it, to be safe.",
    others=(
        NamedDate("The council sent its letter", date(2026, 10, 13)),
        NamedDate("The law's last day", date(2026, 12, 13)),
        NamedDate("Appeal by", date(2026, 12, 13), "or one month after your certificate, if that is later"),
    ),
    working=Working(
        (
            "The council's letter is dated Tuesday 13 October 2026.",
            "You have two months from that day to contact a mediation adviser: to Sunday 13 December 2026.",
            "A Sunday is hard to meet, so we ask you to contact us by the Friday before.",
        ),
        source="The Special Educational Needs and Disability Regulations 2014, regulation 33",
        source_url="#source",
        rule_set="England, September 2014",
    ),
    action=Link("Contact us now", "#contact"),
)
CERTIFICATE = DateCard(
    title="Your certificate",
    on=date(2026, 12, 1),
    today=TODAY,
    who="Evenhand Mediation must send your certificate by this day.",
    reason="You told us on Thursday 26 November that you do not want mediation. We have three working days.",
    state=Urgency.SOON,
    working=Working(("Three working days after Thursday 26 November 2026 is Tuesday 1 December 2026.",)),
)
LATE = DateCard(
    title="A date for the meeting",
    on=date(2026, 11, 25),
    today=TODAY,
    who="Westmarch Council must offer you a date.",
    reason="We have asked the council today and will call you tomorrow.",
    state=Urgency.OVERDUE,
)
MET = DateCard(
    title="Information about mediation",
    on=date(2026, 11, 20),
    today=TODAY,
    who="Evenhand Mediation must tell you about mediation.",
    state=Urgency.MET,
    met_on=date(2026, 11, 18),
)
STEPS = (
    Step("You contacted us", Progress.DONE, date(2026, 11, 16)),
    Step("We explained mediation", Progress.DONE, date(2026, 11, 18)),
    Step("You choose", Progress.CURRENT, date(2026, 12, 11), who="It is your turn."),
    Step("A meeting, or a certificate"),
    Step("What happens next"),
)
SUMMARY = (
    Row("Your name", "Joanna Marsh", (Link("Change", "#name", "your name"),)),
    Row(
        "What the decision was", "The council will not assess", (Link("Change", "#decision", "the decision"),)
    ),
    Row("Needs at the meeting", "A quiet room\nBreaks every half hour", (Link("Change", "#needs", "needs"),)),
    Row("A supporter", "Not given", (Link("Answer", "#supporter", "who supports you"),), missing=True),
)
TASKS = (
    Task("Your details", "Completed", "#details", done=True),
    Task("The council's decision", "Not started", "#decision", "Have the letter with you if you can"),
    Task("Send your request", "Cannot start yet"),
)
TIMELINE = (
    Entry(
        "You sent us the council’s letter",
        datetime(2026, 11, 26, 14, 5),
        "Joanna Marsh",
        "Only we can read it.",
    ),
    Entry("We explained mediation", datetime(2026, 11, 18, 12, 0), "Amina Yusuf"),
    Entry("You contacted us", date(2026, 11, 16), links=(Link("Read your request", "#request"),)),
)
WORKLIST = Table(
    "Cases by the next date",
    ("Case", "Next date", "What is due", "Who acts", "Days open"),
    (
        (
            Cell("WM-4K7P", "#1", note="Year 4, will not assess"),
            Cell(on=date(2026, 11, 25), tag=Tag("2 days late", "late")),
            Cell("Offer a date"),
            Cell("Westmarch Council"),
            Cell("31", numeric=True),
        ),
        (
            Cell("WM-9D2M", "#2", note="Year 9, section F"),
            Cell(on=date(2026, 12, 1), tag=Tag("In 4 days", "soon")),
            Cell("Issue the certificate"),
            Cell("You"),
            Cell("11", numeric=True),
        ),
        (
            Cell("WM-3H8T", "#3", note="Post-16, cease to maintain"),
            Cell(on=date(2026, 12, 11)),
            Cell("Family to choose"),
            Cell("The family"),
            Cell("4", numeric=True),
        ),
    ),
)
FILTERS = (
    Filter("whose", "Whose cases", (("mine", "Mine"), ("all", "Everyone's")), "mine"),
    Filter("due", "Due", (("", "Any day"), ("week", "This week"), ("late", "Late")), ""),
)
REFUSAL = Refusal(
    "We cannot issue this certificate",
    "You contacted us on Monday 4 May 2026. The law gave you until Sunday 3 May 2026.",
    (
        Link("Ask the Tribunal for permission to appeal late", "#tribunal"),
        Link("Ask us for mediation anyway", "#mediation"),
        Link("Talk to Amina Yusuf on 0113 496 0123", "tel:01134960123"),
    ),
    "Special Educational Needs and Disability Regulations 2014, regulation 34(2)",
)


class SampleForm(Form):
    """One of every field."""

    role = fields.RadiosField(
        label="Who are you?",
        missing="Choose who you are, so that we ask you the right questions.",
        choices={"parent": "A parent or carer", "young": "A young person over 16", "other": "Somebody else"},
        hints={"parent": "Anyone with parental responsibility, or who looks after the child"},
        reveals={"other": "role_other"},
        divider_before="other",
    )
    role_other = fields.TextField(label="Who are you to the young person?", missing="Say who you are.")
    letter_on = fields.DateField(
        label="When was your letter sent?",
        missing="Enter the day your letter was sent, like 27 3 2026.",
        past="The day your letter was sent must be today or before. Check the date on the letter.",
    )
    name = fields.TextField(label="Your name", missing="Enter your name.", autocomplete="name")
    email = fields.EmailField(label="Your e-mail address", required=False, hint="We send you a copy.")
    telephone = fields.TelephoneField(label="Your telephone number", missing="Enter a number we can call.")
    council = fields.SelectField(
        label="Your council", missing="Choose your council.", choices={"wm": "Westmarch", "em": "Eastmarch"}
    )
    needs = fields.CheckboxesField(
        label="What would help you at a meeting?",
        required=False,
        choices={
            "quiet": "A quiet room",
            "breaks": "Breaks",
            "bsl": "A sign language interpreter",
            "none": "None of these",
        },
        none="none",
        both="Tick what would help, or “None of these”, not both.",
    )
    safe = fields.YesNoField(label="May we leave a message?", missing="Choose yes if we may leave a message.")
    story = fields.TextAreaField(label="What do you disagree with?", required=False)
    letter = fields.FileField(label="The council's letter", required=False, hint="A photograph is fine.")
    token = fields.HiddenField(initial="sample")


@dataclass(frozen=True)
class GalleryPage:
    """One page of the gallery: its template, its frame and its samples."""

    template: str
    frame: Frame
    context: dict[str, Any]


_FRAMES = {"staff": STAFF_FRAME}


def page(name: str, *, form: Form | None = None) -> GalleryPage:
    """Return one page of the gallery. Raises KeyError when there is none of this name."""
    if name not in PAGES:
        raise KeyError(name)
    samples = SimpleNamespace(
        contact=CONTACT,
        contact_us=CONTACT_US,
        certificate=CERTIFICATE,
        late=LATE,
        met=MET,
        steps=STEPS,
        summary=SUMMARY,
        tasks=TASKS,
        timeline=TIMELINE,
        worklist=WORKLIST,
        filters=FILTERS,
        search=Filter("q", "Reference", ()),
        pages=Pages("#newer", "#older", "25 of more than 1,000"),
        refusal=REFUSAL,
        notice=Notice("We have sent you a copy.", "done"),
        empty=Empty(
            "No documents yet",
            "The council's letter and your certificate will appear here. Add the letter to begin.",
            Link("Add a document", "#add"),
        ),
        choices=(
            Button("Choose mediation", "#mediation", "equal"),
            Button("Ask for a certificate", "#certificate", "equal"),
        ),
        buttons=(
            Button("Continue"),
            Button("Save", kind="equal"),
            Button("Withdraw", kind="grave"),
            Button("Cancel", "#c", "quiet"),
        ),
        tabs=(
            Link("Now", "#now", current=True),
            Link("Messages", "#messages", count=2),
            Link("Documents", "#documents"),
        ),
        tags=(
            Tag("Open"),
            Tag("Agreed", "good"),
            Tag("In 4 days", "soon"),
            Tag("Late", "late"),
            Tag("Closed", "quiet"),
        ),
    )
    context: dict[str, Any] = {"sample": samples, "today": TODAY}
    if name == "form":
        form = form or SampleForm(today=TODAY)
        context |= {"form": form, "problems": form.problems()}
    return GalleryPage(f"design/gallery/{name}.html", _FRAMES.get(name, FAMILY_FRAME), context)
