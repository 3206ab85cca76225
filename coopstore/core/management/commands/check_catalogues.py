"""`manage.py check_catalogues`: fail when a catalogue is stale, incomplete or wrong."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from coopstore.core.catalogues.check import faults_of


class Command(BaseCommand):
    help = "Check that every text is translated in Arabic, Amazigh and French."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Print each fault with its file; CommandError when there is one."""
        root = Path(settings.BASE_DIR)
        faults = faults_of(root, root / "locale")
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            raise CommandError(f"{len(faults)} faults in the catalogues")
