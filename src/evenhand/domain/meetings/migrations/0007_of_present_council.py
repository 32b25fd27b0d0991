"""A meeting that was called off with one council is not for the officers of the next."""

from django.db import migrations

from evenhand.core.walls import of_present_council


class Migration(migrations.Migration):
    dependencies = [("meetings", "0006_interpreters"), ("cases", "0028_walls_of_councils")]

    operations = [of_present_council("meetings_meeting", "booked_at")]
