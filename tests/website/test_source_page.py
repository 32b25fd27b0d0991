"""The page that this service was asked to replace, sentence by sentence: what its content pages say of each.

The ids are those of the list of requirements. What a sentence asks of the service beyond its words is tested where it
is done; here stands what a reader finds.
"""

import html
import re
from collections.abc import Callable

import pytest
from django.test import Client

from evenhand.core.principals import operator
from evenhand.core.transactions import acting_as
from evenhand.domain.organisations.models import LocalAuthority, Provider
from evenhand.statute import in_force
from evenhand.website.pages import edition
from evenhand.website.pages.models import ContentPage
from tests.build import guide, world

pytestmark = pytest.mark.django_db
Reads = Callable[..., str]


@pytest.fixture
def reads(client: Client, service: world.Service) -> Reads:
    """Give what returns the words of one page as a visitor reads them, and asserts that some are among them."""

    def words(slug: str, *told: str) -> str:
        page = guide.page(slug)
        answer = client.get(page.url)
        assert answer.status_code == 200, slug
        main = answer.content.decode().partition("<main")[2].partition("</main>")[0].partition(">")[2]
        blocks = re.sub(r"</?(?:h[1-6]|p|li|ol|ul|dl|dt|dd|section|div|nav)\b[^>]*>", " ", main)
        found = " ".join(html.unescape(re.sub(r"<[^>]+>", "", blocks)).split())
        for sentence in told:
            assert sentence in found, (slug, sentence)
        return found

    return words


def council(service: world.Service) -> str:
    with acting_as(operator()):
        return LocalAuthority.objects.get(code=service.local_authority).name


def test_s01_a_skip_link_is_first_on_every_page(client: Client, service: world.Service) -> None:
    for page in ContentPage.objects.live():
        body = client.get(page.url).content.decode().partition("<body")[2]
        first = re.search(r"<(a|button|input|select)\b[^>]*>", body)
        assert first and 'href="#main"' in first[0] and '<main id="main"' in body


def test_s02_what_mediation_is_has_a_page_with_an_owner_a_day_to_look_again_and_a_history(
    reads: Reads,
) -> None:
    reads(
        "what-is-mediation",
        "What is mediation?",
        "Looked after by: Service manager",
        "We look at it again by",
    )
    page = guide.page("what-is-mediation")
    assert page.revisions.count() == 1
    page.save_revision().publish()
    assert page.revisions.count() == 2


def test_s03_it_is_impartial_and_private_and_the_limits_are_told(reads: Reads) -> None:
    reads("what-is-mediation", "They are on nobody's side.", "There are a few limits, to keep people safe.")
    reads(
        "what-stays-private",
        "What you tell the mediator alone. They do not tell the other side unless you let them.",
        "A child or an adult may come to harm. If we think so, we may have to tell somebody.",
        "Private talk is how mediation works. It is not in the Act.",
    )


def test_s04_a_neutral_mediator_leads_and_decides_nothing(reads: Reads) -> None:
    reads("what-is-mediation", "A mediator leads the talk.", "They do not decide who is right.")


def test_s05_who_runs_it_comes_from_the_data_and_changes_everywhere_at_once(
    reads: Reads, service: world.Service
) -> None:
    with acting_as(operator()):
        before = Provider.objects.get(id=service.provider_id).name
    pages = ("what-is-mediation", "about-us", "contact-us")
    assert all(before in reads(slug) for slug in pages)
    with acting_as(operator()):
        Provider.objects.filter(id=service.provider_id).update(
            name="Lantern Mediation", telephone="01632 960999"
        )
    for slug in pages:
        assert "Lantern Mediation" in reads(slug) and before not in reads(slug)
    reads("contact-us", "01632 960999")


def test_s06_mediators_are_trained_and_you_see_who_yours_is(reads: Reads) -> None:
    reads(
        "about-us",
        "Ours are trained in mediation too.",
        "You see the name of yours, and their training, before you meet.",
    )


def test_s07_taking_part_is_a_choice_and_the_one_exception_is_told(reads: Reads) -> None:
    reads(
        "what-is-mediation",
        "It is your choice. You can stop at any time.",
        "only about the school or college",
    )
    reads("the-certificate", "We tell you about mediation The law says that we must do this first.")


