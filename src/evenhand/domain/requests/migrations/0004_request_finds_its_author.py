"""A request that was sent without signing in is given to its author once they have proved their address."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("requests", "0003_only_the_worker_lists_drafts")]

    operations = [
        migrations.RunSQL(
            "grant update (user_id) on requests_sentrequest to evenhand_web",
            "revoke update on requests_sentrequest from evenhand_web",
        ),
    ]
