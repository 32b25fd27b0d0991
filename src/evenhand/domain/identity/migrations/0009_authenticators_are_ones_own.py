"""An authenticator and its spare codes are read and written by the person whose they are, and by nobody else."""

from django.db import migrations


def own(table: str) -> str:
    return f"""
        alter table {table} enable row level security;
        alter table {table} force row level security;
        create policy {table}_owner on {table} to evenhand_owner using (true) with check (true);
        create policy {table}_own on {table} to evenhand_web
            using (user_id = evenhand_user()) with check (user_id = evenhand_user());
    """


class Migration(migrations.Migration):
    dependencies = [("identity", "0008_authenticators")]

    operations = [
        migrations.RunSQL(
            own("identity_authenticator")
            + own("identity_sparecode")
            + """
            grant select, insert on identity_authenticator, identity_sparecode to evenhand_web;
            grant update (confirmed_at, ended_at, last_step, wrong, wrong_at) on identity_authenticator
                to evenhand_web;
            grant update (used_at) on identity_sparecode to evenhand_web;
            """,
            migrations.RunSQL.noop,
        )
    ]
