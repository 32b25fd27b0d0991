"""How often a client asks for one thing in an hour: one count for every page and every address that has a limit."""

from django.db import migrations, models

from evenhand.core import walls


class Migration(migrations.Migration):
    dependencies = [("core", "0003_one_reader")]

    operations = [
        migrations.CreateModel(
            name="AskedCount",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("client", models.TextField()),
                ("hour_at", models.DateTimeField()),
                ("asked", models.PositiveIntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("client", "hour_at"), name="one_count_of_asking_an_hour"
                    )
                ],
            },
        ),
        walls.open_table("core_askedcount", worker="select, delete"),
        migrations.RunSQL(
            """
            -- Counts more askings of a client in this hour; returns how many that makes.
            create function evenhand_count_asking(asking text, more integer) returns integer
            language sql volatile security definer set search_path = public, pg_temp as
            $$ insert into core_askedcount as n (client, hour_at, asked)
                values (asking, date_trunc('hour', evenhand_now()), more)
                on conflict (client, hour_at) do update set asked = n.asked + excluded.asked
                returning n.asked $$;
            """,
            "drop function evenhand_count_asking(text, integer)",
        ),
    ]
