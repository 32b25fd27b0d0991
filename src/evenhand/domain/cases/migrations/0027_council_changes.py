"""Since when a case has the council that it has, where it had another before."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0026_whoever_asked_is_not_shut_out")]

    operations = [migrations.AddField("case", "council_since", models.DateTimeField(null=True))]
