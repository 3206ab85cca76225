"""The only settings file. Everything that differs between machines comes from the environment.

Development and demo set DEBUG or DEMO; production refuses to start while something is missing.
"""

from pathlib import Path

import environ
from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from coopstore.core.languages import (
    FALLBACKS,
    LANGUAGE_CODES,
    LANGUAGES,
    register_amazigh,
)
from coopstore.embedded import ensure_services

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
VAR_DIR = Path(env("VAR_DIR", default=str(BASE_DIR / "var")))

# -- What kind of run this is
DEBUG = env.bool("DEBUG", default=False)
DEMO = env.bool("DEMO", default=False)
MAINTENANCE = env.bool("MAINTENANCE", default=False)  # closed for work: every page answers 503
DEMO_PAGES = DEMO or DEBUG  # what was sent, the style guide, photos without another server
if DEBUG or DEMO:
    ensure_services()  # starts or finds the private services when no address is given
elif missing := [
    n for n in ("SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL") if not env(n, default="")
]:
    raise ImproperlyConfigured(
        f"Set {', '.join(missing)} in the environment (deploy/env.example shows how), "
        "or DEBUG=1 on a developer's machine."
    )
SECRET_KEY = env("SECRET_KEY", default="development-only-" + "0" * 40)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]", "testserver"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
OWN_ADDRESS = f"http://127.0.0.1:{env('PORT', default='8000')}"
SITE_URL = env(
    "SITE_URL", default=OWN_ADDRESS if DEBUG or DEMO else f"https://{ALLOWED_HOSTS[0].lstrip('.')}"
)

# -- Parts
INSTALLED_APPS = [
    "modeltranslation",
    "coopstore.core",
    "coopstore.accounts",
    "coopstore.notifications",
    "cooperatives",
    "catalog",
    "orders",
    "coopstore.privacy",
    "coopstore.demo",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "django.contrib.humanize",
    "phonenumber_field",
    "pictures",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "coopstore.core.middleware.CompressedTextMiddleware",
    "coopstore.core.middleware.MaintenanceMiddleware",
    "coopstore.core.middleware.TooLargeMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "coopstore.core.middleware.PrivateByDefaultMiddleware",
    "coopstore.core.middleware.UnfitValuesMiddleware",
]
ROOT_URLCONF = "coopstore.urls"
WSGI_APPLICATION = "coopstore.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "coopstore.core.context.shop",
                "coopstore.notifications.context.unread",
                "cooperatives.context.doors",
                "catalog.context.menu",
                "orders.context.cart",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# -- Database. Each use case opens its own transaction, so that none spans a whole request.
