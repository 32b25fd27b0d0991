"""A message that the law requires waits where its reader asked us to stop and left no way open."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('correspondence', '0008_held_until_heard'),
    ]

    operations = [
        migrations.AlterField(
            model_name='message',
            name='held_because',
            field=models.TextField(blank=True, choices=[('hours', 'It waits until the hours in which this person can safely be written to.'), ('no_safe_way', 'No way of writing to this person is known to be safe. Call them, if calling is.'), ('not_proved', 'Nobody has shown that the e-mail address is the family’s. Read it back to them on the telephone.'), ('stopped', 'The law requires it, and its reader asked us to stop and left no way open. It stands on their own page.'), ('nobody_asked', 'Nobody has recorded how it is safe to reach this person.')]),
        ),
    ]
