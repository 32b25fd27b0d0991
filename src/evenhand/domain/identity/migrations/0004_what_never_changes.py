"""A role is ended, never made another; a code is tried, used and sent, and stays of the browser that asked."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("identity", "0003_plain_addresses")]

    operations = [
        migrations.RunSQL(
            """
            revoke update on identity_membership, identity_user, identity_signincode from evenhand_web;
            grant update (ends_at) on identity_membership to evenhand_web;
            grant update (staff_name, session_epoch) on identity_user to evenhand_web;
            grant update (tries, used_at) on identity_signincode to evenhand_web;
            revoke update on identity_signincode from evenhand_worker;
            grant update (sent_at) on identity_signincode to evenhand_worker;
            """,
            migrations.RunSQL.noop,
        ),
    ]
