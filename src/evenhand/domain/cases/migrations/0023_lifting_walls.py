import uuid

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

FOR_GOOD = """
update cases_wall w set for_good = true where exists (
    select 1 from panel_mediatorcase m where m.case_id = w.case_id and m.user_id = w.user_id and m.state = 'walled'
);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0022_nobody_before_the_family"),
        ("panel", "0004_looks_for_the_family"),
    ]

    operations = [
        migrations.AddField("wall", "for_good", models.BooleanField(default=False)),
        migrations.AddField("wall", "made_by", models.UUIDField(null=True)),
        migrations.RunSQL(FOR_GOOD, migrations.RunSQL.noop),
        migrations.CreateModel(
            name="WallLifting",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("reason", models.TextField()),
                (
                    "state",
                    models.TextField(
                        choices=[
                            ("asked", "waits for a second person"),
                            ("lifted", "the wall is lifted"),
                            ("refused", "the wall stays"),
                            ("withdrawn", "asked no longer"),
                        ],
                        default="asked",
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.UUIDField()),
                ("decided_at", models.DateTimeField(null=True)),
                ("decided_by", models.UUIDField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
                    ),
                ),
                (
                    "wall",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="liftings", to="cases.wall"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=Q(("state", "asked")), fields=("wall",), name="one_lifting_waits"
                    ),
                    models.CheckConstraint(
                        condition=Q(
                            Q(("decided_at", None), ("decided_by", None), ("state", "asked")),
                            Q(
                                Q(("state", "asked"), _negated=True),
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="decided_lifting_says_by_whom",
                    ),
                    models.CheckConstraint(
                        condition=Q(
                            Q(("state__in", ("lifted", "refused")), _negated=True),
                            Q(("decided_by", F("asked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="two_people_decide_a_lifting",
                    ),
                    models.CheckConstraint(
                        condition=Q(
                            Q(("state", "withdrawn"), _negated=True),
                            ("decided_by", F("asked_by")),
                            _connector="OR",
                        ),
                        name="whoever_asked_withdraws",
                    ),
                ],
            },
        ),
    ]
