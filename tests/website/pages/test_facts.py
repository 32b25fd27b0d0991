"""What stands in place of a fact is what the contracts and the law say that day."""

from datetime import date

import pytest
from django.test import Client

from evenhand.core.principals import operator
from evenhand.core.transactions import acting_as
from evenhand.domain.organisations.models import Contract, LocalAuthority, Provider
from evenhand.domain.organisations.queries import provider as provider_of
from evenhand.statute import in_force
from evenhand.website.pages import facts
from evenhand.website.pages.facts import NoSuchFact, Said, facts_for
from tests.build import world

TODAY = date(2026, 11, 30)


def said(name: str, visitor: str = "") -> Said:
    with acting_as(operator()):
        return facts_for(visitor, TODAY).say(name)


@pytest.mark.django_db
def test_with_one_service_everything_about_it_is_known() -> None:
    service = world.a_service()
    with acting_as(operator()):
        provider = provider_of(service.provider_id)
    assert said("provider.name").words == provider.name
    assert said("provider.telephone") == Said("01632 960123", "tel:01632960123")
    assert said("provider.email") == Said(provider.email, f"mailto:{provider.email}")
    assert said("council.name").words.startswith("Council ")


@pytest.mark.django_db
def test_with_several_services_it_depends_on_the_visitors_council() -> None:
    one, _other = world.a_service(), world.a_service()
    assert said("council.name") == Said("your council", opens=True)
    assert said("provider.name").words == "the mediation service for your area"
    assert said("provider.telephone").target == "page:contact-us"
    with acting_as(operator()):
        name = provider_of(one.provider_id).name
    assert said("provider.name", one.local_authority).words == name
    assert said("provider.name", "no such council").words == "the mediation service for your area"


@pytest.mark.django_db
def test_one_provider_of_two_councils_is_known_and_the_council_is_not() -> None:
    one, other = world.a_service(), world.a_service()
    with acting_as(operator()):
        Contract.objects.filter(provider_id=other.provider_id).update(provider_id=one.provider_id)
    assert said("provider.name").words.startswith("Provider ")
    assert said("council.name").words == "your council"


@pytest.mark.django_db
def test_with_two_providers_no_page_names_one_and_each_council_has_its_own_to_ring(client: Client) -> None:
    one, other = world.a_service(), world.a_service()
    with acting_as(operator()):
        names = [provider_of(service.provider_id).name for service in (one, other)]
        Provider.objects.filter(id=other.provider_id).update(telephone="01632 960555")
    for address in ("/", "/guide", "/guide/about-mediation/what-is-mediation", "/ask", "/work-out-my-dates"):
        page = client.get(address).content.decode()
        assert not [name for name in names if name in page], address
        assert "01632 96" not in page and 'id="help-title"' not in page, address
    page = client.get("/guide/about-us/contact-us").content.decode()
    main = page.partition("<main")[2].partition("</main>")[0]
    cards = {card.partition("<h")[2][2:].partition("<")[0]: card for card in main.split("<section")[1:]}
    with acting_as(operator()):
        for service, name, telephone in zip(
            (one, other), names, ("01632 960123", "01632 960555"), strict=True
        ):
            council = LocalAuthority.objects.get(code=service.local_authority).name
            (card,) = [card for title, card in cards.items() if title == council]
            assert name in card and telephone in card and "1 Mill Lane" in card and "9am to 6pm" in card
    assert 'id="help-title"' not in page


@pytest.mark.django_db
def test_with_one_provider_every_page_says_whom_to_ring(client: Client) -> None:
    service = world.a_service()
    with acting_as(operator()):
        name = provider_of(service.provider_id).name
    for address in ("/", "/guide", "/ask"):
        page = client.get(address).content.decode()
        assert name in page and "01632 960123" in page, address


@pytest.mark.django_db
def test_before_any_contract_nobody_is_named() -> None:
    assert said("provider.name").words == "the mediation service for your area"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("reg33.contact_adviser", "2 months"),
        ("hesc_r20_1_c.certificate_limb", "1 month"),
        ("reg34_1.certificate_no_mediation", "3 working days"),
        ("reg42_4.tell_local_authority", "1 week"),
        ("reg41.mile", "25p"),
        ("reg41.carer_hour", "£5.35"),
        ("reg41.loss_of_earnings", "£45"),
        ("young_person.ends_at", "25"),
    ],
)
def test_a_number_of_the_law_has_its_unit_in_words(name: str, words: str) -> None:
    assert said(f"law:{name}").words == words


@pytest.mark.django_db
def test_a_number_of_the_law_is_the_one_in_force_that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    (row,) = in_force.PARAMETERS["reg33.contact_adviser"]
    rows = (row._replace(until=date(2026, 11, 30)), row._replace(value=3, from_on=date(2026, 12, 1)))
    monkeypatch.setitem(in_force.PARAMETERS, "reg33.contact_adviser", rows)
    with acting_as(operator()):
        days = [
            facts_for("", day).say("law:reg33.contact_adviser").words for day in (TODAY, date(2026, 12, 1))
        ]
    assert days == ["2 months", "3 months"]


def test_an_unknown_fact_is_refused_with_the_nearest_known() -> None:
    with pytest.raises(NoSuchFact, match=r"no fact “provider\.nmae”\. Did you mean provider\.name"):
        facts.require("provider.nmae")
    with pytest.raises(NoSuchFact, match="no fact “law:s55"):
        facts.require("law:s55.certificate")  # a yes or no of the law says nothing in a sentence
