"""The life of a certificate, as a table, and the reasons for which one may end.

There is no state before "issued": a draft is worked out from the facts whenever it is looked at, and stored
nowhere (docs/decisions/0008).
"""

from django.db import models

from evenhand.core.states import Lifecycle, Move


class CertificateState(models.TextChoices):
    """How a certificate stands."""

    ISSUED = "issued", "in force"
    REPLACED = "replaced", "replaced by another"
    WITHDRAWN = "withdrawn", "withdrawn"


CERTIFICATE = Lifecycle(
    thing="certificate",
    initial=(CertificateState.ISSUED,),
    moves=(
        Move("withdraw_certificate", (CertificateState.ISSUED,), CertificateState.WITHDRAWN),
        Move("replace_certificate", (CertificateState.ISSUED,), CertificateState.REPLACED),
    ),
)

# A mistake on the paper: a right certificate takes the place of the wrong one and keeps its first day.
WHY_REPLACED = {
    "wrong_name": "A name on it was wrong.",
    "wrong_notice_date": "A date of the decision notice on it was wrong.",
    "wrong_decision": "The decision or the council on it was wrong.",
    "wrong_adviser": "The adviser or the service on it was wrong.",
}
# A mistake in issuing it at all: nothing takes its place.
WHY_WITHDRAWN = {
    "contact_was_late": "The family first contacted us after the time limit (regulation 34(2)).",
    "no_refusal": "The family had not said no to mediation.",
    "information_not_given": "Information and advice had not been given.",
    "not_needed": "No certificate was needed for this appeal.",
    "no_participation": "No mediation had ended, and none could be treated as held (section 55(5)).",
    "wrong_case": "It was issued on the wrong case.",
}
REASONS = WHY_REPLACED | WHY_WITHDRAWN
