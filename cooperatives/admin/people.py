"""Who works for which cooperative."""

from django import forms
from django.contrib import admin

from cooperatives.models import Membership, Role
from cooperatives.use_cases import set_member
from cooperatives.use_cases.members import refuse_last_owner, refuse_own_appointment
from coopstore.core.errors import Refusal


class MembershipForm(forms.ModelForm):
    """A person and their role; the cooperative and the person never change."""

    class Meta:
        model = Membership
        fields = ("user", "cooperative", "role", "is_active")

    actor = None  # whoever fills it in; set by the admin

    def clean(self) -> dict:
        data = super().clean()
        person = data.get("user") or (self.instance.user if self.instance.pk else None)
        try:
            if person:
                refuse_own_appointment(person=person, actor=self.actor)
            if self._ends_an_ownership(data):
                refuse_last_owner(self.instance.cooperative, person)
        except Refusal as refusal:
            field = refusal.field if refusal.field in self.fields else None
            self.add_error(field, refusal.reason())
        return data

    def _ends_an_ownership(self, data: dict) -> bool:
        before = Membership.objects.filter(pk=self.instance.pk, role=Role.OWNER, is_active=True)
        return before.exists() and not (data.get("is_active") and data.get("role") == Role.OWNER)


@admin.register(Membership)
class MembershipAdmin(admin.ModelAdmin):
    form = MembershipForm
    list_display = ("user", "cooperative", "role", "is_active", "created_at")
    list_filter = ("role", "is_active")
    list_select_related = ("user", "cooperative")
    search_fields = ("user__email", "user__full_name", "cooperative__name", "cooperative__code")
    raw_id_fields = ("user", "cooperative")

    def get_readonly_fields(self, request, obj=None):
        return ("user", "cooperative", "created_at") if obj else ("created_at",)

    def has_delete_permission(self, request, obj=None) -> bool:
        return False  # who left stays in the history, inactive

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.actor = request.user
        return form

    def save_model(self, request, obj, form, change) -> None:
        written = set_member(
            cooperative=obj.cooperative,
            person=obj.user,
            role=obj.role,
            is_active=obj.is_active,
            actor=request.user,
        )
        obj.pk = written.pk
