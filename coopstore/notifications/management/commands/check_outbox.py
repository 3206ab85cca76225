"""`manage.py check_outbox`: for cron or a monitor; fails when messages do not leave."""

from django.core.management.base import BaseCommand, CommandError

from coopstore.notifications.keeping import complaints


class Command(BaseCommand):
    help = "Fails, and says why, when messages wait that should have left."

    def handle(self, **options) -> None:
        if found := complaints():
            raise CommandError("\n".join(found))
        self.stdout.write("Every message that is due has left.")
