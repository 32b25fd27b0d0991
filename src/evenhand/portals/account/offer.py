"""The offer of something beside the mailbox, at the foot of a family's own list: each answer is as good as another."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from evenhand.domain.identity.actions.answer_offer import answer_offer
from evenhand.portals.gate import signed_in

# Each leads to the page on which stands what must be known before anything is added.
LEADS_TO = {
    "passkey": "account:passkeys",
    "app": "account:show",
    "code": "account:send-code",
    "no": "my:mine",
}


@signed_in(posts=True)
def answer(request: Any) -> HttpResponse:
    """Ask no more, and lead to what was chosen."""
    said = request.POST.get("answer", "")
    if said not in LEADS_TO:
        return redirect("my:mine")
    answer_offer(by=request.principal)
    return redirect(LEADS_TO[said])
