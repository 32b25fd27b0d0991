"""Where protected people live and what is safe for them is sealed under keys outside the database, what stands there too."""

from django.db import migrations

from evenhand.core.sealing import SealedText, seal

SEALED = {
    "people_protecteddetails": ("telephone", "address", "postcode"),
    "people_safecontact": ("note",),
}


def make_room() -> str:
    return ";".join(
        f"alter table {table} add column {column}_sealed bytea"
        for table, columns in SEALED.items()
        for column in columns
    )


def seal_what_stands(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        for table, columns in SEALED.items():
            cursor.execute(f"select person_id, {', '.join(columns)} from {table}")
            for person_id, *words in cursor.fetchall():
                sealed = [
                    seal(word, f"{table}.{column}:{person_id}")
                    for column, word in zip(columns, words, strict=True)
                ]
                filled = ", ".join(f"{column}_sealed = %s" for column in columns)
                cursor.execute(f"update {table} set {filled} where person_id = %s", [*sealed, person_id])


def put_in_place() -> str:
    return ";".join(
        f"alter table {table} drop column {column};"
        f"alter table {table} rename column {column}_sealed to {column};"
        f"alter table {table} alter column {column} set not null"
        for table, columns in SEALED.items()
        for column in columns
    )


class Migration(migrations.Migration):
    dependencies = [("people", "0005_proved_email")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField("protecteddetails", "telephone", SealedText()),
                migrations.AlterField("protecteddetails", "address", SealedText()),
                migrations.AlterField("protecteddetails", "postcode", SealedText()),
                migrations.AlterField("safecontact", "note", SealedText()),
            ],
            database_operations=[
                migrations.RunSQL(make_room()),
                migrations.RunPython(seal_what_stands),
                migrations.RunSQL(put_in_place()),
            ],
        )
    ]
