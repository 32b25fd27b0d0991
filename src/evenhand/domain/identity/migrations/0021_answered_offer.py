"""Whoever was offered something beside their mailbox is asked once, and says so themselves."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("identity", "0020_helped_where_they_work")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="answered_offer",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.RunSQL(
            "grant update (answered_offer) on identity_user to evenhand_web", migrations.RunSQL.noop
        ),
    ]
