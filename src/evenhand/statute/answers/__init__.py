"""The rule ids of the example format, each answered by the functions of this package and nothing else.

To state one more rule: write its function in the module of its subject with the decorator `states`;
its parameters are the inputs an example may give, its dictionary the results.
"""

from evenhand.statute.answers import (
    agreeing,
    appealing,
    arranging,
    attending,
    certifying,
    changing,
    contacting,
    detaining,
    paying,
    standing,
    whole_cases,
    whose_right,
)
from evenhand.statute.answers.stating import ANSWERS, Answer

SUBJECTS = (
    agreeing,
    appealing,
    arranging,
    attending,
    certifying,
    changing,
    contacting,
    detaining,
    paying,
    standing,
    whole_cases,
    whose_right,
)

__all__ = ["ANSWERS", "SUBJECTS", "Answer"]
