"""Every clock of a case, written a second time from the law alone, with no line of the package.

It takes what was told as plain values and the name of each reading, and gives for each rule its last day, the day to
tell a family, and for appeals the day the Tribunal may still accept.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tests.statute.walking.calendar import (
    DAY,
    days_after,
    last_working_day,
    months_after,
    told_five_clear_working_days_before,
    working_days_after,
)
from tests.statute.walking.tribunal import may_still_accept

Dates = dict[str, tuple[date, date, date | None]]
REFUSALS = ("refusal_to_assess", "refusal_to_issue_plan", "refusal_to_reassess", "refusal_to_amend")
NO_PART_3_RIGHT = ("draft_plan", "proposal_to_amend", "no_decision_yet", "school_sen_support_dispute", "transport",
                   "disability_discrimination")  # fmt: skip


def walk(told: Mapping[str, Any], read: Mapping[str, str]) -> Dates:
    """Return the dates of a case."""
    if told["detained"]:
        return walk_in_detention(told, read)
    case = Case(told, read)
    found: Dates = {}
    for clocks in (case.notice, case.no_mediation, case.arranging, case.meeting, case.certificates, case.agreement,
                   case.appeal):  # fmt: skip
        found |= clocks()
    return found


def walk_in_detention(told: Mapping[str, Any], read: Mapping[str, str]) -> Dates:
    """Return the dates of a detained person: the adviser is told, nobody asks about health, SI 2015/62 is named."""
    can_be_counted = [each for each in told["agreed_actions"] if str(each[0]) == "not_appealable"]
    ordinary = {
        **told,
        "detained": False,
        "la_informed": told["told_adviser_wants_mediation"],
        "provider_is_la_contact": False,
        "health_issues": False,
        "health_only": False,
        "icbs_notified": (),
        "agreed_actions": can_be_counted,
    }
    return {IN_DETENTION.get(rule, rule): dates for rule, dates in walk(ordinary, read).items()}


def earliest(*days: date | None) -> date | None:
    known = [day for day in days if day is not None]
    return min(known) if known else None


class Case:
    """One case, and what several of its clocks ask."""

    def __init__(self, told: Mapping[str, Any], read: Mapping[str, str]) -> None:
        self.told, self.read = told, read
        self.mediates, self.appeals, self.certificate, self.placement_only = self._doors()
        self.sent = told["notice_sent"] if told["notice_sent"] else told["notice_dated"]
        self.issued = self.sent
        if read["notice_date_basis"] == "two_clocks" and told["notice_dated"]:
            self.issued = told["notice_dated"]
        no, yes = told["told_adviser_no_mediation"], told["told_adviser_wants_mediation"]
        self.refused = None if no and yes and yes > no else no
        contact = earliest(told["first_contact"], no, yes)
        self.late = bool(contact and self.issued and contact > months_after(self.issued, 2))

    def _doors(self) -> tuple[bool, bool, bool, bool]:
        decision, about = self.told["decision"], {str(each) for each in self.told["appeal_about"]}
        if decision in NO_PART_3_RIGHT:
            return False, False, False, False
        placement = {section for section in about if section.startswith("section_I")}
        if decision in (*REFUSALS, "cease_to_maintain") or not about or about & {"section_B", "section_F"}:
            return True, True, True, False
        if about == placement:
            return True, True, False, True
        return (True, True, True, False) if placement else (True, False, False, False)

    def at(
        self, due: date, *arguable: date | None, accept: date | None = None
    ) -> tuple[date, date, date | None]:
        first = earliest(due, *arguable)
        assert first is not None
        return due, last_working_day(first), accept

    def notice(self) -> Dates:
        if not self.certificate or self.sent is None:
            return {}
        both = [months_after(d, 2) for d in (self.told["notice_sent"], self.told["notice_dated"]) if d]
        return {
            "reg33.contact_adviser": self.at(months_after(self.sent, 2), *both),
            "reg34_2.late_contact_bar": self.at(months_after(self.issued, 2), *both),
        }

    def no_mediation(self) -> Dates:
        no, given = self.refused, self.told["information_given"]
        if no is None or not self.certificate or self.late:
            return {}
        first = due = working_days_after(no, 3)
        if self.read["info_session"] == "from_informed_decision" and not (given and given <= no):
            if given is None:
                return {}
            due = working_days_after(given, 3)
        return {"reg34_1.certificate_no_mediation": self.at(due, first)}

    def council_informed(self, reading: str) -> date | None:
        itself, told = self.told["la_informed"], self.told["told_adviser_wants_mediation"]
        if reading == "agent" and self.told["provider_is_la_contact"]:
            return earliest(itself, told)
        return itself

    def arranging(self) -> Dates:
        if self.refused or not self.mediates:
            return {}
        health, alone = self.told["health_issues"], self.told["health_only"]
        informed = self.council_informed(self.read["la_informed_via_provider"])
        soonest = earliest(self.council_informed("agent"), self.council_informed("la_itself"))
        found: Dates = {}
        if informed and soonest:
            if health or alone:
                tell = working_days_after(informed, 3)
                found["reg35_2.notify_commissioners"] = self.at(tell, working_days_after(soonest, 3))
            if not alone:
                rule = "reg35_4.mixed" if health else "reg36_2.arrange_30_days"
                found[rule] = self.at(days_after(informed, 30), days_after(soonest, 30))
        heard = sorted(self.told["icbs_notified"])
        if alone and heard:
            start = heard[-1] if self.read["joint_icb_receipt"] == "latest_receipt" else heard[0]
            found["reg35_3.health_only"] = self.at(days_after(start, 30), days_after(heard[0], 30))
        return found

    def meeting(self) -> Dates:
        day, alone = self.told["meeting_on"], self.told["health_only"]
        if day is None or self.refused or not self.mediates:
            return {}
        found: Dates = {f"reg37_1.{'health_only' if alone else 'authority'}": self.at(day)}
        if not self.told["short_notice_accepted"]:
            clear = self.read["notice_clear_days"] == "clear_days"
            by = told_five_clear_working_days_before(day, clear)
            rule = f"reg37_2.{'health_only' if alone else 'five_working_days_notice'}"
            found[rule] = self.at(by, told_five_clear_working_days_before(day, True))
        return found

    def certificates(self) -> Dates:
        counts = self.read["section_i_only_cert"] == "certificate_counts"
        if not self.certificate and not (self.placement_only and counts):
            return {}
        if self.late and self.read["late_contact_mediation"] == "scheme":
            return {}
        return {**self.deemed(), **self.after_mediation()}

    def deemed(self) -> Dates:
        if self.told["health_only"] or self.refused:
            return {}
        notified = self.told["la_notified_cannot_arrange"]
        own = {reading: self.over_and_known(reading) for reading in ("agent", "la_itself")}
        start = notified
        if self.read["deemed_on_own_knowledge"] == "own_knowledge" and not self.family_put_it_off():
            start = earliest(notified, own[self.read["la_informed_via_provider"]])
        first = earliest(notified, *own.values())
        if start is None or first is None:
            return {}
        due = working_days_after(start, 3)
        return {"reg39_3.deemed_certificate": self.at(due, working_days_after(first, 3))}

    def family_put_it_off(self) -> bool:
        """Tell whether a day was offered within the thirty, the family wanted a later one, and that counts."""
        informed = self.council_informed(self.read["la_informed_via_provider"])
        offered, later = self.told["la_offered"], self.told["later_day_asked_for"]
        if self.read["family_delay"] != "la_was_able" or None in (informed, offered, later):
            return False
        return bool(informed and offered <= days_after(informed, 30))

    def over_and_known(self, reading: str) -> date | None:
        """Return when thirty days have gone and the adviser knows that nothing was arranged."""
        informed, knew = self.council_informed(reading), self.told["adviser_knows_not_arranged"]
        if informed is None or knew is None or not self.mediates:
            return None
        return max(knew, days_after(informed, 30) + DAY)

    def after_mediation(self) -> Dates:
        ended, lodged, first = (
            self.told[name] for name in ("mediation_concluded", "appeal_lodged", "first_session")
        )
        if ended is None or (lodged and lodged <= ended):
            return {}
        last = working_days_after(ended, 3)
        soonest = working_days_after(first, 3) if first and first < ended else last
        due = soonest if self.read["multi_session"] == "first_session" else last
        return {"reg39_1.certificate_after_mediation": self.at(due, soonest)}

    def agreement(self) -> Dates:
        found: Dates = {}
        if not self.mediates:
            return found
        for kind, agreed_on, other in self.told["agreed_actions"]:
            for rule, due, safe in self.steps(str(kind), agreed_on, other):
                before = found.get(rule, (due, safe, None))
                found[rule] = (min(due, before[0]), min(safe, before[1]), None)
        if self.told["agreed_actions"] and self.told["health_only"]:
            first = min(agreed_on for _, agreed_on, _ in self.told["agreed_actions"])
            found["reg42_4.tell_local_authority"] = self.at(days_after(first, 7))
        return found

    def steps(self, kind: str, agreed_on: date, other: date | None) -> list[tuple[str, date, date]]:
        found = []
        for rule, weeks, is_last in WEEKS.get(kind, ()):
            limit = days_after(agreed_on, 7 * weeks)
            due, first = limit, limit
            if rule == SECTION_I and kind == "amend_provision_and_placement":
                due = limit if self.read["f_and_i"] == "each_its_own" else days_after(agreed_on, 35)
            if other and (is_last or other < limit):
                due = first = other
            found.append((rule, due, last_working_day(first)))
        return found

    def appeal(self) -> Dates:
        if self.sent is None or not self.appeals:
            return {}
        issued, second = self.told["certificate_issued"], self.told["second_certificate_issued"]
        sure = issued if self.certificate else None
        month_from = sure
        if issued and self.read["section_i_only_cert"] == "certificate_counts":
            month_from = issued
        if month_from and second and self.read["second_cert_after_deemed"] == "second_certificate":
            month_from = max(month_from, second)
        notice = months_after(self.sent, 2)
        raw = max(notice, months_after(month_from, 1)) if month_from else notice
        least = max(notice, months_after(sure, 1)) if sure else notice
        moved = may_still_accept(raw, combined=self.read["r12_double"] == "combined")
        return {"hesc_r20_1_c.appeal_deadline": self.at(raw, least, accept=moved)}


SECTION_I = "reg44_2_f.amended_section_i"
_ASSESS = (("reg44_2_b.notify_will_assess", 2, False), ("reg44_2_b.notify_if_no_plan", 10, False),
           ("reg44_2_b.final_plan", 14, True))  # fmt: skip
WEEKS: Mapping[str, tuple[tuple[str, int, bool], ...]] = {
    "assess": _ASSESS,
    "reassess": _ASSESS,
    "make_plan": (("reg44_2_c.draft_plan", 5, False), ("reg44_2_c.final_plan", 11, True)),
    "reconsider": (("reg44_2_d.reconsider", 2, True),),
    "amend_provision": (("reg44_2_e.amended_plan", 5, True),),
    "amend_placement": ((SECTION_I, 2, True),),
    "amend_provision_and_placement": ((SECTION_I, 2, True), ("reg44_2_e.amended_plan", 5, True)),
    "continue_and_amend": (("reg44_2_h.amended_plan", 5, True),),
    "not_appealable": (("reg42_3.do_as_agreed", 2, True),),
    "not_appealable_health": (("reg42_3.health", 2, True),),
}
IN_DETENTION = {
    "reg33.contact_adviser": "si2015_62.reg19",
    "reg34_2.late_contact_bar": "si2015_62.reg20_2",
    "reg34_1.certificate_no_mediation": "si2015_62.reg20_1",
    "reg36_2.arrange_30_days": "si2015_62.reg21",
    "reg37_2.five_working_days_notice": "si2015_62.reg22.notice",
    "reg37_1.authority": "si2015_62.reg22.authority",
    "reg39_1.certificate_after_mediation": "si2015_62.reg24.after_mediation",
    "reg39_3.deemed_certificate": "si2015_62.reg24.deemed",
    "reg42_3.do_as_agreed": "si2015_62.reg27_3",
}
