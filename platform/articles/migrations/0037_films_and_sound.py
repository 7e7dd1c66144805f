from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0036_no_index_twice"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="media",
            name="media_has_an_area",
        ),
        migrations.AddField(
            model_name="media",
            name="form",
            field=models.CharField(default="webp", max_length=4),
        ),
        migrations.AddField(
            model_name="media",
            name="length_ms",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddConstraint(
            model_name="media",
            constraint=models.CheckConstraint(
                condition=models.Q(("form__in", ("webp", "mp4", "webm", "m4a", "mp3", "ogg"))),
                name="media_form_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="media",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("form__in", ("webp", "mp4", "webm")),
                        ("height__gte", 1),
                        ("width__gte", 1),
                    ),
                    models.Q(("form__in", ("m4a", "mp3", "ogg")), ("height", 0), ("width", 0)),
                    _connector="OR",
                ),
                name="media_has_an_area",
            ),
        ),
        migrations.AddConstraint(
            model_name="media",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("form", "webp"), ("length_ms", 0)),
                    models.Q(models.Q(("form", "webp"), _negated=True), ("length_ms__gte", 1)),
                    _connector="OR",
                ),
                name="media_has_a_length",
            ),
        ),
    ]
