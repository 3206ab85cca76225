"""`manage.py compile_catalogues`: write the .mo files that Django reads."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from coopstore.core.catalogues import compile_catalogues


class Command(BaseCommand):
    help = "Compile locale/*/LC_MESSAGES/django.po without the gettext programs."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Name what was written."""
        for path in compile_catalogues(Path(settings.BASE_DIR) / "locale"):
            self.stdout.write(str(path.relative_to(settings.BASE_DIR)))
