"""Coop Store: the marketplace of Morocco's cooperatives."""

from coopstore.celery import app as celery_app

__all__ = ["celery_app"]
