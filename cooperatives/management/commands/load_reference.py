"""`manage.py load_reference`: regions, provinces, sectors and the papers that are asked."""

from django.core.management.base import BaseCommand

from cooperatives.reference import load_reference


class Command(BaseCommand):
    help = "Load regions, provinces, sectors and requirements. Safe to repeat."

    def handle(self, *args, **options):
        self.stdout.write(f"{load_reference()} rows of reference data written")
