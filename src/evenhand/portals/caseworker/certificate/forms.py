"""The questions of withdrawing and replacing a certificate."""

from evenhand.design.fields import RadiosField
from evenhand.design.forms import Form
from evenhand.domain.certificates.states import WHY_REPLACED, WHY_WITHDRAWN


class Withdrawing(Form):
    """Why a certificate is withdrawn."""

    reason_code = RadiosField(
        label="Why was it wrong to issue it?",
        missing="Choose why it was wrong to issue the certificate.",
        choices=tuple(WHY_WITHDRAWN.items()),
    )


class Replacing(Form):
    """Why a certificate is replaced."""

    reason_code = RadiosField(
        label="What is wrong on it?",
        missing="Choose what is wrong on the certificate.",
        choices=tuple(WHY_REPLACED.items()),
    )
