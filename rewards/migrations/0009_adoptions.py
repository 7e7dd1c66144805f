"""Which rule set came into force when."""

from django.db import migrations, models

#: Only logins that serve the system bring other rules into force, and nobody changes a row.
GUARD = """
    SELECT ledger_guard_table('rewards_adoption');
    REVOKE INSERT, UPDATE, DELETE ON rewards_adoption FROM inkwell_application;
    GRANT SELECT, INSERT ON rewards_adoption TO inkwell_sealer;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("rewards", "0008_holds"),
    ]

    operations = [
        migrations.CreateModel(
            name="Adoption",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rules", models.TextField(help_text="name of the rule set")),
                ("adopted_at", models.DateTimeField()),
                ("starts_at", models.DateTimeField(unique=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("starts_at__gt", models.F("adopted_at"))),
                        name="adoption_gives_notice",
                    )
                ],
            },
        ),
        migrations.RunSQL(GUARD, migrations.RunSQL.noop),
    ]
