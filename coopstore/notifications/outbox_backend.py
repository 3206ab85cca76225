"""Mail into a folder, one whole file a message. Django's own file backend mixes several in one."""

import re
from pathlib import Path

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend

from coopstore.notifications.files import write_whole


class EmailBackend(BaseEmailBackend):
    """Writes `<Message-ID>.eml` below EMAIL_FILE_PATH; the same message again is the same file."""

    def send_messages(self, email_messages) -> int:
        for message in email_messages:
            mime = message.message()
            name = re.sub(r"[^\w.@-]", "", mime["Message-ID"])
            path = Path(settings.EMAIL_FILE_PATH) / f"{name}.eml"
            write_whole(path, mime.as_bytes(linesep="\r\n"))
        return len(email_messages)
