"""What a work commits to."""

from django.db import migrations, models
from django.db.models.lookups import Exact


class Migration(migrations.Migration):
    dependencies = [("curation", "0003_last_event")]

    operations = [
        migrations.AddField(
            model_name="work",
            name="commitment",
            field=models.BinaryField(max_length=32, null=True),
        ),
        migrations.AddConstraint(
            model_name="work",
            constraint=models.CheckConstraint(
                condition=models.Q(commitment=None)
                | models.Q(
                    Exact(
                        models.Func(
                            "commitment",
                            function="octet_length",
                            output_field=models.IntegerField(),
                        ),
                        32,
                    )
                ),
                name="curation_work_commitment_32_bytes",
            ),
        ),
    ]
