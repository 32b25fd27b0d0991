"""Beside a text, for its editor: the facts that can be put into it, with what each says today."""

from typing import Any

from wagtail.admin.panels import HelpPanel

from evenhand.core import clock
from evenhand.website.pages.facts import facts_for, known


class FactsPanel(HelpPanel):
    """The list of facts; the template shows it folded up, by what each is."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            **{
                "template": "pages/known_facts.html",
                "heading": "Facts that you can put into a text",
                **options,
            }
        )

    class BoundPanel(HelpPanel.BoundPanel):
        """The panel for one form."""

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add every fact with what it says today to somebody whose area is not known."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["facts"] = known(facts_for("", clock.today()))
            return context
