"""Who reads a complaint: whoever made it, and managers of the provider who do not have the case. Nobody else on it."""

from django.db import migrations

from evenhand.core.walls import Compartment, wall

FUNCTIONS = """
-- Is the present person a manager of the provider of a case who does not have it, across no wall, and not of its family?
create function evenhand_answers_complaints(wanted_case uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select evenhand_works_for_case(wanted_case, null, array['manager']) and not exists (
        select 1 from cases_case c where c.id = wanted_case and c.caseworker_id = evenhand_user()
    )
$$;

-- How many complaints wait at the present manager's providers about cases that they have themselves: a number, and none
-- of the rest, so that they know that somebody else must answer.
create function evenhand_complaints_closed_to_me() returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
    select count(*) from complaints_complaint k join cases_case c on c.id = k.case_id
    where k.state in ('made', 'taken', 'asked_again') and c.caseworker_id = evenhand_user()
        and evenhand_works_for_case(c.id, null, array['manager'])
$$;

-- What was said stays; whoever complained changes nothing but that they go on or take it back, and who answers nothing of
-- what they said.
create function evenhand_complaint_stays() returns trigger language plpgsql as $$
begin
    if (new.id, new.case_id, new.made_by, new.recorded_by, new.made_at, new.about, new.words)
        is distinct from (old.id, old.case_id, old.made_by, old.recorded_by, old.made_at, old.about, old.words) then
        raise exception 'a complaint stays as it was made' using errcode = 'insufficient_privilege';
    end if;
    if evenhand_user() is not distinct from old.made_by and (
        new.taken_by, new.taken_at, new.finding, new.answer, new.learned, new.answered_at, new.second_finding,
        new.second_answer, new.looked_again_by, new.looked_again_at
    ) is distinct from (
        old.taken_by, old.taken_at, old.finding, old.answer, old.learned, old.answered_at, old.second_finding,
        old.second_answer, old.looked_again_by, old.looked_again_at
    ) then
        raise exception 'nobody answers their own complaint' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger complaints_complaint_stays before update on complaints_complaint
    for each row execute function evenhand_complaint_stays();
alter table complaints_complaint enable always trigger complaints_complaint_stays;

-- Whoever works on the case writes down what a family told them, and reads nothing of it.
create policy complaints_complaint_recorded on complaints_complaint for insert to evenhand_web
    with check (recorded_by = evenhand_user() and state = 'made' and evenhand_works_for_case(case_id, 'K1', null));
grant update (
    state, taken_by, taken_at, finding, answer, learned, answered_at, asked_again_at, still_wrong, second_finding,
    second_answer, looked_again_by, looked_again_at, taken_back_at
) on complaints_complaint to evenhand_web;
"""
OWN = "(made_by = evenhand_user() and evenhand_sees(case_id, 'K1'))"


class Migration(migrations.Migration):
    dependencies = [("complaints", "0001_initial"), ("safeguarding", "0003_nobody_is_told_about_themselves")]

    operations = [
        migrations.RunSQL(
            FUNCTIONS.partition("create trigger")[0],
            migrations.RunSQL.noop,
        ),
        wall(
            "complaints_complaint",
            Compartment.K9_CASEWORK,
            web="select, insert",
            seen=f"{OWN} or evenhand_answers_complaints(case_id)",
        ),
        migrations.RunSQL("create trigger" + FUNCTIONS.partition("create trigger")[2], migrations.RunSQL.noop),
    ]
