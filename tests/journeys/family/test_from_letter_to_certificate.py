"""The whole way of one family: from a letter in its hand to a certificate that anybody can verify.

Once in a usual browser, and once on a telephone that runs no script.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from email.message import EmailMessage

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from evenhand.statute.appeal import appeal_clock
from evenhand.statute.facts import Facts
from evenhand.statute.routes import Decision
from tests.build import world
from tests.build.accessibility import axe, fits
from tests.build.post_office import Letterbox
from tests.journeys.steps import asking
from tests.journeys.steps import casework as staff
from tests.journeys.steps.families import an_address
from tests.journeys.steps.signing_in import open_request
from tests.journeys.steps.verifying import verify

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TELEPHONE = {"java_script_enabled": False, "viewport": {"width": 360, "height": 800}}


@dataclass(frozen=True)
class Scene:
    """A family with its browser and its mail, and whoever else has a part in it."""

    site: str
    service: world.Service
    page: Page
    mail: Letterbox
    look: Callable[[Page], None]


def a_letter_with_three_dates() -> asking.Answer:
    """Write the day of a letter whose appeal ends on a day that the safe and the rolled one differ from.

    On some days of the year a certificate of today moves every date to one and the same day.
    """
    today = world.today()
    for ago in range(2, 45):
        sent = today - timedelta(days=ago)
        facts = Facts(decision=Decision.REFUSAL_TO_ASSESS, notice_dated=sent, notice_sent=sent)
        appeal = appeal_clock(replace(facts, first_contact=today, certificate_issued=today))
        if appeal and len({appeal.safe_on, appeal.due_on, appeal.may_accept_until}) == 3:
            return asking.letter_dated(ago)
    raise LookupError("No letter of these weeks has three dates.")


def the_answers(scene: Scene) -> dict[str, asking.Answer]:
    return asking.a_parents_answers(
        scene.service, scene.mail.address, letter_date=a_letter_with_three_dates()
    )


def given_a_family_that_worked_out_its_dates(scene: Scene) -> None:
    page = scene.page
    page.goto(f"{scene.site}/work-out-my-dates")
    page.get_by_role("button", name="Start").click()
    answers = {
        **the_answers(scene),
        "contact": asking.choosing("No"),
    }
    asking.answer_until(page, answers, "answer")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Contact us by")
    scene.look(page)


def when_it_asks_now_and_its_answers_come_along(scene: Scene) -> None:
    page = scene.page
    page.get_by_role("button", name="Ask us now").click()
    answers = the_answers(scene)
    asking.answer_until(page, answers, "decision")
    expect(page.get_by_label("Not to carry out an EHC needs assessment")).to_be_checked()
    told = dict.fromkeys(("decision", "letter_date", "letter_sent", "letter_came"), asking.as_it_stands)
    asking.answer_until(page, {**answers, **told})
    expect(page.get_by_text("Nobody looked at him.")).to_be_visible()
    scene.look(page)


def when_it_sends_its_request(scene: Scene) -> str:
    reference = asking.send(scene.page)
    expect(scene.page.get_by_text("That day counts.")).to_be_visible()
    expect(scene.page.get_by_role("heading", name="Send your appeal to the Tribunal")).to_be_visible()
    scene.look(scene.page)
    return reference


def then_a_confirmation_comes_that_names_no_child(scene: Scene, reference: str) -> None:
    message = scene.mail.next("we have your request")
    assert reference in message.get_content()
    assert "Alex" not in message.as_string()


def when_it_types_the_code_that_came(scene: Scene, reference: str) -> None:
    open_request(scene.page, scene.mail)
    scene.page.get_by_role("link", name=reference).click()
    expect(scene.page.get_by_role("heading", level=1)).to_contain_text("We have your request")
    expect(scene.page.get_by_text("01632 960123").first).to_be_visible()
    scene.look(scene.page)


def when_it_reads_the_information(scene: Scene) -> None:
    scene.page.get_by_role("link", name="Read and choose").click()
    scene.look(scene.page)
    scene.page.get_by_role("button", name="I have read this").click()


def when_it_chooses_a_certificate_after_seeing_what_moves(scene: Scene) -> None:
    page = scene.page
    scene.look(page)
    page.get_by_role("link", name="A certificate without mediation").click()
    row = page.get_by_role("row").filter(has_text="Your certificate")
    expect(row).to_contain_text("This date begins")
    scene.look(page)
    page.get_by_role("button", name="Record this as my choice").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("You chose a certificate without mediation")
    expect(page.get_by_text("We must issue it.").first).to_be_visible()
    scene.look(page)


def when_an_adviser_finds_it_and_issues_the_certificate(scene: Scene, desk: Page, reference: str) -> str:
    staff.find_in_worklist(desk, scene.site, reference)
    expect(desk.get_by_text("the family read it online and confirmed", exact=False).first).to_be_visible()
    axe(desk)
    staff.do(desk, "Issue the certificate")
    expect(desk.get_by_role("heading", name="The family’s appeal, if you issue today")).to_be_visible()
    axe(desk)
    staff.press(desk, "Issue the certificate")
    expect(desk.get_by_role("region", name="Done")).to_contain_text("The certificate is issued")
    axe(desk)
    return desk.get_by_role("heading", level=1).inner_text().split()[-1]


def then_the_certificate_comes_by_mail(scene: Scene, number: str) -> bytes:
    message: EmailMessage = scene.mail.next("your certificate is here")
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == f"certificate-{number}.pdf"
    pdf = attached.get_content()
    page_text = pypdfium2.PdfDocument(io.BytesIO(pdf))[0].get_textpage().get_text_bounded()
    assert number in page_text
    assert "Alex Holloway" in page_text
    return pdf


def then_its_own_page_shows_certificate_and_cover_note(scene: Scene, reference: str) -> None:
    page = scene.page
    page.goto(f"{scene.site}/my")
    page.get_by_role("link", name=reference).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("You have your certificate")
    scene.look(page)
    page.get_by_role("link", name="Open my certificate").click()
    appeal = page.locator(".eh-date", has=page.get_by_role("heading", name="Send your appeal"))
    expect(appeal).to_contain_text("Legal deadline")
    days = [moment.get_attribute("datetime") for moment in appeal.locator("time").all()]
    assert len(set(days)) == 3, f"The cover note gives {days}, not the three dates of an appeal."
    expect(appeal).to_contain_text("The Tribunal may still accept it until")
    scene.look(page)


def then_it_downloads_the_very_same_file(scene: Scene, pdf: bytes) -> None:
    with scene.page.expect_download() as download:
        scene.page.get_by_role("link", name="Download the certificate (PDF)").click()
    assert download.value.path().read_bytes() == pdf


def then_anybody_can_verify_it(scene: Scene, anybody: Page, number: str) -> None:
    code = scene.page.get_by_role("term").filter(has_text="Check code").locator("..")
    verify(anybody, scene.site, number, code.get_by_role("definition").inner_text())
    expect(anybody.get_by_role("heading", level=1)).to_have_text("This certificate is valid")
    assert "Holloway" not in anybody.content()
    scene.look(anybody)


def look_without_a_script(another_browser: Callable[..., Page]) -> Callable[[Page], None]:
    """Return a look at a page that runs no script: its size as it is, and axe on the same page where axe runs."""

    def look(page: Page) -> None:
        fits(page)
        twin = another_browser(storage_state=page.context.storage_state(), viewport=page.viewport_size)
        twin.goto(page.url)
        axe(twin)
        twin.context.close()

    return look


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without a script at 360 pixels"])
def test_a_family_goes_from_its_letter_to_a_certificate_that_anybody_can_verify(
    site, service, adviser, letterbox, another_browser, script
):
    browser = {} if script else TELEPHONE
    mail = letterbox(an_address())
    look = axe if script else look_without_a_script(another_browser)
    scene = Scene(site, service, another_browser(**browser), mail, look)
    desk, anybody = another_browser(), another_browser(**browser)

    given_a_family_that_worked_out_its_dates(scene)
    when_it_asks_now_and_its_answers_come_along(scene)
    reference = when_it_sends_its_request(scene)
    when_it_types_the_code_that_came(scene, reference)
    then_a_confirmation_comes_that_names_no_child(scene, reference)
    when_it_reads_the_information(scene)
    when_it_chooses_a_certificate_after_seeing_what_moves(scene)
    staff.start_work(desk, site, letterbox(adviser.address))
    number = when_an_adviser_finds_it_and_issues_the_certificate(scene, desk, reference)
    pdf = then_the_certificate_comes_by_mail(scene, number)
    then_its_own_page_shows_certificate_and_cover_note(scene, reference)
    then_it_downloads_the_very_same_file(scene, pdf)
    then_anybody_can_verify_it(scene, anybody, number)
