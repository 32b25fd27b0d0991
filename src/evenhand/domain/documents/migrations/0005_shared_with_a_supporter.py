"""A supporter reads of a family's own papers those that it shared with them, one at a time."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("documents", "0004_papers_are_held"), ("cases", "0017_walls_beside_families")]

    operations = [
        migrations.RunSQL(
            """
            create policy documents_document_shared on documents_document for select to evenhand_web
                using (case_id is not null and evenhand_is_shared(case_id, id));
            """,
            "drop policy documents_document_shared on documents_document",
        ),
    ]
