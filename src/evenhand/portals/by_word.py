"""What differs where somebody was signed in by the word of their organisation: it lets in, and plants no key.

The word is asked for once, and what it rests on each time a page is opened: a person may be given a family's case, a
place beside one or other work at any moment, and none of that is their employer's to read.
"""

from typing import Any
from uuid import UUID

from evenhand.core.errors import NotNow
from evenhand.domain.identity import second_factor, single_sign_on

# Of a session: the identity provider by whose word it began.
WORD = "word"


def keep(request: Any, identity_provider_id: UUID | None) -> None:
    """Note by whose word somebody has just signed in; None where it was by something of their own."""
    request.session.pop(WORD, None)
    if identity_provider_id is not None:
        request.session[WORD] = str(identity_provider_id)


def opens_no_more(request: Any) -> bool:
    """Tell whether somebody is here by a word that would not let them in now."""
    word = request.session.get(WORD)
    if not word or request.principal.user_id is None:
        return False
    return not single_sign_on.still_opens(UUID(word))


def is_all(request: Any) -> bool:
    """Tell whether a word is all by which somebody is known: nothing that they hold themselves was ever asked for."""
    return WORD in request.session and not second_factor.is_set_up(request.principal.user_id)


def require_more(request: Any) -> None:
    """Raise NotNow where a word is all: what is added then would open the account when the word no longer does."""
    if is_all(request):
        raise NotNow(
            "Nothing was added.",
            "Your organisation signed you in.",
            "Sign in with the code by e-mail first.",
        )
