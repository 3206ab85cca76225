"""The public pages in every state and language: what they show, and to whom they do not exist."""

import gzip
import json
import re
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from catalog import drawings
from catalog.models import CertificateStatus
from catalog.views import machines, proof
from tests.factories.catalog import (
    CategoryFactory,
    CertificateFactory,
    IndicationFactory,
    LabelSchemeFactory,
    PhotoFactory,
    ProductFactory,
    VariantFactory,
)
from tests.factories.cooperatives import CooperativeFactory

pytestmark = pytest.mark.django_db

LANGUAGES = ("ar", "zgh", "fr", "en")
HIDDEN = ("draft", "submitted", "under_review", "changes_requested", "rejected")


def text(response) -> str:
    return response.content.decode()


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


# -- Who sees what


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_opens_in_every_language(client, language):
    product = ProductFactory(slug="argan", cooperative__slug="south")
    PhotoFactory(product=product)
    certificate = CertificateFactory(cooperative=product.cooperative)
    for path in (
        "",
        "products/",
        "products/argan/",
        "cooperatives/",
        "cooperatives/south/",
        "verify/",
        f"verify/{certificate.code}/",
    ):
        response = client.get(f"/{language}/{path}")
        assert response.status_code == 200, path
        assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in text(
            response
        )
        assert text(response).count("<h1") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_shop_opens_too(client, language):
    for path in ("", "products/", "products/?q=argan", "cooperatives/", "verify/"):
        assert client.get(f"/{language}/{path}").status_code == 200, path


@pytest.mark.parametrize("state", ["draft", "archived"])
def test_goods_that_are_not_published_do_not_exist(client, state):
    ProductFactory(slug="hidden", **{state: True})
    assert client.get("/fr/products/hidden/").status_code == 404


@pytest.mark.parametrize("state", [*HIDDEN, "suspended", "closed"])
def test_goods_of_a_cooperative_that_may_not_sell_do_not_exist(client, state):
    ProductFactory(slug="hidden", cooperative=CooperativeFactory(**{state: True}))
    assert client.get("/fr/products/hidden/").status_code == 404
    assert client.get("/fr/products/").context["page_obj"].paginator.count == 0


@pytest.mark.parametrize("state", ["suspended", "closed"])
def test_a_cooperative_that_may_not_sell_has_no_page(client, state):
    CooperativeFactory(slug="gone", **{state: True})
    assert client.get("/fr/cooperatives/gone/").status_code == 404
    assert client.get("/fr/cooperatives/").context["page_obj"].paginator.count == 0


@pytest.mark.parametrize("path", ["products/none/", "cooperatives/none/", "products/%D8%B2/"])
def test_an_unknown_address_is_not_found(client, path):
    assert client.get(f"/fr/{path}").status_code == 404


def test_pages_are_only_read(client):
    for path in ("", "products/", "cooperatives/", "verify/"):
        assert client.post(f"/fr/{path}").status_code == 405


# -- A product


def test_a_product_is_sold_with_its_price_and_what_a_kilogram_costs(client):
    product = ProductFactory(slug="honey", variant=None)
    variant = VariantFactory(product=product, net_quantity=250, unit="g", price="60.00")
    page = client.get("/fr/products/honey/")
    shown = words(text(page))
    assert "60 DH" in shown.replace("\xa0", " ")
    assert "240 DH" in shown.replace("\xa0", " ")
    assert f'<input type="hidden" name="variant" value="{variant.pk}">' in text(page)
    assert 'name="quantity"' in text(page)
    assert page.context["can_buy"] is True


