"""The six digits of a sign-in code, worked out from its row and the service's secret.

The database never holds the code, not even as a hash of six digits that could be tried out: who reads a row
cannot know the code, and who knows the code cannot use it in another browser.
"""

import hmac
from datetime import timedelta
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.utils.crypto import salted_hmac

LIFE_MINUTES = 10
KEPT = timedelta(days=1)
TRIES = 5
# Over all codes of one address and all browsers, so that asking for ever more codes is no way to guess one of
# a million: an even chance takes a year and a half of an e-mail every six minutes. Browsers that are known as the
# owner's count apart, here and below (devices.py): whoever guesses elsewhere does not keep them out.
GUESSES_AN_HOUR = 50
# More e-mails than anybody needs, and too few to fill a mailbox with.
CODES_AN_HOUR = 12


def digits(code_id: UUID) -> str:
    """Return the six digits of one code."""
    mac = salted_hmac("evenhand.sign-in", str(code_id), secret=settings.SECRET_KEY, algorithm="sha256")
    return f"{int.from_bytes(mac.digest()[:8]) % 1_000_000:06d}"


def matches(code_id: UUID, typed: str) -> bool:
    """Tell whether what was typed is the code; spaces do not matter, and the time taken says nothing."""
    tidy = "".join(character for character in typed if not character.isspace())
    return hmac.compare_digest(digits(code_id).encode(), tidy.encode())


def browser_key(secret: str) -> str:
    """Return the name under which the database knows a browser, from the secret in its session."""
    return sha256(secret.encode()).hexdigest() if secret else ""
