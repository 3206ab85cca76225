"""The Celery application: `celery -A coopstore.celery worker|beat`."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coopstore.settings")
app = Celery("coopstore")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
