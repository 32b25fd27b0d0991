"""The message that carries a sign-in code. It is not kept: the code is of use for ten minutes only."""

from datetime import datetime

from evenhand.core.mail import Mail


def sign_in_code(address: str, digits: str, code_id: str, asked_at: datetime) -> Mail:
    """Return the e-mail with a code."""
    return Mail(
        id=code_id,
        to=address,
        written_at=asked_at,
        subject="Your sign-in code",
        text=(
            f"{digits}\n\n"
            "Type this code in the page where you asked for it. It works for 10 minutes, in that browser only.\n\n"
            "We never send links that sign you in, and we never ask for this code on the telephone.\n\n"
            "If you did not ask for it, you can ignore this e-mail: nobody can sign in without the code.\n"
        ),
    )
