"""Whose a row is: said once, by an action that opens its case. Who sees a row that is nobody's yet cannot take it."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("core", "0002_walls_clock_and_record")]

    operations = [
        migrations.RunSQL(
            """
            create function evenhand_keep_reader() returns trigger language plpgsql as $$
            begin
                if old.case_id is not null and new.user_id is distinct from old.user_id
                    and (old.user_id is not null or old.case_id is distinct from evenhand_case()) then
                    raise exception 'whose a row of % is, is said once', tg_table_name
                        using errcode = 'insufficient_privilege';
                end if;
                return new;
            end $$;
            """,
            "drop function evenhand_keep_reader()",
        ),
    ]
