"""Each clock as staff name it: short, with who must act. The family's own words come from statute's rules."""

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
    "hesc_r20_1_c.appeal_deadline": "The family’s appeal reaches the Tribunal",
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
