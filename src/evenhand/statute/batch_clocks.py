"""The clocks of a block of cases: each as its module states it for one case, here over whole columns.

NONE is greater than every day, so the earlier of two days is their minimum, known or not; and a gate is nought or NONE,
so what is only for some cases is a maximum.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from evenhand.statute.agreed_actions import AgreedKind
from evenhand.statute.agreement import STEPS
from evenhand.statute.agreement_rules import AMEND_PLACEMENT, AMEND_PROVISION, TELL_COUNCIL
from evenhand.statute.batch_columns import Actions, Columns, Days
from evenhand.statute.batch_tables import Ends, Tables
from evenhand.statute.readings import (
    DeemedOnOwnKnowledge,
    FamilyDelay,
    FAndI,
    InformationSession,
    JointIcbReceipt,
    LaInformedViaProvider,
    LateContactMediation,
    MultiSession,
    NoticeDateBasis,
    SecondCertificateAfterDeemed,
    SectionIOnlyCertificate,
)
from evenhand.statute.rules import (
    APPEAL,
    ARRANGE,
    ARRANGE_HEALTH_ONLY,
    ARRANGE_MIXED,
    AUTHORITY,
    AUTHORITY_HEALTH_ONLY,
    BAR,
    CERTIFICATE_AFTER_MEDIATION,
    CERTIFICATE_NO_MEDIATION,
    CONTACT,
    DEEMED_CERTIFICATE,
    NOTIFY_COMMISSIONERS,
    TELL_OF_MEETING,
    TELL_OF_MEETING_HEALTH_ONLY,
    Rule,
)


class Found(NamedTuple):
    """One rule's dates for the block: two columns, last days and safe days; for appeals one more."""

    dates: Ends
    may_accept: Ends | None = None


class Block:
    """A block of cases with the tables to look up, and what several clocks ask for."""

    def __init__(self, cases: Columns, tables: Tables) -> None:
        self.cases, self.tables, self.readings, self.none = cases, tables, tables.readings, tables.none
        self.wanted = np.maximum(cases.mediation_right, cases.not_refused)
        self.via_agent = cases.la_informed
        if self.is_any(cases.provider_is_la_contact):
            told = np.maximum(cases.provider_is_la_contact, cases.told_adviser_wants_mediation)
            self.via_agent = np.minimum(told, cases.la_informed)
        self.opens_s55_5 = self._opens_s55_5()

    def is_any(self, days: Days) -> bool:
        """Tell whether any case has such a day, or passes such a gate."""
        return bool(days.min() < self.none)

    def not_barred(self) -> Days:
        """Return the gate of those whose contact did not come after reg 34(2)'s time."""
        two_clocks = self.readings.notice_date_basis is NoticeDateBasis.TWO_CLOCKS
        issued = self.cases.notice_issued if two_clocks else self.cases.notice_sent
        contact, last = self.cases.contact, self.tables.ends[BAR.id].due.take(issued)
        return np.where((contact > last) & (contact < self.none), self.none, 0)

    def ended(self, rule: Rule, start: Days, earliest: Days | None = None) -> Ends:
        """Return the two columns of a rule; `earliest` is the earliest start that can be argued for."""
        table = self.tables.ends[rule.id]
        dates = table.take(start)
        if earliest is not None:
            dates[:, 1] = table.safe.take(earliest)
        return dates

    def _opens_s55_5(self) -> Days:
        opened = self.cases.certificate_required
        if self.readings.section_i_only_cert is SectionIOnlyCertificate.COUNTS:
            opened = np.minimum(opened, self.cases.placement_only)
        if self.readings.late_contact_mediation is LateContactMediation.SCHEME:
            opened = np.maximum(opened, self.not_barred())
        return opened


def clocks_of(cases: Columns, tables: Tables) -> Iterator[tuple[Rule, Found]]:
    """Yield the dates of each rule that any case of the block starts."""
    block = Block(cases, tables)
    for clocks in (_notice, _certificates, _arranging, _meeting, _agreement):
        for rule, dates in clocks(block):
            yield rule, Found(dates)
    yield APPEAL, _appeal(block)


