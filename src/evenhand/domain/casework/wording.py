"""Each clock as staff name it: short, with who must act. The family's own words come from statute's rules."""

from evenhand.domain.referrals.actions.name_decision_maker import WHOLE

DUTY_TITLES = {
    "reg33.contact_adviser": "The family contacts us",
    "reg34_2.late_contact_bar": "Last day of contact for a certificate",
    "reg34_1.certificate_no_mediation": "We issue the certificate",
    "reg39_1.certificate_after_mediation": "We issue the certificate after mediation",
    "reg39_3.deemed_certificate": "We issue the certificate: no mediation was arranged",
    "reg36_2.arrange_30_days": "The council arranges mediation",
    "reg35_4.mixed": "The council arranges mediation with the health body",
    "reg35_2.notify_commissioners": "The council tells the health body",
    "reg35_3.health_only": "The health body arranges mediation",
    "reg37_2.five_working_days_notice": "The council tells the family of the meeting",
    "reg37_2.health_only": "The health body tells the family of the meeting",
    "reg37_1.authority": "The council names people who can decide",
    "reg37_1.health_only": "The health body names people who can decide",
    "reg44_2_b.notify_will_assess": "The council says that it will assess",
    "reg44_2_b.notify_if_no_plan": "The council says if it makes no plan",
    "reg44_2_b.final_plan": "The council sends the plan after the assessment",
    "reg44_2_c.draft_plan": "The council sends the draft plan",
    "reg44_2_c.final_plan": "The council sends the final plan",
    "reg44_2_d.reconsider": "The council decides again",
    "reg44_2_e.amended_plan": "The council sends the amended plan",
    "reg44_2_f.amended_section_i": "The council amends section I",
    "reg44_2_h.amended_plan": "The council sends the plan it keeps, amended",
    "reg42_3.do_as_agreed": "The council does what it agreed",
    "reg42_3.health": "The health body does what it agreed",
    "reg42_4.tell_local_authority": "The health body tells the council of the agreement",
    "hesc_r20_1_c.appeal_deadline": "The family’s appeal reaches the Tribunal",
    "si2015_62.reg19": "In detention: the family contacts us",
    "si2015_62.reg20_2": "In detention: last day of contact for a certificate",
    "si2015_62.reg20_1": "In detention: we issue the certificate",
    "si2015_62.reg21": "In detention: the home council arranges mediation",
    "si2015_62.reg22.notice": "In detention: the home council tells the family of the meeting",
    "si2015_62.reg22.authority": "In detention: the home council names people who can decide",
    "si2015_62.reg24.after_mediation": "In detention: we issue the certificate after mediation",
    "si2015_62.reg24.deemed": "In detention: we issue the certificate, no mediation was arranged",
    "si2015_62.reg27_3": "In detention: the home council does what it agreed",
}
OWNERS = {
    "family": "Family",
    "adviser": "Us",
    "local_authority": "Council",
    "icb": "Health body",
    "tribunal": "Tribunal",
}


def duty_title(rule: str) -> str:
    """Return the short name of a clock. Raises KeyError for a rule that staff have no name for: a test insists."""
    return DUTY_TITLES[rule]


def part_in_words(part: str) -> str:
    """Return a part in dispute as people say it: a section of the plan, or the decision as a whole."""
    return "The decision" if part == WHOLE else f"Section {part.removeprefix('section_')} of the plan"


def part_in_a_sentence(part: str) -> str:
    """Return a part in dispute as it stands inside a sentence: "section F of the plan"."""
    words = part_in_words(part)
    return words[0].lower() + words[1:]