DATABASES = {"default": env.db("DATABASE_URL")}
DATABASES["default"].update(
    ATOMIC_REQUESTS=False,
    # The development server has a new thread for each request: it would pile connections up.
    CONN_MAX_AGE=env.int("CONN_MAX_AGE", default=0 if DEBUG else 60),
    CONN_HEALTH_CHECKS=True,
)
DATABASES["default"].setdefault("OPTIONS", {})["options"] = (
    "-c lock_timeout=5s -c statement_timeout=15s -c idle_in_transaction_session_timeout=30s"
)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# -- Later work
REDIS_URL = env("REDIS_URL", default="redis://127.0.0.1:6379/0")
CELERY_BROKER_URL = REDIS_URL
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 600,  # longer than any task may run
    "unacked_restore_interval": 10,
    "socket_connect_timeout": 0.5,
    "socket_timeout": 5,
    "health_check_interval": 10,
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_TIME_LIMIT = 300
CELERY_TASK_SOFT_TIME_LIMIT = 240
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 10
CELERY_TIMEZONE = "UTC"
NOTIFICATION_SWEEP_SECONDS = env.int("NOTIFICATION_SWEEP_SECONDS", default=10)
# A message taken by a worker that died is taken again after this long.
NOTIFICATION_LEASE_SECONDS = env.int("NOTIFICATION_LEASE_SECONDS", default=120)
# What was sent, or given up, is kept for this long.
NOTIFICATION_KEEP_DAYS = env.int("NOTIFICATION_KEEP_DAYS", default=180)
# A message that waits longer is worth a look: a mail server is down, or no worker runs.
NOTIFICATION_LATE_SECONDS = env.int("NOTIFICATION_LATE_SECONDS", default=600)
EXPORT_SWEEP_SECONDS = env.int("EXPORT_SWEEP_SECONDS", default=30)
IMPORT_SWEEP_SECONDS = env.int("IMPORT_SWEEP_SECONDS", default=10)
# An import whose worker was not heard of for so long is taken by another one.
IMPORT_LEASE_SECONDS = env.int("IMPORT_LEASE_SECONDS", default=60)
CELERY_BEAT_SCHEDULE = {
    "complete-delivered-parts": {
        "task": "orders.tasks.complete_delivered_parts",
        "schedule": crontab(hour=2, minute=0),
    },
    "issue-missing-invoices": {
        "task": "orders.tasks.issue_missing_invoices",
        "schedule": crontab(hour=2, minute=5),
    },
    "answer-for-silent-cooperatives": {
        "task": "orders.tasks.answer_for_silent_cooperatives",
        "schedule": crontab(minute=15),
    },
    "remind-of-expiring-documents": {
        "task": "cooperatives.tasks.remind_of_expiry",
        "schedule": crontab(hour=6, minute=0),
    },
    "remove-abandoned-carts": {
        "task": "orders.tasks.remove_abandoned_carts",
        "schedule": crontab(hour=2, minute=10),
    },
    "remove-old-sessions": {
        "task": "coopstore.core.tasks.remove_old_sessions",
        "schedule": crontab(hour=2, minute=20),
    },
    "remove-old-notifications": {
        "task": "coopstore.notifications.tasks.remove_old_notifications",
        "schedule": crontab(hour=2, minute=30),
    },
    "renew-search-keys-of-the-hour": {
        "task": "catalog.tasks.renew_search_keys",
        "schedule": crontab(minute="*/10"),
        "kwargs": {"hours": 1},
    },
    "renew-all-search-keys": {
        "task": "catalog.tasks.renew_search_keys",
        "schedule": crontab(hour=3, minute=0),
    },
    "list-overdue-files": {
        "task": "cooperatives.tasks.list_overdue_files",
        "schedule": crontab(hour=6, minute=0),
    },
    "erase-accounts": {
        "task": "coopstore.privacy.tasks.erase_accounts",
        "schedule": crontab(minute=20),
    },
    "erase-papers": {
        "task": "coopstore.privacy.tasks.erase_papers",
        "schedule": crontab(hour=3, minute=0),
    },
    "make-exports": {
        "task": "coopstore.privacy.tasks.make_exports",
        "schedule": EXPORT_SWEEP_SECONDS,
        "options": {"expires": EXPORT_SWEEP_SECONDS},
    },
    "remove-old-exports": {
        "task": "coopstore.privacy.tasks.remove_old_exports",
        "schedule": crontab(minute=40),
    },
    "work-on-imports": {
        "task": "cooperatives.intake.tasks.work_on_imports",
        "schedule": IMPORT_SWEEP_SECONDS,
        "options": {"expires": IMPORT_SWEEP_SECONDS},
    },
    "sweep-notifications": {
        "task": "coopstore.notifications.tasks.deliver_due",
        "schedule": NOTIFICATION_SWEEP_SECONDS,
        "options": {"expires": NOTIFICATION_SWEEP_SECONDS},
    },
}

# -- Languages and formats
LANGUAGE_CODE = "fr"
LANGUAGES = LANGUAGES
register_amazigh()
USE_I18N = True
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["coopstore.formats"]
LANGUAGES_BIDI = ["ar"]
MODELTRANSLATION_DEFAULT_LANGUAGE = "fr"
MODELTRANSLATION_LANGUAGES = tuple(LANGUAGE_CODES)
MODELTRANSLATION_FALLBACK_LANGUAGES = FALLBACKS
PHONENUMBER_DEFAULT_REGION = "MA"
PHONENUMBER_DB_FORMAT = "E164"
PHONENUMBER_DEFAULT_FORMAT = "E164"
TIME_ZONE = "Africa/Casablanca"
USE_TZ = True