def test_sizes_are_chosen_among_and_the_cheapest_that_is_left_comes_first(client):
    product = ProductFactory(slug="oil", variant=None)
    gone = VariantFactory(product=product, price="40.00", stock__on_hand=0)
    small = VariantFactory(product=product, price="50.00")
    large = VariantFactory(product=product, price="90.00")
    VariantFactory(product=product, price="10.00", is_active=False)
    page = client.get("/fr/products/oil/")
    assert page.context["chosen"] == small
    assert page.context["variants"] == [gone, small, large]
    assert text(page).count('type="radio" name="variant"') == 3
    assert f'value="{gone.pk}" disabled' in text(page)
    assert f'value="{small.pk}" checked' in text(page)
    assert client.get(f"/fr/products/oil/?variant={large.pk}").context["chosen"] == large
    for other in (gone.pk, "x", "", "9" * 50):
        assert client.get(f"/fr/products/oil/?variant={other}").context["chosen"] == small


def test_a_sold_out_product_is_shown_and_cannot_be_bought(client):
    ProductFactory(slug="gone", variant__stock__on_hand=2, variant__stock__allocated=2)
    page = client.get("/en/products/gone/")
    assert page.context["can_buy"] is False
    assert "Sold out for the moment." in text(page)
    assert 'name="quantity"' not in text(page)


def test_a_product_of_a_cooperative_on_holiday_says_until_when(client):
    until = timezone.localdate() + timedelta(days=9)
    ProductFactory(slug="later", cooperative__on_holiday_until=until)
    page = client.get("/en/products/later/")
    assert page.context["can_buy"] is False
    assert "The cooperative is on holiday." in text(page)
    assert 'name="quantity"' not in text(page)


def test_a_product_without_sizes_has_a_page(client):
    ProductFactory(slug="bare", variant=None)
    assert client.get("/fr/products/bare/").status_code == 200


def test_a_missing_translation_is_shown_in_its_own_language_and_said(client):
    ProductFactory(
        slug="oil",
        name_ar="زيت",
        name_fr="",
        name_en="",
        name_zgh="",
        description_ar="زيت معصور باليد",
        description_fr="",
    )
    french, arabic = client.get("/fr/products/oil/"), client.get("/ar/products/oil/")
    assert '<h1><bdi lang="ar" dir="rtl">زيت</bdi></h1>' in text(french)
    assert french.context["written_in"] == "ar"
    assert '<bdi lang="ar">العربية</bdi>' in text(french)
    assert "<h1><bdi>زيت</bdi></h1>" in text(arabic)
    assert arabic.context["written_in"] == ""


def test_a_label_leads_to_its_check_only_while_it_is_shown(client):
    product = ProductFactory(slug="oil")
    good = CertificateFactory(cooperative=product.cooperative)
    late = CertificateFactory(cooperative=product.cooperative, expired=True)
    claim = CertificateFactory(cooperative=product.cooperative, pending=True)
    page = text(client.get("/fr/products/oil/"))
    assert f"/fr/verify/{good.code}/" in page
    assert late.code not in page
    assert claim.code not in page


def test_every_label_leads_to_its_check_when_there_are_many(client):
    product = ProductFactory(slug="oil")
    codes = [
        CertificateFactory(
            cooperative=product.cooperative, scheme=LabelSchemeFactory(code=f"label-{n}")
        ).code
        for n in range(4)
    ]
    page = text(client.get("/fr/products/oil/"))
    assert page.count('class="label"') == 2
    assert [code for code in codes if f"/fr/verify/{code}/" not in page] == []


def test_other_goods_of_the_same_hands_come_first(client):
    product = ProductFactory(slug="one")
    family = ProductFactory(category=product.category)
    own = ProductFactory(cooperative=product.cooperative, category=CategoryFactory(slug="care"))
    ProductFactory(cooperative=product.cooperative, draft=True)
    assert client.get("/fr/products/one/").context["related"] == [own, family]


def structured(response) -> dict:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text(response), re.S)
    return json.loads(found[1])


