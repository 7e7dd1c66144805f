"""`manage.py render_anew`: bring stored HTML up to the renderer and the sanitiser of today."""

from typing import Any

from django.core.management.base import BaseCommand

from articles.services.rerendering import render_anew


class Command(BaseCommand):
    """Render stored texts anew, in batches; it may be stopped and repeated while the site runs."""

    help = "Render every stored text that an earlier renderer made."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say how far it is after each batch."""
        done = render_anew(progress=lambda count: self.stdout.write(f"{count} versions"))
        self.stdout.write(f"Rendered {done} versions anew.")
