"""A Redis cache whose loss nobody notices: it counts attempts, and the shop sells without it."""

import logging
import time
from collections.abc import Callable
from functools import wraps

from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)
PAUSE = 10.0  # seconds without asking after a failure: one visitor waits for it, not each


def _forgiving(method: Callable, otherwise: Callable) -> Callable:
    """`method`, or what `otherwise` makes of its arguments while the server does not answer."""

    @wraps(method)
    def ask(self, *args, **kwargs):
        if time.monotonic() < self.quiet_until:
            return otherwise(*args, **kwargs)
        try:
            return method(self, *args, **kwargs)
        except RedisError as error:
            self.quiet_until = time.monotonic() + PAUSE
            logger.error("The cache does not answer: %s. Attempts are not counted.", error)
            return otherwise(*args, **kwargs)

    return ask


class _Client(RedisCacheClient):
    quiet_until = 0.0  # time.monotonic()

    # `add` takes a lock: who is told that it is taken would wait for nobody.
    add = _forgiving(RedisCacheClient.add, lambda key, value, timeout: True)
    get = _forgiving(RedisCacheClient.get, lambda key, default: default)
    set = _forgiving(RedisCacheClient.set, lambda key, value, timeout: None)
    delete = _forgiving(RedisCacheClient.delete, lambda key: False)


class ForgivingRedisCache(RedisCache):
    """Django's, for what may be lost; the server has half a second to answer."""

    def __init__(self, server, params):
        options = {"socket_connect_timeout": 0.5, "socket_timeout": 0.5}
        super().__init__(server, params | {"OPTIONS": options | params.get("OPTIONS", {})})
        self._class = _Client
