"""A case keeps its reference, its people and its provider: no role at work may write those again."""

from django.db import migrations

CASE = (
    "state, version, caseworker_id, team_id, closed_at, next_due_on, next_due_rule, next_due_owner,"
    " child_initials, decision, disputed, local_authority_id"
)


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_lists_without_dates")]

    operations = [
        migrations.RunSQL(
            f"""
            revoke update on cases_case from evenhand_web, evenhand_worker;
            grant update ({CASE}) on cases_case to evenhand_web, evenhand_worker;
            """,
            migrations.RunSQL.noop,
        ),
    ]
