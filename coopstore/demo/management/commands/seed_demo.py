"""`manage.py seed_demo`: the demonstration data; run again, it changes nothing."""

from django.core.management.base import BaseCommand

from coopstore.demo.seed import is_complete, seed


class Command(BaseCommand):
    help = "Writes the demonstration cooperatives, goods and orders that are not there yet."

    def handle(self, **options) -> None:
        if is_complete():
            self.stdout.write("The demonstration data is already there.")
            return
        seed(lambda line: self.stdout.write(f"  {line}"))
