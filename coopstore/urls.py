"""Every address of the shop."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.contrib import admin
from django.urls import include, path

from coopstore.core import health

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("admin/", admin.site.urls),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    *i18n_patterns(
        path("accounts/", include("coopstore.accounts.urls")),
        path("accounts/", include("allauth.account.urls")),
        path("notifications/", include("coopstore.notifications.urls")),
        # The desk's own pages stand below sell/<coop>/, after the fixed ones.
        path("", include("cooperatives.urls")),
        path("", include("catalog.urls")),
        path("", include("orders.urls")),
        *(
            [path("demo/", include("coopstore.demo.urls"))]
            if settings.DEMO or settings.DEBUG
            else []
        ),
    ),
]
