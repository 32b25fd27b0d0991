"""Whoever holds the right reads the papers that stand behind a record of who decides or reads on their case."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("documents", "0007_walls_of_own_papers"), ("cases", "0025_papers_behind_records")]

    operations = [
        migrations.RunSQL(
            """
            create policy documents_document_evidence on documents_document for select to evenhand_web
                using (case_id is not null and user_id is null and evenhand_is_evidence(case_id, id));
            """,
            "drop policy documents_document_evidence on documents_document",
        ),
    ]
