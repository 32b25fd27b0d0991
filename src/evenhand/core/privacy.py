"""What each column says about people, and how long it is kept. Every model declares it; a test insists.

class Privacy:
    compartment = Compartment.K1_CASE
    kept = Kept.CASE
    personal = {"name": Says.WHO}     # every other column says nothing about a person
"""

from enum import StrEnum


class Says(StrEnum):
    """What a column says about a person."""

    WHO = "who someone is"
    WHERE = "where or how to reach someone"
    HEALTH = "a child's needs, health or disability"
    WORDS = "someone's own words"
    SECRET = "a code or key, stored as a hash"


class Kept(StrEnum):
    """How long rows are kept."""

    SERVICE = "as long as the service runs"
    CASE = "6 years after the case closes"
    REGISTER = "until the child would be 31: the register of certificates"
    DRAFT = "30 days after it was last changed"
    CODE = "1 day"
    DEVICE = "180 days after it was last used"
    NOTES = "28 days after the case closes"
    FEEDBACK = "6 months after you wrote them"
    RECORD = "6 years: the record of what happened and who looked"