def test_machines_read_the_same_facts(client, settings):
    product = ProductFactory(
        slug="oil", name_fr="</script><script>alert(1)</script> & huile", variant=None
    )
    VariantFactory(product=product, price="95.50")
    VariantFactory(product=product, price="180.00", stock__on_hand=0)
    certificate = CertificateFactory(cooperative=product.cooperative)
    data = structured(client.get("/fr/products/oil/"))
    assert data["@type"] == "Product"
    assert data["name"] == "</script><script>alert(1)</script> & huile"
    assert data["url"] == f"{settings.SITE_URL}/fr/products/oil/"
    assert [(offer["price"], offer["availability"]) for offer in data["offers"]] == [
        ("95.50", "https://schema.org/InStock"),
        ("180.00", "https://schema.org/OutOfStock"),
    ]
    assert data["offers"][0]["priceCurrency"] == "MAD"
    assert [it["certificationIdentification"] for it in data["hasCertification"]] == [
        certificate.code
    ]


# -- A cooperative


def test_a_cooperative_shows_its_people_its_labels_and_its_goods(client):
    cooperative = CooperativeFactory(slug="south", women=24, men=6)
    goods = ProductFactory.create_batch(9, cooperative=cooperative)
    certificate = CertificateFactory(cooperative=cooperative)
    CertificateFactory(cooperative=cooperative, expired=True)
    origin = CertificateFactory(
        cooperative=cooperative,
        scheme=LabelSchemeFactory(origin=True),
        indication=IndicationFactory(provinces=[], categories=[]),
    )
    page = client.get("/en/cooperatives/south/")
    assert page.context["goods_count"] == len(goods)
    assert len(page.context["goods"]) == 8
    assert page.context["labels"] == [certificate]
    assert origin.code not in text(page)
    assert "/en/products/?cooperative=south" in text(page)
    assert "30 members" in words(text(page))


def test_cooperatives_are_found_by_region_and_sector(client):
    CooperativeFactory(slug="south")
    CooperativeFactory.create_batch(2, suspended=True)
    page = client.get("/fr/cooperatives/?region=MA-09&sector=agriculture")
    assert [it.slug for it in page.context["page_obj"]] == ["south"]
    assert [n for _, n in page.context["region_choices"]] == [1]
    for junk in ("region=MA-77", "sector=%00", "page=zz", "region=<script>"):
        assert client.get(f"/fr/cooperatives/?{junk}").context["page_obj"].paginator.count == 1


# -- The check of a label


def certificate(state: str):
    """One certificate that reads as `state` today."""
    today = timezone.localdate()
    made = {
        "valid": {},
        "last day": {"valid_until": today},
        "expired": {"expired": True},
        "withdrawn": {"status": CertificateStatus.REVOKED},
        "not_yet": {"valid_from": today + timedelta(days=1)},
        "paused": {"cooperative": CooperativeFactory(suspended=True)},
        "pending": {"pending": True},
        "rejected": {"status": CertificateStatus.REJECTED},
    }
    return CertificateFactory(**made[state])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("state", "answer"),
    [
        ("valid", "valid"),
        ("last day", "valid"),
        ("expired", "expired"),
        ("withdrawn", "withdrawn"),
        ("not_yet", "not_yet"),
        ("paused", "paused"),
    ],
)
def test_a_code_is_answered_with_yes_or_no(client, state, answer, language):
    code = certificate(state).code
    page = client.get(f"/{language}/verify/{code}/")
    assert (page.status_code, page.context["answer"]) == (200, answer)
    assert code in text(page)
    assert ('class="result">' in text(page)) is (answer == "valid")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", ["pending", "rejected"])
def test_a_claim_that_nobody_verified_reads_as_an_unknown_code(client, state, language):
    claim = certificate(state)
    page = client.get(f"/{language}/verify/{claim.code}/")
    unknown = client.get(f"/{language}/verify/{'2' * 10}/")
    assert (page.status_code, unknown.status_code) == (404, 404)
    assert 'content="noindex"' in text(page)
    assert text(page).replace(claim.code, "") == text(unknown).replace("2" * 10, "")
    assert claim.issuer not in text(page)


