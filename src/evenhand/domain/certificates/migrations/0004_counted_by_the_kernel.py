"""Public checks are counted where every limit is counted (core 0004). An old count was of use for an hour."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("certificates", "0003_no_participation"), ("core", "0004_asked_counts")]

    operations = [
        migrations.RunSQL(
            "drop function evenhand_count_certificate_check(text, boolean)", migrations.RunSQL.noop
        ),
        migrations.DeleteModel(name="CheckCount"),
    ]
