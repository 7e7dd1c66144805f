"""Each text and answer that waits is a case; one that is given back keeps its words."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def open_cases(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """A case for each that waits already."""
    case = apps.get_model("moderation", "Case")
    for held in apps.get_model("moderation", "HeldText").objects.filter(state="waiting"):
        held.case = case.objects.create(
            kind="held",
            account_id=held.account_id,
            community_id=None if held.by_site else held.community_id,
            severity=2 if held.why == "words" else 1,
            state="open",
            opened_at=held.held_at,
        )
        held.save(update_fields=["case"])


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0036_no_index_twice"),
        ("communities", "0007_no_index_twice"),
        ("curation", "0007_valued_by_upvotes"),
        ("moderation", "0015_votes_by_decision"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="case",
            name="case_open_once_an_account",
        ),
        migrations.RemoveConstraint(
            model_name="effect",
            name="effect_measure_is_known",
        ),
        migrations.RemoveConstraint(
            model_name="heldtext",
            name="held_is_a_text_or_an_answer",
        ),
        migrations.RemoveConstraint(
            model_name="heldtext",
            name="held_state_by_the_rule",
        ),
        migrations.AddField(
            model_name="heldtext",
            name="case",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="held",
                to="moderation.case",
            ),
        ),
        migrations.AddField(
            model_name="heldtext",
            name="title",
            field=models.CharField(blank=True, default="", max_length=255),
        ),
        migrations.AlterField(
            model_name="effect",
            name="measure",
            field=models.CharField(
                choices=[
                    ("warn", "warn"),
                    ("label", "label"),
                    ("remove", "remove"),
                    ("lock", "lock"),
                    ("mute", "mute"),
                    ("limit", "limit"),
                    ("suspend", "suspend"),
                    ("hold", "hold"),
                    ("votes", "votes"),
                    ("return", "return"),
                ],
                max_length=7,
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("state__in", ["open"]),
                    ("work", None),
                    models.Q(("kind", "held"), _negated=True),
                ),
                fields=("account",),
                name="case_open_once_an_account",
            ),
        ),
        migrations.AddConstraint(
            model_name="effect",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "measure__in",
                        [
                            "warn",
                            "label",
                            "remove",
                            "lock",
                            "mute",
                            "limit",
                            "suspend",
                            "hold",
                            "votes",
                            "return",
                        ],
                    )
                ),
                name="effect_measure_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="heldtext",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered", None), ("body", ""), ("draft__isnull", False)),
                    models.Q(("answered", None), ("draft__isnull", False), ("state", "returned")),
                    models.Q(
                        ("answered__isnull", False),
                        ("draft", None),
                        models.Q(("body", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="held_is_a_text_or_an_answer",
            ),
        ),
        migrations.AddConstraint(
            model_name="heldtext",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reason", ""), ("seen", None), ("state", "waiting")),
                    models.Q(
                        ("draft__isnull", False),
                        ("reason", ""),
                        ("seen__isnull", False),
                        ("state", "approved"),
                    ),
                    models.Q(("state", "returned"), models.Q(("reason", ""), _negated=True)),
                    _connector="OR",
                ),
                name="held_state_by_the_rule",
            ),
        ),
        migrations.RunPython(open_cases, migrations.RunPython.noop),
    ]
