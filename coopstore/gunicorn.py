"""What the web server notes of each request: nothing that opens an order or an account.

Used with `gunicorn -c python:coopstore.gunicorn`.
"""

import re

from gunicorn.glogging import Logger

# The one-time keys of mails stand in the path; an order's token in the query and the referrer.
KEYS = re.compile(r"(/password/reset/key/|/confirm-email/)[^/]+")


class DiscreetLogger(Logger):
    """Writes addresses without their query and without keys."""

    def atoms(self, resp, req, environ, request_time) -> dict:
        found = super().atoms(resp, req, environ, request_time)
        found["U"] = KEYS.sub(r"\1...", found["U"])
        return found


logger_class = DiscreetLogger
access_log_format = (
    '%(h)s "%({x-forwarded-for}i)s" %(t)s "%(m)s %(U)s %(H)s" %(s)s %(b)s %(M)s ms "%(a)s"'
)
