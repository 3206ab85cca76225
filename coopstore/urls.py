"""Every address of the shop."""

from allauth.account.decorators import secure_admin_login
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.auth.models import Group
from django.urls import include, path
from django.views.i18n import set_language

from coopstore.accounts.admin import GroupAdmin
from coopstore.core import health
from coopstore.core.admin_words import admin_words
from coopstore.core.views import too_large
from coopstore.demo import views as demo_views
from coopstore.notifications.keeping import outbox_state

# The admin has no sign-in of its own: one door, with one set of rate limits.
admin.site.login = secure_admin_login(admin.site.login)
admin.site.i18n_javascript = admin_words
# Who may edit what libraries register here could take anybody's account, or give themselves rights.
admin.site.unregister([EmailAddress, Authenticator, Group])
admin.site.register(Group, GroupAdmin)

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, {"also": {"outbox": outbox_state}}, name="readyz"),
    path("too-large", too_large, name="too_large"),
    # The admin's addresses name no language: a cookie does.
    path("admin/language/", set_language, name="set_language"),
    path("admin/", admin.site.urls),
    path("", include("catalog.machine_urls")),
    *([path("media/<path:path>", demo_views.media, name="media")] if settings.DEMO_PAGES else []),
    *i18n_patterns(
        path("accounts/", include("coopstore.accounts.urls")),
        path("", include("coopstore.privacy.urls")),
        path("accounts/", include("allauth.account.urls")),
        path("notifications/", include("coopstore.notifications.urls")),
        # The desk's own pages stand below sell/<coop>/, after the fixed ones.
        path("", include("cooperatives.urls")),
        path("", include("catalog.urls")),
        path("", include("orders.urls")),
        *([path("", include("coopstore.demo.urls"))] if settings.DEMO_PAGES else []),
    ),
]
