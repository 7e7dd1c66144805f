"""A version's text has a limit in the table too; forms that were sent are found by account."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual


class Migration(migrations.Migration):
    dependencies = [("articles", "0021_words_agreed_to")]

    operations = [
        migrations.AddConstraint(
            model_name="revision",
            constraint=models.CheckConstraint(
                condition=LessThanOrEqual(Length("body"), 200_000), name="revision_body_bounded"
            ),
        ),
        migrations.AlterField(
            model_name="submission",
            name="account",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