def _notice(block: Block) -> Iterator[tuple[Rule, Ends]]:
    cases, needed = block.cases, block.cases.certificate_required
    sent, issued = np.maximum(needed, cases.notice_sent), np.maximum(needed, cases.notice_issued)
    contact, bar, by_sent = block.ended(CONTACT, sent), block.ended(BAR, issued), block.ended(BAR, sent)
    if block.readings.notice_date_basis is NoticeDateBasis.ONE_CLOCK:
        bar[:, 0] = by_sent[:, 0]
    # Whichever day "the date of the notice issued" is, nobody is told a later one.
    bar[:, 1] = np.minimum(bar[:, 1], by_sent[:, 1])
    contact[:, 1] = np.minimum(contact[:, 1], bar[:, 1])
    yield CONTACT, contact
    yield BAR, bar


def _certificates(block: Block) -> Iterator[tuple[Rule, Ends]]:
    cases = block.cases
    if block.is_any(cases.refused_on):
        yield CERTIFICATE_NO_MEDIATION, _no_mediation(block)
    if block.is_any(cases.la_notified_cannot_arrange) or block.is_any(cases.adviser_knows_not_arranged):
        yield DEEMED_CERTIFICATE, _deemed(block)
    if block.is_any(cases.mediation_concluded):
        yield CERTIFICATE_AFTER_MEDIATION, _after_mediation(block)


def _no_mediation(block: Block) -> Ends:
    cases, rule = block.cases, CERTIFICATE_NO_MEDIATION
    open_to = np.maximum(cases.certificate_required, block.not_barred())
    refused = np.maximum(open_to, cases.refused_on)
    if block.readings.info_session is InformationSession.FROM_FIRST_STATEMENT:
        return block.ended(rule, refused)
    informed = np.maximum(refused, cases.information_given)
    return block.ended(rule, informed, np.where(informed == block.none, block.none, refused))


def _deemed(block: Block) -> Ends:
    cases, rule = block.cases, DEEMED_CERTIFICATE
    open_to = np.maximum(np.maximum(block.opens_s55_5, cases.not_refused), block.none - cases.health_only)
    told = np.maximum(open_to, cases.la_notified_cannot_arrange)
    knew = np.maximum(np.maximum(open_to, block.wanted), cases.adviser_knows_not_arranged)
    if not block.is_any(knew):
        return block.ended(rule, told)
    informed = {
        LaInformedViaProvider.AGENT: block.via_agent,
        LaInformedViaProvider.LA_ITSELF: cases.la_informed,
    }
    arranged = {reading: _arrange_by(block, day) for reading, day in informed.items()}
    either = {reading: _own_knowledge(block, knew, by) for reading, by in arranged.items()}
    earliest, start = np.minimum(told, np.minimum(*either.values())), told
    if block.readings.deemed_on_own_knowledge is DeemedOnOwnKnowledge.OWN_KNOWLEDGE:
        used = block.readings.la_informed_via_provider
        own = either[used]
        if block.readings.family_delay is FamilyDelay.LA_WAS_ABLE:
            own = np.where(cases.offered_before_later <= arranged[used], block.none, own)
        start = np.minimum(told, own)
    return block.ended(rule, start, np.where(start == block.none, block.none, earliest))


def _arrange_by(block: Block, informed: Days) -> Days:
    mixed, plain = (block.tables.ends[rule.id].due.take(informed) for rule in (ARRANGE_MIXED, ARRANGE))
    return np.where(block.cases.health_issues == 0, mixed, plain)


def _own_knowledge(block: Block, knew: Days, arrange: Days) -> Days:
    return np.where(arrange == block.none, block.none, np.maximum(knew, arrange + 1))


def _after_mediation(block: Block) -> Ends:
    cases, rule = block.cases, CERTIFICATE_AFTER_MEDIATION
    ended = np.maximum(block.opens_s55_5, cases.mediation_concluded)
    if block.is_any(cases.appeal_lodged):
        ended = np.where(cases.appeal_lodged <= cases.mediation_concluded, block.none, ended)
    if not block.is_any(cases.first_session):
        return block.ended(rule, ended)
    first = np.where(ended == block.none, block.none, np.minimum(ended, cases.first_session))
    if block.readings.multi_session is MultiSession.FIRST_SESSION:
        return block.ended(rule, first)
    return block.ended(rule, ended, first)


