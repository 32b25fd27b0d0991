"""What somebody sent for a family is claimed by nobody before the family was heard, and never by whoever sent it."""

from django.db import migrations

CHANGE = """
do $$
declare
    known constant text := 'where c.reference = wanted and e.user_id = evenhand_user()';
    said text := pg_get_functiondef('evenhand_person_to_claim(text)'::regprocedure);
begin
    if position(known in said) = 0 then
        raise exception 'evenhand_person_to_claim does not say who claims';
    end if;
    execute replace(
        said, known,
        known || ' and (not c.sent_by_helper or c.family_heard_at is not null and c.sender_id is distinct from e.user_id)'
    );
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("casework", "0016_hear_the_family"), ("cases", "0022_nobody_before_the_family")]

    operations = [migrations.RunSQL(CHANGE, migrations.RunSQL.noop)]