@pytest.mark.parametrize("typed", ["{0}", "  {0} ", "{1}", "{2}"])
def test_a_code_may_be_typed_in_small_letters_with_spaces_and_dashes(client, typed):
    code = certificate("valid").code
    forms = (code, code.lower(), f"{code[:3]} {code[3:6]}-{code[6:]}".lower())
    response = client.get("/fr/verify/", {"code": typed.format(*forms)})
    assert response.status_code == 302
    assert response.url == f"/fr/verify/{code}/"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("7q4k 2m9x-hb", "7Q4K2M9XHB"),
        ("٧Q٤K", "7Q4K"),
        ("ＡＢＣ", "ABC"),
        ("../../etc", "ETC"),
        ("%00\0", "00"),
        ("Z" * 500, "Z" * 10),
        ("🌶️", ""),
        ("", ""),
    ],
)
def test_codes_are_read_generously(typed, code):
    assert proof.normal(typed) == code


def test_an_untidy_address_leads_to_the_tidy_one(client):
    code = certificate("valid").code
    response = client.get(f"/fr/verify/{code.lower()}/")
    assert (response.status_code, response.url) == (302, f"/fr/verify/{code}/")
    assert client.get("/fr/verify/%F0%9F%8C%B6/", follow=True).status_code == 404


def test_an_empty_code_is_asked_for_again_beside_the_field(client):
    page = client.get("/en/verify/?code=%20-%20")
    assert page.status_code == 422
    assert 'aria-invalid="true"' in text(page)
    assert "<title>Error: " in text(page)


def test_a_valid_label_names_the_goods_that_wear_it(client):
    shown = ProductFactory()
    ProductFactory(cooperative=shown.cooperative, draft=True)
    ProductFactory()
    code = CertificateFactory(cooperative=shown.cooperative).code
    assert client.get(f"/fr/verify/{code}/").context["goods"] == [shown]


def test_a_label_is_not_linked_to_a_cooperative_without_a_page(client):
    page = client.get(f"/fr/verify/{certificate('paused').code}/")
    assert "/fr/cooperatives/cooperative" not in text(page)


# -- Home


def test_home_counts_what_is_there(client):
    cooperative = CooperativeFactory(women=24, men=6)
    CooperativeFactory(women=10, men=0)
    CooperativeFactory(women=99, suspended=True)
    ProductFactory.create_batch(3, cooperative=cooperative)
    ProductFactory(draft=True, cooperative=cooperative)
    figures = client.get("/fr/").context["figures"]
    assert (figures.cooperatives, figures.members, figures.women, figures.goods) == (2, 40, 34, 3)


def test_home_opens_only_doors_that_lead_somewhere(client):
    food = CategoryFactory(slug="food", position=1)
    ProductFactory(category=CategoryFactory(slug="oils", parent=food))
    ProductFactory(category=CategoryFactory(slug="care", position=2))
    CategoryFactory(slug="empty", position=3)
    doors = client.get("/fr/").context["doors"]
    assert [door.category.slug for door in doors] == ["food", "care"]
    assert [door.picture for door in doors] == ["img/categories/oils.svg", "img/no-photo.svg"]


def test_new_goods_come_from_as_many_cooperatives_as_can_be(client):
    busy = CooperativeFactory()
    ProductFactory.create_batch(5, cooperative=busy)
    others = {ProductFactory().cooperative, ProductFactory().cooperative}
    shown = client.get("/fr/").context["new_goods"]
    assert len(shown) == 4
    assert {product.cooperative for product in shown} == {busy, *others}


def test_the_story_is_told_by_a_cooperative_that_has_one_and_sells(client):
    CooperativeFactory()
    teller = ProductFactory().cooperative
    silent = CooperativeFactory(story_ar="", story_zgh="", story_fr="", story_en="")
    ProductFactory(cooperative=silent)
    assert client.get("/fr/").context["teller"] == teller


