"""An index on the words of names, so that a case can be found by the name that somebody gives on the telephone."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("people", "0003_safe_hours")]

    operations = [
        migrations.RunSQL(
            "create index person_by_words_of_name on people_person using gin (to_tsvector('simple', name))",
            "drop index person_by_words_of_name",
        ),
    ]
