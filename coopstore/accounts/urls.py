"""Pages about the person, beside allauth's."""

app_name = "accounts"
urlpatterns = []
