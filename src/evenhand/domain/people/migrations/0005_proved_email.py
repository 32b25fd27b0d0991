"""An e-mail address counts once it is shown to be theirs. Who could see a case before this goes on seeing it."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0004_find_by_name'),
        ('identity', '0002_walls'),
    ]

    operations = [
        migrations.AddField(
            model_name='contactdetails',
            name='email_proved_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='protecteddetails',
            name='email_proved_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.RunSQL(
            ";".join(
                f"update {table} d set email_proved_at = evenhand_now() from identity_emailaddress e"
                " where e.user_id = d.user_id and lower(e.address) = lower(d.email)"
                for table in ("people_contactdetails", "people_protecteddetails")
            ),
            migrations.RunSQL.noop,
        ),
        migrations.AddConstraint(
            model_name='contactdetails',
            constraint=models.CheckConstraint(condition=models.Q(('email_proved_at', None), models.Q(('email', ''), _negated=True), _connector='OR'), name='contactdetails_proved_email_is_there'),
        ),
        migrations.AddConstraint(
            model_name='protecteddetails',
            constraint=models.CheckConstraint(condition=models.Q(('email_proved_at', None), models.Q(('email', ''), _negated=True), _connector='OR'), name='protecteddetails_proved_email_is_there'),
        ),
    ]
