"""What one council offered, and whom it named, is not for the officers of the next."""

from django.db import migrations

from evenhand.core.walls import of_present_council


class Migration(migrations.Migration):
    dependencies = [("referrals", "0002_walls"), ("cases", "0028_walls_of_councils")]

    operations = [
        of_present_council("referrals_offer", "offered_at"),
        of_present_council("referrals_decisionmaker", "named_at"),
        of_present_council("referrals_nudge", "made_at"),
    ]
