"""What a family typed is sealed under keys outside the database, before it is sent and after; what stands there too."""

import json

from django.db import migrations

from evenhand.core.sealing import SealedAnswers, seal

TABLES = ("requests_draft", "requests_sentrequest")


def seal_what_stands(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"select id, answers::text from {table} where answers <> '{{}}'::jsonb")
            for row_id, words in cursor.fetchall():
                said = json.dumps(json.loads(words), ensure_ascii=False)
                sealed = seal(said, f"{table}.answers:{row_id}")
                cursor.execute(f"update {table} set sealed = %s where id = %s", [sealed, row_id])


class Migration(migrations.Migration):
    dependencies = [("requests", "0005_without_reach")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField("draft", "answers", SealedAnswers(default=dict, null=True)),
                migrations.AlterField("sentrequest", "answers", SealedAnswers()),
            ],
            database_operations=[
                *(migrations.RunSQL(f"alter table {table} add column sealed bytea") for table in TABLES),
                migrations.RunPython(seal_what_stands),
                *(
                    migrations.RunSQL(
                        f"alter table {table} drop column answers;"
                        f"alter table {table} rename column sealed to answers"
                    )
                    for table in TABLES
                ),
                migrations.RunSQL(
                    """
                    alter table requests_sentrequest alter column answers set not null;
                    create or replace function evenhand_stale_drafts(before timestamptz) returns setof uuid
                    language sql stable security definer set search_path = public, pg_temp as $$
                        select id from requests_draft
                        where changed_at < before and (answers is not null or state = 'open')
                    $$
                    """
                ),
            ],
        )
    ]
