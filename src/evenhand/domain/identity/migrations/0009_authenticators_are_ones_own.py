"""An authenticator and its spare codes are read and written by the person whose they are, and by nobody else."""

from django.db import migrations

from evenhand.core.walls import Compartment, wall

OWN = {"seen": "user_id = evenhand_user()", "web": "select, insert"}


class Migration(migrations.Migration):
    dependencies = [("identity", "0008_authenticators")]

    operations = [
        wall("identity_authenticator", Compartment.STAFF, **OWN),
        wall("identity_sparecode", Compartment.STAFF, **OWN),
        migrations.RunSQL(
            "grant update (confirmed_at, ended_at, last_step, wrong, wrong_at) on identity_authenticator"
            " to evenhand_web;"
            "grant update (used_at) on identity_sparecode to evenhand_web",
            migrations.RunSQL.noop,
        ),
    ]
