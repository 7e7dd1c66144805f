"""A proposal of other rules names the adoption that came of it."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

GRANT = "GRANT UPDATE (adoption_id) ON moderation_proposal TO inkwell_application;"


def name_what_was_adopted(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Both were written at one moment so far, in one transaction."""
    proposals = apps.get_model("moderation", "Proposal").objects
    adoptions = apps.get_model("rewards", "Adoption").objects
    for each in proposals.filter(what="rules", state="done"):
        assert each.ended_at is not None
        found = adoptions.filter(rules=each.rules, adopted_at=each.ended_at).first()
        proposals.filter(pk=each.pk).update(adoption=found)


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0022_waves_in_communities"),
        ("rewards", "0015_cycles_of_the_worker"),
    ]

    operations = [
        migrations.AddField(
            model_name="proposal",
            name="adoption",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="rewards.adoption",
            ),
        ),
        migrations.RunSQL(GRANT, migrations.RunSQL.noop),
        migrations.RunPython(name_what_was_adopted, migrations.RunPython.noop),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("adoption", None),
                    models.Q(("state", "done"), ("what", "rules")),
                    _connector="OR",
                ),
                name="proposal_brought_its_rules",
            ),
        ),
    ]
