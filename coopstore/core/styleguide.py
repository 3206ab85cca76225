"""Every block of the shop's face in every state, on one page, for those who build pages."""

import re
from decimal import Decimal
from pathlib import Path

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.shortcuts import render

from coopstore.core.access import public


class SampleForm(forms.Form):
    """One field of each kind; it is never saved."""

    name = forms.CharField(label="Delivery name", help_text="As the courier will ask for it.")
    phone = forms.CharField(
        label="Delivery phone",
        help_text="For example 06 12 34 56 78.",
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    landmark = forms.CharField(label="Landmark near the house", required=False)
    province = forms.ChoiceField(
        label="Province", choices=[("MA-TIZ", "Tiznit"), ("MA-TAR", "Taroudannt")]
    )
    story = forms.CharField(label="Description", widget=forms.Textarea, required=False)
    photo = forms.FileField(label="Photo", required=False)
    payment = forms.ChoiceField(
        label="Payment",
        choices=[("cash", "Cash on delivery"), ("transfer", "Bank transfer")],
        widget=forms.RadioSelect,
    )
    labels = forms.MultipleChoiceField(
        label="Labels",
        choices=[("igp", "IGP"), ("aop", "AOP")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    sms = forms.BooleanField(label="Tell me by SMS", required=False)


STEPS = [
    {"label": "Contact", "state": "done", "url": "#steps"},
    {"label": "Delivery", "state": "done", "url": "#steps"},
    {"label": "Payment", "state": "here"},
    {"label": "Check", "state": "todo"},
]
TIMELINE = [
    {"title": "Order received", "note": "21 November, 10:12", "state": "done"},
    {"title": "Prepared", "note": "22 November, 16:40", "state": "done"},
    {"title": "On its way", "note": "Left Taroudannt on 23 November", "state": "here"},
    {"title": "With you", "note": "Between 25 and 27 November", "state": "todo"},
]
STOPPED = [TIMELINE[0], {"title": "Refused", "note": "The harvest is over", "state": "stop"}]
SPLIT = [
    {"label": "The cooperative", "amount": Decimal("38")},
    {"label": "Payment and packing", "amount": Decimal("4")},
    {"label": "Coop Store", "amount": Decimal("3")},
]

TILES = ["oils", "honey", "spices", "fruit", "carpets", "pottery", "cereals", "cosmetics"]


def icons() -> list[str]:
    """The names that `_parts/icon.html` knows."""
    sprite = Path(settings.BASE_DIR) / "static" / "icons" / "sprite.svg"
    return re.findall(r'<symbol id="([^"]+)"', sprite.read_text(encoding="utf-8"))


@public
def styleguide(request):
    """The page; open to all, but wired in development and demo only."""
    wrong = SampleForm({"phone": "06 12 34 56 7", "province": "MA-TIZ"})
    wrong.add_error("phone", "This number has 9 digits. It needs 10.")
    return render(
        request,
        "styleguide.html",
        {
            "form": None,
            "empty_form": SampleForm(prefix="empty"),
            "wrong_form": wrong,
            "steps": STEPS,
            "timeline": TIMELINE,
            "stopped": STOPPED,
            "split": SPLIT,
            "price": Decimal("1450"),
            "page_obj": Paginator(range(90), 10).page(4),
            "trail": [{"title": "Spices", "url": "#"}, {"title": "Saffron threads"}],
            "icons": icons(),
            "tiles": TILES,
            "regions": [f"MA-{number:02}" for number in range(1, 13)],
        },
    )
