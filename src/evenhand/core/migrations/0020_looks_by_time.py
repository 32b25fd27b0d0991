from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0004_asked_counts'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='look',
            index=models.Index(fields=['at'], name='look_at_moment'),
        ),
    ]
