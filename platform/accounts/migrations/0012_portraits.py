"""The picture that stands beside a person's name."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0011_follow_lists")]

    operations = [
        migrations.AddField(
            model_name="account",
            name="portrait",
            field=models.CharField(blank=True, default="", max_length=32),
        ),
        migrations.AddConstraint(
            model_name="account",
            constraint=models.CheckConstraint(
                condition=models.Q(portrait__regex="^([0-9a-f]{32})?$"),
                name="account_portrait_is_hex",
            ),
        ),
    ]
