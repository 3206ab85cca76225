"""The cooperative's goods: the list, the editor, the stock."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from catalog.desk.editor import Editor, keep_photos, mark, read_photos, state_sentence
from catalog.errors import StockChanged
from catalog.forms.new_product import NewProductForm
from catalog.forms.stock import count_forms
from catalog.models import Photo, Product, ProductStatus, StockMovement
from catalog.use_cases.photos import move_photo, put_back_photo, remove_photo
from catalog.use_cases.products import (
    draft_product,
    publish_product,
    save_product,
    withdraw_product,
)
from catalog.use_cases.stock import count_stock
from cooperatives.access import member_view
from cooperatives.models import Cooperative, Role, Status
from coopstore.core.errors import Refusal

PAGE_SIZE = 24
MOVEMENTS_SHOWN = 30
FILTERS = {
    "": gettext_lazy("All"),
    "published": gettext_lazy("On sale"),
    "sold-out": gettext_lazy("Sold out"),
    "draft": gettext_lazy("Drafts"),
    "no-photo": gettext_lazy("Photo missing"),
    "archived": gettext_lazy("Withdrawn"),
}


@member_view(Role.CATALOGUE)
@require_safe
def desk_products(request, cooperative):
    """All goods of the cooperative, with their state, stock and what they still lack."""
    state = request.GET.get("state", "")
    if state not in FILTERS:
        raise Http404
    own = Product.objects.of(cooperative)
    found = _filtered(own, state).order_by("-updated_at", "-pk").for_desk()
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    for product in page.object_list:
        product.mark = mark(product)
        product.units_left = sum(variant.stock.left for variant in product.variants_offered)
        withdrawn = product.status == ProductStatus.ARCHIVED
        product.hints = [] if withdrawn else [it.label for it in product.missing()]
    context = {
        "cooperative": cooperative,
        "section": "products",
        "page_obj": page,
        "state": state,
        "filters": [(slug, label, slug == state) for slug, label in FILTERS.items()],
        "may_sell": cooperative.status == Status.APPROVED,
    }
    return TemplateResponse(request, "catalog/desk/products.html", context)


def _filtered(products, state: str):
    match state:
        case "published" | "draft" | "archived":
            return products.filter(status=state)
        case "sold-out":
            return products.filter(status=ProductStatus.PUBLISHED).sold_out()
        case "no-photo":
            return products.exclude(status=ProductStatus.ARCHIVED).without_photo()
    return products


@member_view(Role.CATALOGUE)
@require_http_methods(["GET", "HEAD", "POST"])
def desk_product_new(request, cooperative):
    """Photos first, and a name: a draft is made of whatever is sent."""
    form = NewProductForm(request.POST if request.method == "POST" else None)
    photos, bad = read_photos(request.FILES.getlist("photos"))
    if request.method == "POST" and form.is_valid():
        if photos or form.cleaned_data["name"]:
            product = draft_product(
                cooperative=cooperative, texts=form.texts, key=form.cleaned_data["key"]
            )
            if not product.photos.exists():  # sent again, they are there already
                bad += keep_photos(product, photos)
            for sentence in bad:
                messages.error(request, sentence)
            return redirect("catalog:desk_product", cooperative.code, product.pk)
        bad = bad or [_("Add a photo or write the name, then go on.")]
    context = {
        "cooperative": cooperative,
        "section": "products",
        "form": form,
        "photo_errors": bad,
        "has_errors": request.method == "POST",
    }
    status = 422 if request.method == "POST" else 200
    return TemplateResponse(request, "catalog/desk/product_new.html", context, status=status)


@member_view(Role.CATALOGUE)
@require_http_methods(["GET", "HEAD", "POST"])
def desk_product(request, cooperative, pk: int):
    """One good. Every button keeps what was typed, then does its own act."""
    product = _own(cooperative, pk)
    if request.method != "POST":
        return _editor_page(request, cooperative, Editor(product))
    act, _colon, target = request.POST.get("do", "save").partition(":")
    photo_errors = _photo_act(product, act, target, request.FILES.getlist("photos"))
    if act == "upload" and not photo_errors:
        messages.success(request, _("The photos are saved."))
    editor = Editor(_own(cooperative, pk), request.POST)
    # Shoppers see a good on sale: what is half typed is not saved with its photos.
    is_shown = editor.product.status == ProductStatus.PUBLISHED
    if act == "add-size" or (target and is_shown):
        editor = editor.as_typed(more_sizes=act == "add-size")
        editor.photo_errors = photo_errors
        return _editor_page(request, cooperative, editor)
    editor.photo_errors = photo_errors
    if editor.is_valid():
        editor = _kept(request, editor, act)
    if editor.has_errors:
        return _editor_page(request, cooperative, editor)
    return _back(cooperative, pk, "photos" if target else "")


def _own(cooperative: Cooperative, pk: int) -> Product:
    return get_object_or_404(Product.objects.of(cooperative).for_desk(), pk=pk)


def _photo_act(product: Product, act: str, target: str, files) -> list[str]:
    """Keep the photos that were sent and do what a button of a photo says; why not, if not."""
    good, bad = read_photos(files)
    bad += keep_photos(product, good)
    if act == "upload" and not files:
        bad.append(_("Choose a photo first."))
    acts = {
        "earlier": lambda photo: move_photo(photo=photo, steps=-1),
        "later": lambda photo: move_photo(photo=photo, steps=1),
        "remove": lambda photo: remove_photo(photo=photo),
        "put-back": lambda photo: put_back_photo(photo=photo),
    }
    if act in acts:
        own = Photo.with_removed.select_related("product").filter(product=product)
        photo = get_object_or_404(own, pk=target if target.isdecimal() else None)
        try:
            acts[act](photo)
        except Refusal as refusal:
            bad.append(refusal.reason())
    return bad


def _kept(request, editor: Editor, act: str) -> Editor:
    """Save what was typed, then publish or withdraw.

    Gives the editor to go on with: as typed when nothing could be saved, as written otherwise.
    """
    product = editor.product
    try:
        save_product(
            product=product,
            description=editor.form.description,
            sizes=editor.sizes.sizes,
            photo_texts=editor.photo_texts,
            actor=request.user,
        )
    except Refusal as refusal:
        editor.refuse(refusal)
        return editor
    written = Editor(_own(product.cooperative, product.pk))
    written.photo_errors = editor.photo_errors
    acts = {
        "publish": (publish_product, _("The product is on sale.")),
        "withdraw": (withdraw_product, _("The product is withdrawn.")),
        "save": (None, _("Saved.")),
    }
    use_case, sentence = acts.get(act, (None, ""))
    try:
        if use_case:
            use_case(product=product)
    except Refusal as refusal:
        written.refuse(refusal)
    else:
        if sentence:
            messages.success(request, sentence)
    return written


def _editor_page(request, cooperative, editor: Editor):
    context = {
        "cooperative": cooperative,
        "section": "products",
        "product": editor.product,
        "editor": editor,
        "form": editor.form,
        "formset": editor.sizes,
        "mark": mark(editor.product),
        "state_sentence": state_sentence(editor.product),
        "still_missing": editor.product.missing(),
        "may_sell": cooperative.status == Status.APPROVED,
    }
    status = 422 if editor.has_errors else 200
    return TemplateResponse(request, "catalog/desk/product.html", context, status=status)


def _back(cooperative: Cooperative, pk: int, anchor: str) -> HttpResponseRedirect:
    address = reverse("catalog:desk_product", args=[cooperative.code, pk])
    return HttpResponseRedirect(f"{address}#{anchor}" if anchor else address)


@member_view(Role.CATALOGUE)
@require_http_methods(["GET", "HEAD", "POST"])
def desk_stock(request, cooperative, pk: int):
    """How many of each size there are, and why that changed."""
    product = _own(cooperative, pk)
    rows = count_forms(product, request.POST.copy() if request.method == "POST" else None)
    if rows.is_bound and rows.is_valid():
        try:
            count_stock(
                product=product, counts=[row.count for row in rows.forms], actor=request.user
            )
        except Refusal as refusal:
            _beside(rows, refusal)
        else:
            messages.success(request, _("The stock is saved."))
            return redirect("catalog:desk_stock", cooperative.code, product.pk)
    movements = StockMovement.objects.filter(stock__variant__product=product)
    context = {
        "cooperative": cooperative,
        "section": "products",
        "product": product,
        "formset": rows,
        "movements": movements.select_related("stock__variant", "actor").order_by("-pk")[
            :MOVEMENTS_SHOWN
        ],
    }
    status = 422 if request.method == "POST" else 200
    return TemplateResponse(request, "catalog/desk/stock.html", context, status=status)


def _beside(rows, refusal: Refusal) -> None:
    """Put a refusal beside the size it is about."""
    about = [
        r for r in rows.forms if r.cleaned_data["variant"] == getattr(refusal, "variant_pk", 0)
    ]
    for row in about or rows.forms[:1]:
        row.add_error("on_hand", refusal.reason())
        if isinstance(refusal, StockChanged):
            row.data[row.add_prefix("seen")] = str(refusal.on_hand)
