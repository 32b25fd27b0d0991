"""Who reads the panel and what a mediator is to a case; and a wall that nothing takes down."""

from django.db import migrations

from evenhand.core.walls import Compartment, open_table, wall

GUARANTEES = """
create function evenhand_standing_stays() returns trigger language plpgsql as $$
begin
    if (new.id, new.mediator_id, new.case_id, new.user_id)
        is distinct from (old.id, old.mediator_id, old.case_id, old.user_id) then
        raise exception 'a standing keeps its mediator and its case' using errcode = 'insufficient_privilege';
    end if;
    if old.state = 'walled' then
        raise exception 'a wall stays' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger panel_mediatorcase_stays before update on panel_mediatorcase
    for each row execute function evenhand_standing_stays();
create trigger panel_mediatorcase_is_kept before delete on panel_mediatorcase
    for each row execute function evenhand_refuse_change();
alter table panel_mediatorcase enable always trigger panel_mediatorcase_stays;
alter table panel_mediatorcase enable always trigger panel_mediatorcase_is_kept;

-- Is the present person assigned to this case as a mediator? Yes or no, before they may read anything of it.
create function evenhand_is_assigned(wanted_case uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select exists (
        select 1 from panel_mediatorcase m
        where m.case_id = wanted_case and m.user_id = evenhand_user() and m.state = 'assigned'
    )
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("panel", "0001_initial"), ("cases", "0009_parties_see")]

    operations = [
        open_table("panel_mediator", web="select, insert", worker="select"),
        open_table("panel_credential", web="select, insert", worker="select"),
        migrations.RunSQL("grant update (until) on panel_mediator to evenhand_web", migrations.RunSQL.noop),
        wall(
            "panel_mediatorcase",
            Compartment.K9_CASEWORK,
            worker="select",
            seen="evenhand_sees(case_id, 'K9') or (user_id = evenhand_user() and state = 'assigned')",
            written="evenhand_sees(case_id, 'K9')",
        ),
        migrations.RunSQL(GUARANTEES, migrations.RunSQL.noop),
    ]
