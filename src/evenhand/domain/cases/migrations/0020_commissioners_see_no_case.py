"""Whoever pays for a council's service holds an office there that opens none of its cases (K10).

Every function that asks who answers for a body is changed as it stands, so that nothing else about it is said twice.
"""

from django.db import migrations

CHANGE = """
do $$
declare
    known constant text := 'join identity_officer o on o.body_id';
    one record;
    changed integer := 0;
begin
    for one in select oid from pg_proc
        where pronamespace = 'public'::regnamespace and prosrc like '%' || known || '%'
    loop
        execute replace(
            pg_get_functiondef(one.oid), known,
            'join identity_officer o on o.role <> ''commissioner'' and o.body_id'
        );
        changed := changed + 1;
    end loop;
    if changed < 3 then
        raise exception 'only % functions ask who answers for a body', changed;
    end if;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0017_walls_beside_families"), ("identity", "0006_officers_are_open")]

    operations = [migrations.RunSQL(CHANGE, migrations.RunSQL.noop)]
