"""A request as it was sent keeps no way to reach anybody: those are kept once, where they can be protected."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("requests", "0004_request_finds_its_author")]

    operations = [
        migrations.RunSQL(
            "update requests_sentrequest set answers = answers - 'reach' - 'address' - 'safe-ways'",
            migrations.RunSQL.noop,
        ),
    ]
