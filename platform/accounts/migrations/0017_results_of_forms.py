"""What a form did is kept with it, for its receipt."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0016_treasury_payments")]

    operations = [
        migrations.AddField("doneform", "result", models.JSONField(default=dict)),
    ]
