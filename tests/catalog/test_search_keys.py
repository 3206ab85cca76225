"""Goods are found under what their cooperative and category are called now."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from catalog.models import Category, Product
from catalog.search import find
from catalog.tasks import renew_search_keys
from catalog.use_cases import search_keys
from cooperatives.models import Cooperative
from coopstore.core.folding import fold
from tests.factories.catalog import CategoryFactory, ProductFactory

pytestmark = pytest.mark.django_db


def found(word: str) -> set[Product]:
    return set(find(Product.objects.all(), word))


def test_goods_follow_their_cooperative_within_the_hour():
    mine, other = ProductFactory(), ProductFactory()
    Cooperative.objects.update(updated_at=timezone.now() - timedelta(hours=2))
    mine.cooperative.name_fr = "Tifaouine"
    mine.cooperative.save()
    Product.objects.filter(pk=other.pk).update(search_key=f" ; {fold('Taghia')} ; | ")
    assert found("tifaouine") == set()

    renew_search_keys(hours=1)

    assert found("tifaouine") == {mine}
    assert found("taghia") == {other}  # nobody touched its cooperative


def test_goods_follow_their_category_and_its_parent():
    parent = CategoryFactory(slug="pantry", name_fr="Garde-manger")
    oils = CategoryFactory(slug="oils", parent=parent)
    good = ProductFactory(category=oils)
    ProductFactory(category=CategoryFactory(slug="carpets", name_fr="Tapis"))
    Category.objects.filter(pk=parent.pk).update(name_fr="Cellier")

    renew_search_keys(category=parent.pk)

    assert found("cellier") == {good}


def test_every_night_everything_is_looked_through_and_drafts_stay_as_they_are():
    good, draft = ProductFactory(), ProductFactory(draft=True, category=None, search_key="")
    Product.objects.filter(pk=good.pk).update(search_key=" ; vieux ; | ")

    renew_search_keys()

    assert found("vieux") == set()
    assert found("argan") == {good}
    assert Product.objects.get(pk=draft.pk).search_key == ""
    assert search_keys.renew_search_keys(products=Product.objects.all()) == 0


def test_what_is_saved_at_the_same_moment_stays(monkeypatch):
    good = ProductFactory()
    Product.objects.filter(pk=good.pk).update(search_key=" ; vieux ; | ")

    def meanwhile(product):
        Product.objects.filter(pk=product.pk).update(search_key=" ; nouveau ; | ")
        return " ; perdu ; | "

    monkeypatch.setattr(search_keys, "search_key", meanwhile)

    assert search_keys.renew_search_keys(products=Product.objects.all()) == 0
    assert Product.objects.get().search_key == " ; nouveau ; | "


@pytest.mark.django_db(transaction=True)
def test_a_category_renamed_in_the_admin_sends_the_hint(client, office, monkeypatch):
    hints = []
    monkeypatch.setattr(renew_search_keys, "delay", lambda **given: hints.append(given))
    category = CategoryFactory()
    client.force_login(office)
    page = reverse("admin:catalog_category_change", args=[category.pk])
    names = {f"name_{code}": f"Nom {code}" for code in ("ar", "zgh", "fr", "en")}

    answer = client.post(page, names | {"position": 1, "vat_rate": 10})

    assert answer.status_code == 302
    assert hints == [{"category": category.pk}]
