"""What is the system's is moved by the worker and the operator, and never powers down."""

from django.db import migrations, models

from ledger.sql import run_sql


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_lighter_recording")]
    operations = [
        run_sql("record", "volume"),
        migrations.AddConstraint(
            model_name="powerdown",
            constraint=models.CheckConstraint(
                condition=models.Q(wallet__gte=1001), name="ledger_powerdown_of_a_person"
            ),
        ),
        migrations.AddConstraint(
            model_name="delegation",
            constraint=models.CheckConstraint(
                condition=models.Q(delegator__gte=1001) | models.Q(delegator=5),
                name="ledger_delegation_of_a_person_or_the_treasury",
            ),
        ),
    ]