# -- Accounts
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
    )
]
ACCOUNT_ADAPTER = "coopstore.notifications.accounts.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "coopstore.accounts.sign_in.SignInForm",
    "signup": "coopstore.accounts.sign_in.SignUpForm",
    "reset_password": "coopstore.accounts.sign_in.ForgottenForm",
    "change_password": "coopstore.accounts.sign_in.NewPasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}  # the form also takes the phone number of an account
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "coopstore.accounts.forms.SignupDetails"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a changed password or e-mail is told to its owner
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {  # added to allauth's own
    "find_order": "20/5m/ip",  # order numbers are random, but phones can be guessed
    "claim_file": "100/h/ip",
    # Thousands of mobile phones share an address: this one only stops scripts. Empty: no limit.
    "place_order": env("ORDERS_PER_ADDRESS", default="100/h/ip"),
}
ACCOUNT_DEFAULT_HTTP_PROTOCOL = SITE_URL.split(":")[0]
# Behind a proxy every visitor has its address: say how many to trust, for rate limits.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "catalog:home"
ACCOUNT_LOGOUT_REDIRECT_URL = "catalog:home"  # in the language of the page

# -- Messages to people
env.EMAIL_SCHEMES["filemail"] = "coopstore.notifications.outbox_backend.EmailBackend"
vars().update(env.email_url("EMAIL_URL", default=f"filemail:///{VAR_DIR / 'outbox' / 'mail'}"))
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="Coop Store <bonjour@coopstore.example>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_TIMEOUT = 10
SMS_URL = env("SMS_URL", default=f"file://{VAR_DIR / 'outbox' / 'sms'}")
SMS_TOKEN = env("SMS_TOKEN", default="")
HELP_PHONE = env("HELP_PHONE", default="+212500000000")
HELP_WHATSAPP = env("HELP_WHATSAPP", default="+212600000000")

# -- Orders
# A phone, an e-mail or an account that orders more often is somebody else's, or a script.
ORDERS_PER_CONTACT_A_DAY = env.int("ORDERS_PER_CONTACT_A_DAY", default=5)
# A part that its cooperative has not answered by then is refused in its name.
ORDER_ANSWER_DAYS = env.int("ORDER_ANSWER_DAYS", default=3)

# -- Files
STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = env("MEDIA_URL", default="media/")
MEDIA_ROOT = Path(env("MEDIA_ROOT", default=str(VAR_DIR / "media")))
# Evidence: never below MEDIA_ROOT, served only by a view that asks who is looking.
PRIVATE_ROOT = Path(env("PRIVATE_ROOT", default=str(VAR_DIR / "private")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "coopstore.core.private_files.PrivateStorage",
        "OPTIONS": {"location": PRIVATE_ROOT},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
# Personal data (docs/decisions/): how long a copy can be fetched, a deletion be undone, and the
# papers of a cooperative that left or was refused be kept, in days.
DATA_EXPORT_DAYS = 7
ACCOUNT_DELETION_DAYS = 7
EVIDENCE_KEPT_DAYS = 365
EVIDENCE_MAX_BYTES = 10 * 1024 * 1024
REGISTER_MAX_BYTES = 50 * 1024 * 1024
REGISTER_MAX_ROWS = 100_000
PHOTO_MAX_BYTES = 10 * 1024 * 1024
PHOTO_MAX_PIXELS = 40_000_000
REQUEST_MAX_BYTES = 85 * 1024 * 1024  # eight photos at once and the form around them
PICTURES = {"PROCESSOR": "catalog.photos.render_now", "USE_PLACEHOLDERS": False}

# -- Cache: only what may be lost (rate limits). Never the broker's Redis: a flush drops queues.
env.CACHE_SCHEMES["rediscache"] = "coopstore.core.cache.ForgivingRedisCache"
CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://")}

# -- Safety
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=not (DEBUG or DEMO))
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31536000 if SECURE_SSL_REDIRECT else 0)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE_HSTS_SECONDS > 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE_SSL_REDIRECT else None
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
LANGUAGE_COOKIE_AGE = 60 * 60 * 24 * 365
LANGUAGE_COOKIE_SECURE = SESSION_COOKIE_SECURE
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:", *env.list("CSP_MEDIA_SOURCES", default=[])],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="INFO")},
    "loggers": {"pikepdf": {"level": "WARNING"}},
}
