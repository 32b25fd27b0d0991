"""Whose part ended with a change of the council; and what a parent whose right passed knows of it: nothing."""

from django.db import migrations, models


PASSED = """
-- What a parent whose right passed still knows of the case: whom to call, and never which council it has. A heading that
-- lost its council on a day said that the child's was another from then on.
drop function evenhand_passed_cases();
create function evenhand_passed_cases()
returns table (case_id uuid, reference text, passed_on date, opened_at timestamptz, provider_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
    select c.id, c.reference, c.right_passes_on, c.opened_at, c.provider_id
    from cases_grant g join cases_case c on c.id = g.case_id
    where g.user_id = evenhand_user() and g.role = 'holder' and g.person_id <> c.child_id
        and evenhand_keeps_own(c.id) and evenhand_today() >= c.right_passes_on
        and evenhand_standing(c.id, g.person_id) = ''
$$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0028_walls_of_councils'),
    ]

    operations = [
        migrations.AlterField(
            model_name='companion',
            name='ended_because',
            field=models.TextField(blank=True, choices=[('by_family', 'the family ended it'), ('by_themselves', 'they said no, or ended it themselves'), ('kept_apart', 'one of the parents asked to be kept apart'), ('case_closed', 'the case was closed'), ('time_over', 'its time is over'), ('council_changed', 'the council of the case is another now')]),
        ),
        migrations.RunSQL(PASSED, migrations.RunSQL.noop),
    ]
