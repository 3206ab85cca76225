"""Load the reference data that the catalogue stands on."""

from django.core.management.base import BaseCommand

from catalog.reference import load_reference
from cooperatives.reference import load_reference as load_territory


class Command(BaseCommand):
    """Regions, provinces, sectors, requirements, categories, labels and signs of origin."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument(
            "--overwrite",
            action="store_true",
            help="Put the published data back over what was changed in the admin.",
        )

    def handle(self, *args, overwrite: bool, **options):
        load_territory()
        for kind, count in load_reference(overwrite=overwrite).items():
            self.stdout.write(f"{kind}: {count}")
