"""The two things that are printed on every certificate."""

from evenhand.design.fields import TextField
from evenhand.design.forms import Form


class Printed(Form):
    """Number and check code."""

    number = TextField(
        label="Certificate number",
        hint="For example EM-2026-000123",
        missing="Type the certificate number. It is at the top of the certificate.",
        max_length=60,
        width="20",
    )
    check_code = TextField(
        label="Check code",
        hint="For example 7K4M-2PQX-9DRT",
        missing="Type the check code. It is beside the QR code on the certificate.",
        max_length=60,
        width="20",
    )
