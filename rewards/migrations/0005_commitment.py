"""What a work committed to when its window was taken into a cycle."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("curation", "0004_commitment"),
        ("rewards", "0004_no_host_reward"),
    ]

    operations = [
        migrations.AddField(
            model_name="window",
            name="commitment",
            field=models.BinaryField(max_length=32, null=True),
        ),
    ]
