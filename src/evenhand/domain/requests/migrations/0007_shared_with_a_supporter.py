"""A supporter reads a request as it was sent where its family shared it with them."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("requests", "0006_sealed_answers"), ("cases", "0017_walls_beside_families")]

    operations = [
        migrations.RunSQL(
            """
            create policy requests_sentrequest_shared on requests_sentrequest for select to evenhand_web
                using (evenhand_is_shared(case_id, null));
            """,
            "drop policy requests_sentrequest_shared on requests_sentrequest",
        ),
    ]
