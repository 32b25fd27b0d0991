"""By which law a request is counted while it is being written: that of the provider that serves the council."""

from datetime import date

from evenhand.domain.law.in_use import Law, law_for_everybody, law_of
from evenhand.domain.organisations.queries import service_for
from evenhand.domain.requests.answers import Answers


def law_for(answers: Answers, today: date) -> Law:
    """Return the law of the provider that serves the council named, or of public pages while none is."""
    service = service_for(str(answers.get("council") or ""), today)
    return law_of(service.provider_id) if service else law_for_everybody()
