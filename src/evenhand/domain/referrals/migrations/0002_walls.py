"""Who reads what a body is asked: its own officers, staff, and the family whose words it carries."""

from django.db import migrations

from evenhand.core.walls import Compartment, wall

FUNCTIONS = """
-- Which referrals run and since when, as ids and a day, for the worker only.
create function evenhand_referrals_running() returns table (referral_id uuid, case_id uuid, told_on date)
language sql stable security definer set search_path = public, pg_temp as $$
    select r.id, r.case_id, (r.handed_over_at at time zone 'Europe/London')::date from referrals_referral r
    where r.state in ('handed_over', 'opened', 'offered')
$$;
revoke execute on function evenhand_referrals_running() from public;
grant execute on function evenhand_referrals_running() to evenhand_worker;
"""
OWN = "evenhand_sees(case_id, 'K12') or evenhand_answers_for(case_id, body_id) or evenhand_holds(case_id)"


class Migration(migrations.Migration):
    dependencies = [("referrals", "0001_initial"), ("cases", "0009_parties_see")]

    operations = [
        wall("referrals_referral", Compartment.K12_REQUEST, worker="select, update", seen=OWN),
        wall("referrals_offer", Compartment.K1_CASE, worker="select"),
        wall("referrals_decisionmaker", Compartment.K1_CASE, worker="select"),
        wall("referrals_nudge", Compartment.K1_CASE, web="select", worker="select, insert"),
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
    ]
