"""What a young person decides, and how far somebody else may act or read for them."""

from datetime import timedelta
from enum import StrEnum

from django.db import models

from evenhand.domain.identity.roles import HOLDER, Permission


class Matter(models.TextChoices):
    """One decision. Capacity is for one of them at one time, and never for all of them for good."""

    CHOICE = "choice", "whether to mediate, and what becomes of the request"
    MEDIATION = "mediation", "taking part in the mediation, and ending it"
    AGREEMENT = "agreement", "what is agreed, and signing it"


# Nobody's capacity is settled for good: a record is looked at again within this time.
AT_MOST = timedelta(days=365)


class Scope(models.TextChoices):
    """What a young person's consent covers. It never covers deciding: that stays theirs."""

    READ = "read", "read the case"
    SUPPORT = "support", "read the case and add papers, as a supporter"


class Standing(StrEnum):
    """How somebody's role as holder of a case stands today."""

    ACTS = "acts"
    READS = "reads"
    NOTHING = ""


_ALWAYS = {Permission.SEE_OWN_CASE, Permission.KEEP_OWN_NOTES, Permission.TAKE_COPY}
# What whoever acts for a young person may do, by the decision for which a record stands.
DECIDES: dict[str, frozenset[Permission]] = {
    Matter.CHOICE: frozenset(
        {Permission.CHOOSE, Permission.WITHDRAW, Permission.ADD_DOCUMENT, Permission.INVITE} | _ALWAYS
    ),
    Matter.MEDIATION: frozenset({Permission.END_MEDIATION, Permission.ADD_DOCUMENT} | _ALWAYS),
    Matter.AGREEMENT: frozenset({Permission.SIGN_FOR_FAMILY} | _ALWAYS),
}
CONSENTED: dict[str, frozenset[Permission]] = {
    Scope.READ: frozenset(_ALWAYS),
    Scope.SUPPORT: frozenset({Permission.ADD_DOCUMENT} | _ALWAYS),
}
# Whatever the family may do is somebody's decision, or follows from it.
ALL_OF_IT = HOLDER.permissions
