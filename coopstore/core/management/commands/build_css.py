"""``manage.py build_css``: join the stylesheets into the one file that pages link."""

from django.core.management.base import BaseCommand

from coopstore.core.css import build_css


class Command(BaseCommand):
    help = "Join the stylesheets of static/css into static/css/shop.css."
    requires_system_checks = ()

    def handle(self, *args, **options):
        path = build_css()
        self.stdout.write(f"{path.name}: {path.stat().st_size} bytes")
