"""One's own document is seen and filed only on a case that one sees: a wall, or the end of a grant, ends it too."""

from django.db import migrations

OWN = "(user_id = evenhand_user() and (case_id is null or evenhand_sees(case_id, 'K1')))"
GIVEN = "(case_id is null and user_id is null and browser_key = evenhand_browser())"
SEEN = f"evenhand_sees(case_id, compartment) or {OWN} or {GIVEN}"


class Migration(migrations.Migration):
    dependencies = [("documents", "0002_walls"), ("cases", "0002_walls")]

    operations = [
        migrations.RunSQL(
            f"""
            alter policy documents_document_seen on documents_document using ({SEEN}) with check ({SEEN});
            """,
            migrations.RunSQL.noop,
        ),
    ]
