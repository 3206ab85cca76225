"""Finding one message among those that were sent."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from coopstore.notifications.models import Channel


class OutboxFilter(forms.Form):
    """By whom it went to and the way it went."""

    to = forms.CharField(
        label=_("Recipient"),
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    channel = forms.ChoiceField(
        label=_("Channel"), required=False, choices=[("", _("All")), *Channel.choices]
    )

    def filtered(self, messages: QuerySet) -> QuerySet:
        """Those of `messages` that were asked for."""
        if to := self.cleaned_data["to"].strip():
            messages = messages.filter(address__icontains=to)
        if channel := self.cleaned_data["channel"]:
            messages = messages.filter(channel=channel)
        return messages
