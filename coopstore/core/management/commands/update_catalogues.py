"""`manage.py update_catalogues`: bring the catalogues up to date with the sources."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from coopstore.core.catalogues.extract import template_of, texts_of
from coopstore.core.catalogues.files import (
    PLURALS,
    catalogue_path,
    read_catalogue,
    updated,
    write_catalogue,
)


class Command(BaseCommand):
    help = "Extract the texts of the project into locale/*/LC_MESSAGES/django.po."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Keep every translation whose source is unchanged; guess none."""
        locale = Path(settings.BASE_DIR) / "locale"
        texts = texts_of(Path(settings.BASE_DIR))
        for language in PLURALS:
            path = catalogue_path(locale, language)
            catalogue = updated(read_catalogue(path), template_of(texts, language), language)
            write_catalogue(path, catalogue)
            todo = sum(1 for message in catalogue if message.id and not _complete(message.string))
            self.stdout.write(f"{language}: {len(catalogue)} texts, {todo} to translate")


def _complete(string: str | tuple[str, ...]) -> bool:
    return all(string) if isinstance(string, (tuple, list)) else bool(string)
