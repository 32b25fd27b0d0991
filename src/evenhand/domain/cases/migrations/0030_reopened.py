"""A closed case knows the state in which it was closed, so that it can be taken up again there."""

from django.conf import settings
from django.db import migrations, models


CLOSED_FROM = """
update cases_case c set closed_from = coalesce((
    select e.facts->>'before' from core_event e
    where e.case_id = c.id and e.kind = 'cases.CaseMoved' and e.facts->>'after' = 'closed' order by e.id desc limit 1
), 'certified') where c.state = 'closed';
grant update (closed_from) on cases_case to evenhand_web;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0029_left_with_council'),
        ('organisations', '0006_places_are_open'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='case',
            name='closed_case_has_its_moment',
        ),
        migrations.AddField(
            model_name='case',
            name='closed_from',
            field=models.TextField(blank=True, db_default='', default=''),
        ),
        migrations.RunSQL(CLOSED_FROM, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', False), ('state', 'closed'), models.Q(('closed_from', ''), _negated=True)), models.Q(models.Q(('state', 'closed'), _negated=True), ('closed_at', None), ('closed_from', '')), _connector='OR'), name='closed_case_has_its_moment'),
        ),
    ]
