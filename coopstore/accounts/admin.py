"""People, for the office. Passwords are set by their owners alone, through a mail."""

from django import forms
from django.contrib import admin
from django.contrib.auth import admin as django_admin
from django.utils.translation import gettext_lazy as _

from coopstore.accounts.closing import obstacles
from coopstore.accounts.models import User

RIGHTS = ("is_staff", "is_superuser", "groups", "user_permissions")


class UserForm(forms.ModelForm):
    """A person; their account is closed only when nobody depends on it."""

    class Meta:
        model = User
        fields = "__all__"  # noqa: DJ007  (the admin names them)

    def clean_is_active(self) -> bool:
        is_active = self.cleaned_data["is_active"]
        if self.initial.get("is_active") and not is_active:
            for sentence in obstacles(self.instance):
                self.add_error("is_active", sentence)
        return is_active


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    """Rights are given by superusers only, and only they may change another officer."""

    form = UserForm
    list_display = ["email", "full_name", "phone", "language", "is_active", "is_staff"]
    list_filter = ["is_active", "is_staff", "language"]
    search_fields = ["email", "full_name", "phone"]
    ordering = ["-date_joined"]
    filter_horizontal = ["groups", "user_permissions"]
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["email", "full_name", "phone", "language", "is_active"]}),
        (_("Rights"), {"fields": RIGHTS}),
        (_("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]

    def get_readonly_fields(self, request, obj=None):
        if request.user.is_superuser:
            return self.readonly_fields
        # A new address could ask for a new password, and so take the account over.
        return [*self.readonly_fields, *RIGHTS, *(["email"] if obj else [])]

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        officer = obj is not None and (obj.is_staff or obj.is_superuser)
        return allowed and (request.user.is_superuser or not officer)

    def has_delete_permission(self, request, obj=None):
        # Orders and decisions keep their people: an account is closed, not deleted.
        return False

    def save_model(self, request, obj, form, change):
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)


class GroupAdmin(django_admin.GroupAdmin):
    """Groups carry rights: superusers alone see and change them."""

    def has_module_permission(self, request):
        return request.user.is_superuser

    def has_view_permission(self, request, obj=None):
        return request.user.is_superuser

    has_add_permission = has_module_permission
    has_change_permission = has_view_permission
    has_delete_permission = has_view_permission