def _arranging(block: Block) -> Iterator[tuple[Rule, Ends]]:
    cases, none = block.cases, block.none
    about_health = np.minimum(cases.health_issues, cases.health_only)
    for rule, which in (
        (NOTIFY_COMMISSIONERS, about_health),
        (ARRANGE, none - about_health),
        (ARRANGE_MIXED, np.maximum(cases.health_issues, none - cases.health_only)),
    ):
        wanted = np.maximum(block.wanted, which)
        if not block.is_any(wanted):
            continue
        start = np.maximum(wanted, block.via_agent)
        if block.readings.la_informed_via_provider is LaInformedViaProvider.AGENT:
            yield rule, block.ended(rule, start)
        else:
            itself = np.maximum(wanted, cases.la_informed)
            yield rule, block.ended(rule, itself, np.where(itself == none, none, start))
    alone = np.maximum(block.wanted, cases.health_only)
    if block.is_any(alone):
        earliest = np.maximum(alone, cases.first_icb_notified)
        is_latest = block.readings.joint_icb_receipt is JointIcbReceipt.LATEST
        start = np.maximum(alone, cases.last_icb_notified) if is_latest else earliest
        yield ARRANGE_HEALTH_ONLY, block.ended(ARRANGE_HEALTH_ONLY, start, earliest)


def _meeting(block: Block) -> Iterator[tuple[Rule, Ends]]:
    cases, tables = block.cases, block.tables
    meeting = np.maximum(block.wanted, cases.meeting_on)
    for tell, authority, which in (
        (TELL_OF_MEETING, AUTHORITY, block.none - cases.health_only),
        (TELL_OF_MEETING_HEALTH_ONLY, AUTHORITY_HEALTH_ONLY, cases.health_only),
    ):
        held = np.maximum(which, meeting)
        if block.is_any(held):
            yield tell, tables.tell_by.take(np.maximum(cases.full_notice, held))
            yield authority, tables.same_day.take(held)


def _agreement(block: Block) -> Iterator[tuple[Rule, Ends]]:
    cases = block.cases
    found: dict[Rule, Ends] = {}
    for action in cases.agreed:
        agreed = np.maximum(cases.mediation_right, action.agreed_on)
        if not block.is_any(agreed):
            continue
        for rule, dates in _steps(block, action, agreed):
            found[rule] = np.minimum(found[rule], dates) if rule in found else dates
    yield from found.items()
    if block.is_any(cases.health_only) and cases.agreed:
        first = np.minimum.reduce([action.agreed_on for action in cases.agreed])
        alone = np.maximum(np.maximum(cases.mediation_right, cases.health_only), first)
        yield TELL_COUNCIL, block.ended(TELL_COUNCIL, alone)


def _steps(block: Block, action: Actions, agreed: Days) -> Iterator[tuple[Rule, Ends]]:
    both = action.kind is AgreedKind.AMEND_PROVISION_AND_PLACEMENT
    has_other, steps = block.is_any(action.other_date), STEPS[action.kind]
    for rule in steps:
        dates = limit = block.ended(rule, agreed)
        if both and rule is AMEND_PLACEMENT:
            together = block.ended(AMEND_PROVISION, agreed)
            is_own = block.readings.f_and_i is FAndI.EACH_ITS_OWN
            least = np.minimum(dates[:, 1], together[:, 1])
            dates = dates.copy() if is_own else together
            dates[:, 1] = least
        if has_other:
            dates = _varied(block, dates, limit[:, 0], action.other_date, is_last=both or rule is steps[-1])
        yield rule, dates


def _varied(block: Block, dates: Ends, limit: Ends, other: Days, is_last: bool) -> Ends:
    """Return the other date agreed in writing where it counts: for the last step, and for one it comes before."""
    counts = (other < block.none) & (limit < block.none)
    if not is_last:
        counts &= other < limit
    return np.where(counts[:, None], block.tables.same_day.take(other), dates)


def _appeal(block: Block) -> Found:
    cases, tables, readings = block.cases, block.tables, block.readings
    sent = np.maximum(cases.appeal_right, cases.notice_sent)
    notice = tables.notice_limb.take(sent)
    surest = np.maximum(cases.certificate_required, cases.certificate_issued)
    counts = readings.section_i_only_cert is SectionIOnlyCertificate.COUNTS
    certificate = cases.certificate_issued if counts else surest
    if readings.second_cert_after_deemed is SecondCertificateAfterDeemed.SECOND_CERTIFICATE:
        second = cases.second_certificate_issued
        is_later = (certificate < block.none) & (second < block.none) & (second > certificate)
        certificate = np.where(is_later, second, certificate)
    raw = np.maximum(notice, tables.certificate_limb.take(certificate))
    if notice.min() < 0:
        raw = notice  # outside the law or the calendar, and a certificate must not hide it
    least = raw
    if certificate is not surest:
        least = np.maximum(notice, tables.certificate_limb.take(surest))
    return Found(np.stack((raw, tables.appeal_safe.take(least)), axis=1), tables.moved.take(raw))
