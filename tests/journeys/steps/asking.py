"""Asking for mediation or a certificate: every question of the request, answered on its own page."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.build import world

Answer = Callable[[Page], None]


def fill_date(page: Page, group: str, day: date) -> None:
    """Write a day into its three boxes."""
    boxes = page.get_by_role("group", name=group)
    for part, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        boxes.get_by_label(part, exact=True).fill(str(value))


def go_on(page: Page) -> None:
    """Continue to the next question."""
    page.get_by_role("button", name="Continue").click()


def choosing(*labels: str) -> Answer:
    """Tick these choices."""

    def answer(page: Page) -> None:
        for label in labels:
            page.get_by_label(label, exact=True).check()

    return answer


def writing(**texts: str) -> Answer:
    """Write texts, each into the box of the field that has this name."""

    def answer(page: Page) -> None:
        for name, text in texts.items():
            page.locator(f"[name={name}]").fill(text)

    return answer


def dating(group: str, day: date) -> Answer:
    """Write a day."""
    return lambda page: fill_date(page, group, day)


def both(*answers: Answer) -> Answer:
    """Give several answers on one page."""

    def answer(page: Page) -> None:
        for each in answers:
            each(page)

    return answer


def as_it_stands(page: Page) -> None:
    """Leave the page as it is."""


def letter_dated(days_ago: int) -> Answer:
    """Write the date on the letter."""
    return dating("Date on the letter", world.today() - timedelta(days=days_ago))


def a_parents_answers(service: world.Service, email: str, **changes: Answer) -> dict[str, Answer]:
    """Return how a parent answers each question, by its name in the address (with _ for -)."""
    answers = {
        "who": choosing("A parent"),
        "council": lambda page: page.locator(f"[value={service.local_authority}]").check(),
        "decision": choosing("Not to carry out an EHC needs assessment"),
        "letter_date": letter_dated(21),
        "letter_sent": choosing("On the date that is on the letter"),
        "letter_came": choosing("I do not know"),
        "letter": as_it_stands,
        "words": writing(what_is_wrong="Nobody looked at him.", hoped_for="An assessment."),
        "child": writing(child_name="Alex Holloway"),
        "birth": dating("When was the child or young person born?", date(2016, 3, 9)),
        "school": as_it_stands,
        "name": writing(holder_name="Sam Holloway"),
        "reach": writing(email=email, telephone="07700 900123"),
        "address": as_it_stands,
        "safe_ways": choosing("E-mail", "Telephone call"),
        "mailbox": choosing("No"),
        "protected": choosing("No"),
        "times": choosing("Weekday evenings, 5pm to 8pm"),
        "needs": choosing("Nothing of this"),
        "interpreter": choosing("No"),
        "supporter": choosing("No, or I do not know yet"),
        "views": choosing("I do not know yet"),
        "meeting": choosing("I do not know yet"),
        "tried": choosing("No"),
        "route": as_it_stands,
        "heard": as_it_stands,
    }
    return {**answers, **changes}


def question(page: Page) -> str:
    """Return the name of the question that the page asks."""
    return urlsplit(page.url).path.rsplit("/", 1)[-1].replace("-", "_")


def begin(page: Page, site: str) -> None:
    """Begin a request from the page that explains it."""
    page.goto(f"{site}/ask")
    page.get_by_role("button", name="Start").click()


def answer_until(page: Page, answers: Mapping[str, Answer], stop: str = "check") -> list[str]:
    """Answer question after question until the one called `stop` is open; return those that were asked."""
    asked: list[str] = []
    while (slug := question(page)) != stop:
        assert slug not in asked, f"The question {slug} did not lead on:\n{page.inner_text('main')}"
        asked.append(slug)
        answers[slug](page)
        go_on(page)
    return asked


def send(page: Page) -> str:
    """Send the request and return its reference."""
    page.get_by_role("button", name="Send this request").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("request")
    return page.locator(".eh-confirm .eh-reference").inner_text()
