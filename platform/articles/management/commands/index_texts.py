"""`manage.py index_texts`: let search find every published text, as after a changed dictionary."""

from django.core.management.base import BaseCommand

from articles.services import index_everything


class Command(BaseCommand):
    """Index everything anew; the site can be in use meanwhile."""

    help = "Index every published text for search anew."

    def handle(self, *args: object, **options: object) -> None:
        """Say after each 500 texts how many are done."""
        total = 0

        def progress(done: int) -> None:
            nonlocal total
            total += done
            self.stdout.write(f"{total} texts")

        index_everything(progress=progress)
