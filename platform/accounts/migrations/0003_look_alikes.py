"""Names that look alike: a skeleton for each, unique among those chosen here from now on."""

from django.db import migrations, models

import accounts.models.account

#: Of the accounts that look alike already, the oldest keeps its look to itself.
_LET_THEM_BE = """
UPDATE accounts_account AS younger SET inherited_name = true
 WHERE EXISTS (
   SELECT FROM accounts_account AS older
    WHERE older.skeleton = younger.skeleton AND older.id < younger.id
 )
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_preferences"),
    ]

    operations = [
        migrations.AddField(
            model_name="account",
            name="inherited_name",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="account",
            name="skeleton",
            field=models.GeneratedField(
                db_persist=True,
                expression=accounts.models.account.Skeleton("name"),
                output_field=models.CharField(max_length=32),
            ),
        ),
        migrations.AddIndex(
            model_name="account",
            index=models.Index(fields=["skeleton"], name="account_by_skeleton"),
        ),
        migrations.RunSQL(_LET_THEM_BE, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="account",
            constraint=models.UniqueConstraint(
                condition=models.Q(inherited_name=False),
                fields=["skeleton"],
                name="account_looks_like_no_other",
            ),
        ),
    ]
