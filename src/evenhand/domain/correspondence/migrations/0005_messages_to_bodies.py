

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('correspondence', '0004_held_until_proved'),
    ]

    operations = [
        migrations.AddField(
            model_name='message',
            name='body_id',
            field=models.UUIDField(null=True),
        ),
        migrations.AlterField(
            model_name='message',
            name='person_id',
            field=models.UUIDField(null=True),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.UniqueConstraint(condition=models.Q(('once', ''), _negated=True), fields=('case_id', 'body_id', 'purpose', 'once'), name='promised_to_body_once'),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('body_id', None), ('person_id__isnull', False)), models.Q(('body_id__isnull', False), ('person_id', None)), _connector='OR'), name='message_has_one_reader'),
        ),
    ]
