"""What an e-mail address may be made of, so that two that look alike are never one person."""

import re

from evenhand.core.errors import Refused

# The folding to small letters makes an i of U+0130 and a k of U+212A: with them, whoever owns a look-alike
# domain would be signed in as somebody else. No mailbox needs anything but these signs.
PLAIN = re.compile(r"[!-~]+@[!-~]+")


class NotPlain(Refused):
    """An address has a sign in it that addresses do not have."""

    code = "address-not-plain"


def plain(typed: str) -> str:
    """Return an address without the space around it.

    Raises NotPlain for a space, a line break or a sign outside the usual letters and figures.
    """
    address = typed.strip()
    if not PLAIN.fullmatch(address):
        raise NotPlain(
            "We cannot use this e-mail address.",
            "It has a letter or sign in it that we cannot read.",
            "Type it again with letters A to Z, figures and the usual signs.",
        )
    return address
