"""Notes that only their mediator reads, walled by hand: no grant, no role and no job opens them. A venue can close."""

from uuid import uuid4

from django.db import migrations, models

from evenhand.core.walls import Compartment, wall

OVER = """
-- The cases whose mediators' notes have been kept long enough, by days in London: ids, for the worker only.
create function evenhand_cases_with_old_notes() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
    select distinct n.case_id from meetings_mediatornote n join cases_case c on c.id = n.case_id
    where (c.closed_at at time zone 'Europe/London')::date + 28 <= evenhand_today()
$$;
revoke execute on function evenhand_cases_with_old_notes() from public;
grant execute on function evenhand_cases_with_old_notes() to evenhand_worker;

-- The worker destroys what is over and nothing else, and can read which case a note is of and no more.
create policy meetings_mediatornote_over on meetings_mediatornote to evenhand_worker
    using (case_id = evenhand_case() and case_id in (select evenhand_cases_with_old_notes()))
    with check (false);
grant delete on meetings_mediatornote to evenhand_worker;
grant select (id, case_id) on meetings_mediatornote to evenhand_worker;

grant update (words, changed_at) on meetings_mediatornote to evenhand_web;
grant update (closed_at) on meetings_venue to evenhand_web;
"""


class Migration(migrations.Migration):
    dependencies = [("meetings", "0002_guarantees"), ("cases", "0009_parties_see")]

    operations = [
        migrations.AddField(model_name="venue", name="closed_at", field=models.DateTimeField(null=True)),
        migrations.RemoveConstraint(model_name="venue", name="venue_name_once"),
        migrations.AddConstraint(
            model_name="venue",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_at", None)), fields=("provider", "name"), name="venue_name_once"
            ),
        ),
        migrations.CreateModel(
            name="MediatorNote",
            fields=[
                ("id", models.UUIDField(default=uuid4, primary_key=True, serialize=False)),
                ("case_id", models.UUIDField()),
                ("user_id", models.UUIDField()),
                ("words", models.TextField()),
                ("written_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["case_id", "written_at"], name="mediator_notes_of_case")
                ],
            },
        ),
        wall(
            "meetings_mediatornote",
            Compartment.K4_MEDIATOR_PRIVATE,
            web="select, insert, delete",
            # Being the author is not enough: only the case's mediator reads, and a wall beats both. The wall is asked
            # for here, since evenhand_sees leaves it out for an action at work on its case.
            seen="user_id = evenhand_user() and evenhand_mediates(case_id)"
            " and case_id not in (select evenhand_my_walls())",
        ),
        migrations.RunSQL(OVER, migrations.RunSQL.noop),
    ]
