"""List the people of the demonstration."""

from typing import Any

from django.core.management.base import BaseCommand

from evenhand.demo.people import DEMO_PEOPLE


class Command(BaseCommand):
    """Says who there is to sign in as."""

    help = "List the people of the demonstration and what there is to see as each."
    requires_system_checks: list[str] = []

    def handle(self, *arguments: Any, **options: Any) -> None:
        """Print one line for each."""
        width = max(len(one.name) for one in DEMO_PEOPLE)
        for one in DEMO_PEOPLE:
            self.stdout.write(f"  {one.name:<{width}}  {one.role}. {one.story}")
