"""A credential can end before its day, and a mediator can leave: with every case, also one that a manager cannot see."""

from django.db import migrations, models

FUNCTIONS = """
-- The cases that a mediator is assigned to, for a manager of their provider: ids, so that nothing is left behind when
-- the mediator leaves, not even a case that the manager is shut out of.
create function evenhand_cases_of_mediator(wanted uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
    select s.case_id from panel_mediatorcase s join panel_mediator p on p.id = s.mediator_id
    where p.id = wanted and s.state = 'assigned' and exists (
        select 1 from identity_membership m
        where m.user_id = evenhand_user() and m.provider_id = p.provider_id and m.role = 'manager'
            and m.starts_at <= evenhand_now() and (m.ends_at is null or m.ends_at > evenhand_now())
    )
$$;
revoke execute on function evenhand_cases_of_mediator(uuid) from public;
grant execute on function evenhand_cases_of_mediator(uuid) to evenhand_web;
grant update (ended_on, ended_because) on panel_credential to evenhand_web;

create function evenhand_credential_ends_once() returns trigger language plpgsql as $$
begin
    if old.ended_on is not null then
        raise exception 'a credential that ended stays so' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger panel_credential_ends_once before update on panel_credential
    for each row execute function evenhand_credential_ends_once();
alter table panel_credential enable always trigger panel_credential_ends_once;
"""


class Migration(migrations.Migration):
    dependencies = [("panel", "0002_walls"), ("identity", "0006_officers_are_open")]

    operations = [
        migrations.AddField(model_name="credential", name="ended_on", field=models.DateField(null=True)),
        migrations.AddField(
            model_name="credential",
            name="ended_because",
            field=models.TextField(
                blank=True,
                choices=[
                    ("taken_back", "Whoever gave it took it back"),
                    ("untrue", "What it says is no longer true"),
                    ("mistake", "It was put on record by mistake"),
                ],
                default="",
            ),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="credential",
            constraint=models.CheckConstraint(
                condition=models.Q(("ended_because", ""), ("ended_on", None))
                | models.Q(("ended_on__isnull", False)) & ~models.Q(("ended_because", "")),
                name="ended_credential_says_why",
            ),
        ),
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
    ]
