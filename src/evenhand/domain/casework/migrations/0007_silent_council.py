

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0006_one_reader'),
    ]

    operations = [
        migrations.AlterField(
            model_name='task',
            name='kind',
            field=models.TextField(choices=[('date_came_nearer', 'Call the family: a date came nearer'), ('message_failed', 'Reach the family another way: a message did not arrive'), ('email_unproved', 'Read the e-mail address back to the family: nobody has shown that it is theirs'), ('notice_failed', 'Ring the council or health body: a notice to it did not arrive'), ('council_silent', 'Ring the council: it has offered no date, and its 30 days run'), ('certificate_due', "Issue the certificate: the law's last day is near"), ('information_due', 'Give information and advice: the family has said no'), ('certificate_questioned', 'Look at the certificate: a fact was corrected'), ('other', 'Something else')]),
        ),
    ]