def test_s08_the_time_limits_are_those_of_the_law_from_the_day_the_letter_was_sent(reads: Reads) -> None:
    reads(
        "your-dates",
        "Contact us: within 2 months. The law counts from the day the letter was sent.",
        "Appeal: by the later of two dates. One is 2 months from the day the letter was sent. "
        "The other is 1 month from the day your certificate was issued.",
        "Count from the date on the council's letter, not from the day you got it.",
    )


def test_s09_a_certificate_without_mediation_comes_in_three_working_days(reads: Reads) -> None:
    reads(
        "what-to-expect",
        "If you want no mediation, tell us so. Then we issue the certificate within 3 working days.",
    )
    reads(
        "your-dates",
        "We issue a certificate within 3 working days of the day you tell us that you want no mediation.",
    )


def test_s10_the_council_has_thirty_days(reads: Reads, service: world.Service) -> None:
    reads("your-dates", f"{council(service)} must arrange the meeting within 30 days.")


def test_s11_both_readings_of_the_thirty_days_are_told(reads: Reads) -> None:
    reads(
        "what-to-expect",
        "We read this to mean that you meet in that time. Some councils think it is enough to fix a date in that time.",
    )


def test_s12_a_certificate_after_mediation_comes_in_three_working_days(reads: Reads) -> None:
    reads("your-dates", "We issue a certificate within 3 working days of the end of the mediation.")


def test_s13_the_council_must_take_part(reads: Reads, service: world.Service) -> None:
    reads(
        "what-is-mediation",
        f"{council(service)} has no such choice. If you ask for mediation, it must take part.",
    )
    reads("councils", "You may not say no to mediation.")


def test_s14_the_family_may_stay_away_and_can_still_appeal(reads: Reads) -> None:
    reads(
        "what-to-expect",
        "Yes, at any step. Tell us. If you still want to appeal, we then issue your certificate.",
    )
    reads("what-is-mediation", "You can still appeal either way.")


def test_s15_the_benefits_are_cards_that_other_pages_use_too(reads: Reads) -> None:
    used = [page.slug for page in edition.pages("en") if any(kind == "cards" for kind, _ in page.body)]
    assert "benefits" in used and len(used) > 1
    assert all(reads(slug) for slug in used)


def test_s16_each_page_names_the_next_steps_and_where_to_get_help(reads: Reads) -> None:
    for page in edition.pages("en"):
        words = reads(page.slug)
        assert "What to do next" in words, page.slug
        assert "SENDIASS" in words or "999" in words or page.slug == "where-to-get-help", page.slug


def test_s17_it_is_free(reads: Reads) -> None:
    reads(
        "benefits", "It is free You pay nothing for the meeting, the mediator, the place or an interpreter."
    )


def test_s18_the_council_pays(reads: Reads, service: world.Service) -> None:
    reads("benefits", f"{council(service)} pays.")


def test_s19_what_you_can_ask_back_is_what_the_law_sets(reads: Reads) -> None:
    reads("expenses", "25p a mile", "£5.35 an hour", "£45 at most")


def test_s20_more_time_is_not_promised_where_there_may_be_none(reads: Reads) -> None:
    reads(
        "benefits",
        "You may get more time to appeal",
        "If it ends before the first date, you get no more time.",
    )


def test_s21_the_month_counts_from_the_day_on_the_certificate(reads: Reads) -> None:
    reads(
        "benefits",
        "1 month from the day your certificate was issued.",
        "The month counts from the day on the certificate, not from the day it reaches you.",
    )


def test_s22_everyone_is_heard(reads: Reads) -> None:
    reads("benefits", "Everyone is heard The mediator gives each side time to speak.")


def test_s23_s24_it_is_about_the_child_and_what_they_need(reads: Reads) -> None:
    reads("benefits", "It is about your child The talk starts with your child and what they need.")


def test_s25_s26_the_mediator_takes_no_side_and_only_the_parties_agree(reads: Reads) -> None:
    reads("benefits", "The mediator takes no side", "Only you and the others can agree on something.")


def test_s27_it_is_less_formal_and_nothing_is_promised_about_speed(reads: Reads) -> None:
    reads("benefits", "It is often sooner than a Tribunal hearing, but not always.")


def test_s28_s29_agreeing_on_part_helps_and_the_rest_can_still_be_appealed(reads: Reads) -> None:
    reads("benefits", "You can agree on part of it", "There may be less left to appeal about.")
    reads("after-the-meeting", "What is left, you can still appeal about.")


