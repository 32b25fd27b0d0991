"""Wagtail's users app, whose one table it needs, without its screens for users and groups.

Those screens expect a user with a password, an e-mail address and groups. Ours has none of them: people are appointed
in the manager's portal, and only there (decision 0030).
"""

from types import ModuleType

from wagtail.users.apps import WagtailUsersAppConfig


class UsersWithoutScreens(WagtailUsersAppConfig):
    """The app as Django knows it."""

    def __init__(self, app_name: str, app_module: ModuleType) -> None:
        super().__init__(app_name, app_module)
        # Wagtail looks inside this for what brings the screens. Nothing else is looked for in it.
        self.module = ModuleType(app_name)
