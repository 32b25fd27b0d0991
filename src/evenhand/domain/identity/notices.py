"""Messages about signing in that are not kept: a code is of use for ten minutes only, a warning for a day."""

from datetime import date, datetime
from uuid import uuid4

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


CHANGES = {
    "app-added": "An app was added to what you sign in with. We ask for the digits that it shows from now on.",
    "app-ended": "The app that you signed in with was taken away. We ask for its digits no longer.",
    "passkey-added": "A passkey was added to what you sign in with. It signs you in from now on.",
    "passkey-ended": "A passkey that you signed in with was ended. It signs nobody in any longer.",
}


def changed(address: str, what: str, at: datetime) -> Mail:
    """Return the e-mail that tells somebody that what they sign in with has changed."""
    return Mail(
        id=str(uuid4()),
        to=address,
        written_at=at,
        subject="About signing in",
        text=(
            f"{CHANGES[what]}\n\n"
            "If it was not you, sign in now, sign out everywhere else, end what is not yours, and telephone us.\n\n"
            "We never send links that sign you in.\n"
        ),
    )


def reset(address: str, *, done: bool, at: datetime) -> Mail:
    """Return the e-mail that warns somebody of what is done about their signing in. It says nothing else of them."""
    happened = (
        "What we ask for beside the code in your e-mail has ended, and you are signed out everywhere, as you asked. "
        "Sign in and set it up again."
        if done
        else "Somebody asked us to end what you sign in with beside the code in your e-mail. A second person "
        "confirms it tomorrow at the earliest."
    )
    return Mail(
        id=str(uuid4()),
        to=address,
        written_at=at,
        subject="About signing in",
        text=(
            f"{happened}\n\n"
            "If it was not you, sign in now with what you have, or telephone us at once: that stops it.\n\n"
            "We never send links that sign you in.\n"
        ),
    )


def appointed(address: str, role_title: str, service: str, from_day: date, at: datetime) -> Mail:
    """Return the e-mail that tells a manager of an appointment by another, before it begins; it names nobody."""
    return Mail(
        id=str(uuid4()),
        to=address,
        written_at=at,
        subject="Somebody was appointed",
        text=(
            f"Another manager of {service} appointed somebody as {role_title.lower()}, from {from_day:%-d %B %Y}.\n\n"
            "Sign in and look at “Staff”: it says who they are. If this is wrong, end it there before they start.\n\n"
            "We never send links that sign you in.\n"
        ),
    )