def test_every_drawing_the_pages_name_exists():
    paths = [drawings.NO_PHOTO, "img/star-tile.svg", "img/wall.svg"]
    paths += [f"img/scenes/{name}.svg" for name in drawings.SCENES]
    paths += [drawings.pattern_of(code) for code in drawings.SCENE_OF_REGION]
    paths += [f"img/categories/{slug}.svg" for slug in drawings.FAMILIES]
    assert [path for path in paths if finders.find(path) is None] == []


# -- Search engines


def test_the_map_names_every_public_page_in_every_language(client, settings):
    ProductFactory(slug="oil", cooperative__slug="south")
    ProductFactory(slug="draft", draft=True)
    CooperativeFactory(slug="gone", suspended=True)
    response = client.get("/sitemap.xml")
    assert response["Content-Type"] == "application/xml"
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    tree = ElementTree.fromstring(response.content)  # noqa: S314 - our own page
    found = {it.text for it in tree.iter(f"{space}loc")}
    for language in LANGUAGES:
        for path in ("", "products/", "products/oil/", "cooperatives/south/", "verify/"):
            assert f"{settings.SITE_URL}/{language}/{path}" in found
    assert not [it for it in found if "draft" in it or "gone" in it]


def test_a_large_map_is_cut_into_files(client, settings, monkeypatch):
    monkeypatch.setattr(machines, "PAGES_A_FILE", 4)
    ProductFactory.create_batch(3)
    index = text(client.get("/sitemap.xml"))
    parts = re.findall(r"<loc>(.*?)</loc>", index)
    assert parts == [f"{settings.SITE_URL}/sitemap-{n}.xml" for n in range(1, len(parts) + 1)]
    pages = [
        page
        for part in parts
        for page in re.findall(
            r"<loc>(.*?)</loc>", text(client.get(part.removeprefix(settings.SITE_URL)))
        )
    ]
    assert len(pages) == len(set(pages)) == 4 * (4 + 1 + 3 + 3)
    assert client.get(f"/sitemap-{len(parts) + 1}.xml").status_code == 404


def test_robots_are_kept_from_pages_of_one_person(client, settings):
    response = client.get("/robots.txt")
    lines = text(response).splitlines()
    assert "Disallow: /admin/" in lines
    assert "Disallow: /ar/checkout/" in lines
    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in lines
    assert response["Cache-Control"] == "public, max-age=3600"


# -- Budgets


def test_pages_ask_the_database_no_more_when_there_is_more_to_show(client):
    def fill(many: int) -> None:
        for product in ProductFactory.create_batch(many, cooperative=cooperative):
            PhotoFactory.create_batch(2, product=product)
            VariantFactory(product=product)
        for product in ProductFactory.create_batch(many):
            CertificateFactory(cooperative=product.cooperative)
        CertificateFactory(cooperative=cooperative)

    def queries(path: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(path).status_code == 200
        return len(asked)

    cooperative = CooperativeFactory(slug="south")
    ProductFactory(slug="oil", cooperative=cooperative)
    code = CertificateFactory(cooperative=cooperative).code
    budgets = {
        "/fr/": 16,
        "/fr/products/oil/": 14,
        "/fr/cooperatives/": 8,
        "/fr/cooperatives/south/": 12,
        f"/fr/verify/{code}/": 8,
    }
    fill(5)
    few = {path: queries(path) for path in budgets}
    fill(10)
    assert {path: queries(path) for path in budgets} == few
    assert {path: n for path, n in few.items() if n > budgets[path]} == {}


def test_a_full_list_stays_light(client):
    for product in ProductFactory.create_batch(24):
        PhotoFactory(product=product)
        CertificateFactory(cooperative=product.cooperative)
    assert len(gzip.compress(client.get("/ar/products/").content)) < 20_000
    assert len(gzip.compress(client.get("/ar/").content)) < 14_000