def test_s30_what_to_expect_goes_step_by_step(reads: Reads, client: Client) -> None:
    page = client.get(guide.page("what-to-expect").url).content.decode()
    steps = page.partition('<ol class="eh-steps">')[2].partition("</ol>")[0]
    assert steps.count("<li>") == 11 and "You contact us" in steps and "You get your certificate" in steps


def test_s31_somebody_looks_after_you(reads: Reads) -> None:
    reads("what-to-expect", "A caseworker talks with you.", "You have a name and a number for them.")


def test_s32_s33_the_mediator_knows_the_law_is_trained_and_has_no_link(reads: Reads) -> None:
    reads("what-to-expect", "Ours are trained to mediate too. They have no link to councils or schools.")


def test_s34_the_talk_is_honest_and_safe(reads: Reads) -> None:
    reads("what-to-expect", "The aim is an honest and safe talk.")
    reads("keeping-you-safe", "safe")


def test_s35_s36_s37_the_meeting_takes_two_to_three_hours_and_not_less_than_two(reads: Reads) -> None:
    reads(
        "your-meeting",
        "Your meeting",
        "Plan for two to three hours. Less than two hours is most often too short.",
    )


def test_s38_s39_by_video_or_in_person_if_you_want(reads: Reads) -> None:
    reads(
        "your-meeting",
        "Most meetings are by video, on Zoom or Teams. If you want to meet in person, say so. "
        "We ask for it, and if it cannot be done we tell you why.",
    )


def test_s40_the_mediator_leads(reads: Reads) -> None:
    reads("your-meeting", "The mediator, who leads the meeting.")


def test_s41_the_place_is_neutral(reads: Reads) -> None:
    reads(
        "your-meeting",
        "It may be a community centre, a church hall or a hotel. It is not at the council and not at a school.",
    )


def test_s42_s43_the_council_sends_somebody_who_can_decide_there_and_then(reads: Reads) -> None:
    reads(
        "your-meeting",
        "Somebody from the council who may decide. This is the law.",
        "They must be able to agree things there and then.",
    )
    reads("councils", "You must make sure that they have authority on each thing in dispute")


def test_s44_s45_what_is_agreed_is_written_signed_by_all_and_given_to_all(reads: Reads) -> None:
    reads("after-the-meeting", "All sign the same text", "Everybody who took part gets the same.")


def test_s46_the_certificate_comes_in_three_working_days_and_gives_a_month(reads: Reads) -> None:
    reads(
        "your-meeting",
        "We issue your certificate within 3 working days of the end of the mediation.",
        "Then you may have 1 month to appeal, from the day on the certificate.",
    )


def test_every_number_of_the_law_changes_on_all_pages_on_the_day_that_the_law_does(
    reads: Reads, monkeypatch: pytest.MonkeyPatch, service: world.Service
) -> None:
    pages = ("what-to-expect", "contact-us", "your-dates", "the-certificate", "what-is-mediation")
    assert all("within 2 months" in reads(slug) for slug in pages)
    (row,) = in_force.PARAMETERS["reg33.contact_adviser"]
    monkeypatch.setitem(in_force.PARAMETERS, "reg33.contact_adviser", (row._replace(value=7),))
    ContentPage.objects.get(
        locale__language_code="en-gb", slug="benefits"
    ).save_revision().publish()  # what was kept is made anew
    for slug in pages:
        reads(slug, "within 7 months")


def test_no_page_writes_a_number_of_the_law_by_hand() -> None:
    """What the law fixes stands on a page as a fact; a figure by hand would stay when the law changes."""
    by_hand = re.compile(r"\b(?:\d+|one|two|three|thirty) (?:working day|day|week|month)s?\b", re.IGNORECASE)
    for page in edition.pages("en"):
        for kind, value in page.body:
            words = (
                [value]
                if kind in ("text", "important")
                else [s["text"] for s in value]
                if kind == "steps"
                else []
            )
            found = [hit for text in words for hit in by_hand.findall(text)]
            assert not [hit for hit in found if hit.lower() not in BY_HAND], (page.slug, found)


# Not of the law, or said of one example.
BY_HAND = {"day one", "one day"}


def test_the_same_council_is_named_on_pages_and_in_the_steps_of_a_request(
    reads: Reads, service: world.Service, client: Client
) -> None:
    with acting_as(operator()):
        LocalAuthority.objects.filter(code=service.local_authority).update(name="Northmoor Council")
    reads("what-is-mediation", "You and Northmoor Council talk about what you do not agree on.")
