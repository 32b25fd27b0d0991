"""Whatever is pressed in whatever order: no agreement under two texts, and a made one never changes."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evenhand.core.errors import Refused
from evenhand.core.transactions import acting_as
from evenhand.domain.agreements import queries
from evenhand.domain.agreements.actions.give_up_agreement import give_up_agreement, take_up_again
from evenhand.domain.agreements.actions.offer_agreement import offer_agreement, take_back_agreement
from evenhand.domain.agreements.actions.witness_signature import confirm_signature, witness_signature
from evenhand.domain.agreements.models import MediationAgreement, Signature, Text
from evenhand.domain.agreements.states import AgreementState, GivenUp, Side, Way

pytestmark = pytest.mark.slow


class Pressing:
    """What the parties can press, and what they believe they are looking at."""

    def __init__(self, room) -> None:
        self.room, self.agreement_id, self.seen = room, room.write().agreement_id, None
        self.about = {"agreement_id": self.agreement_id, "at": room.at, "by": room.mediator}

    def write(self) -> None:
        self.room.write(what="One thing more")

    def offer(self) -> None:
        self.seen = offer_agreement(**self.about)

    def take_back(self) -> None:
        take_back_agreement(**self.about)

    def give_up(self) -> None:
        give_up_agreement(because=GivenUp.NOT_AGREED, **self.about)

    def take_up(self) -> None:
        take_up_again(**self.about)

    def family(self) -> None:
        if self.seen:
            self.room.sign(Side.FAMILY, self.seen)

    def council(self) -> None:
        if self.seen:
            self.room.sign(Side.COUNCIL, self.seen)

    def paper(self) -> None:
        if self.seen:
            said = {"text_id": self.seen.id, "seat": "family", "name": "Robin Reed", "way": Way.ON_PAPER}
            witness_signature(**said, **self.about)

    def confirm(self) -> None:
        with acting_as(self.room.adviser):
            waiting = queries.to_confirm(self.room.case.id)
        for one in waiting:
            confirm_signature(signature_id=one.id, at=self.room.at, by=self.room.adviser)


PRESSES = [name for name in vars(Pressing) if not name.startswith("_")]


@settings(max_examples=60, deadline=timedelta(seconds=60), suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(PRESSES), max_size=14))
def test_no_order_of_presses_makes_an_agreement_under_two_texts(room, presses):
    with transaction.atomic():
        parties, made = Pressing(room), None
        for press in presses:
            try:
                getattr(parties, press)()
            except Refused:
                assert press != "write" or room.shown().state is not AgreementState.DRAFT
            with acting_as(room.mediator):
                agreement = MediationAgreement.objects.get(id=parties.agreement_id)
                text = Text.objects.filter(agreement=agreement, number=agreement.text_number).first()
                under = list(Signature.objects.filter(text=text)) if text else []
            if agreement.state == AgreementState.SIGNED:
                made = made or (text.sha256, agreement.agreed_on, agreement.signed_at)
                assert {one.sha256 for one in under} == {text.sha256}
                assert {one.seat for one in under} == set(text.seats)
                assert all(one.way == Way.ONLINE or one.confirmed_by for one in under)
            if made is not None:
                assert made == (text.sha256, agreement.agreed_on, agreement.signed_at)
            assert bool(room.actions()) is (made is not None), "nothing is to be done before all have signed"
        transaction.set_rollback(True)
