"""Help waits once through each way, and somebody is helped at work where they have been longest."""

from django.db import migrations, models

FUNCTIONS = """
-- Is it at this provider, or at this body, that this user is helped? At the place that they have had longest of all
-- that they have now, and at a provider that they only mediate for while they hold no post elsewhere. Any address can
-- be put on a list later.
create function evenhand_is_helped_at(wanted_user uuid, wanted_provider uuid, wanted_body uuid) returns boolean
language sql stable set search_path = public, pg_temp as $$
    with place as (
        select true as post, wanted_body is null and m.provider_id = wanted_provider as here, m.starts_at as since
        from identity_membership m
        where m.user_id = wanted_user and (m.ends_at is null or m.ends_at > evenhand_now())
        union all
        select true, coalesce(o.body_id = wanted_body, false), o.starts_at
        from identity_officer o
        where o.user_id = wanted_user and (o.ends_at is null or o.ends_at > evenhand_now())
        union all
        select false, wanted_body is null and p.provider_id = wanted_provider,
            coalesce(p.added_at, p.since::timestamp at time zone 'Europe/London')
        from panel_mediator p
        where p.user_id = wanted_user
            and (p.until is null or p.until > (evenhand_now() at time zone 'Europe/London')::date)
    )
    select coalesce(min(p.since) filter (where p.here) < min(p.since) filter (where not p.here), bool_or(p.here))
        and (coalesce(bool_or(p.post and p.here), false) or not bool_or(p.post))
    from place p
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("identity", "0019_two_people"), ("panel", "0005_who_added")]

    operations = [
        migrations.RemoveConstraint(model_name="factorreset", name="one_reset_waits"),
        migrations.AddConstraint(
            model_name="factorreset",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "asked")),
                fields=("user_id", "provider_id", "case_id", "body_id"),
                name="one_reset_waits_of_a_way",
                nulls_distinct=False,
            ),
        ),
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
    ]
