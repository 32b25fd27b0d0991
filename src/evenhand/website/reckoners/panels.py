"""Above a reckoner, for its editor: where to see it drawn, try it, and have its law checked."""

from typing import Any

from wagtail.admin.panels import HelpPanel


class ToolsPanel(HelpPanel):
    """Links to the tools of one reckoner; the template shows none before it was saved once."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            **{"template": "reckoners/tools.html", "heading": "See it, try it, check it", **options}
        )

    class BoundPanel(HelpPanel.BoundPanel):
        """The panel for one form."""
