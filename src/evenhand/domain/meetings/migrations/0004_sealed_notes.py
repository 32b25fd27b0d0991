"""Mediators' notes are sealed under keys outside the database; what stands there is sealed on the way."""

from django.db import migrations

from evenhand.core.sealing import SealedText, seal


def seal_what_stands(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("select id, words from meetings_mediatornote where sealed is null")
        for row_id, words in cursor.fetchall():
            sealed = seal(words, f"meetings_mediatornote.words:{row_id}")
            cursor.execute("update meetings_mediatornote set sealed = %s where id = %s", [sealed, row_id])


class Migration(migrations.Migration):
    dependencies = [("meetings", "0003_private_notes")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.AlterField("mediatornote", "words", SealedText())],
            database_operations=[
                migrations.RunSQL("alter table meetings_mediatornote add column sealed bytea"),
                migrations.RunPython(seal_what_stands),
                migrations.RunSQL(
                    "alter table meetings_mediatornote drop column words;"
                    "alter table meetings_mediatornote rename column sealed to words;"
                    "alter table meetings_mediatornote alter column words set not null;"
                    # The grant on the old column went with it.
                    "grant update (words) on meetings_mediatornote to evenhand_web"
                ),
            ],
        )
    ]
