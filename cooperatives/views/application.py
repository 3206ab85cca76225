"""From "what you need" to "what happens next", one page of questions at a time."""

from datetime import datetime
from math import ceil

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cooperatives import clock
from cooperatives.access import member_view
from cooperatives.application import SECRET, STEP, STEP_OF, STEPS
from cooperatives.checks import warnings
from cooperatives.errors import ApplicationIncomplete
from cooperatives.forms import FORMS, SectorForm
from cooperatives.models import DECLARED_KINDS, Cooperative, Kind, Requirement, Role, Status
from cooperatives.models.cooperative import AWAY, SELLING
from cooperatives.people import owners
from cooperatives.progress import SETTLED, Progress, State
from cooperatives.summary import summary
from cooperatives.use_cases import save_answers, start_application, submit_application
from coopstore.accounts.models import User
from coopstore.core.access import public
from coopstore.core.errors import Refusal

DESK_ONLY = (Role.CATALOGUE, Role.ORDERS, Role.FINANCE)


@public
@require_http_methods(["GET", "HEAD", "POST"])
def start(request) -> HttpResponse:
    """What to have at hand; then a draft, the one already begun or a new one."""
    if request.method == "POST" and request.user.is_authenticated:
        return redirect("cooperatives:application", start_application(actor=request.user).code)
    files = Cooperative.objects.of_member(request.user).order_by("-created_at")
    sectors = SectorForm(request.GET)
    sector = sectors.cleaned_data["sector"] if sectors.is_valid() else None
    asked = list(Requirement.objects.asked_in(sector.pk if sector else None))
    papers = [it for it in asked if it.kind == Kind.DOCUMENT]
    context = {
        "files": files,
        "sectors": sectors,
        "papers": papers,
        "texts": [it for it in asked if it.kind in DECLARED_KINDS],
        "minutes": 10 + 5 * ceil(len(papers) / 3),
    }
    return render(request, "cooperatives/start.html", context)


@member_view(Role.HELPER, *DESK_ONLY)
@require_safe
def application(request, cooperative: Cooperative) -> HttpResponse:
    """The task list while the file is open; where it stands once it is sent.

    Those who only work at the desk read where it stands, and nothing of the file.
    """
    role = request.membership.role
    if cooperative.status in SELLING and role in DESK_ONLY:
        return redirect(f"/{get_language()}/sell/{cooperative.code}/")
    if cooperative.status in SELLING and role != Role.HELPER:
        return redirect("cooperatives:desk_profile", cooperative.code)
    if role in DESK_ONLY:
        context = {"cooperative": cooperative}
        return render(request, "cooperatives/application_status.html", context)
    last_step = cooperative.status_changes.last()
    if not cooperative.is_editable:
        return render(
            request,
            "cooperatives/application_sent.html",
            {
                "cooperative": cooperative,
                "last_step": last_step,
                "steps": _steps_ahead(cooperative),
                "texts": _terms_to_accept(cooperative),
                "is_helper": role == Role.HELPER,
            },
        )
    progress = Progress(cooperative)
    tasks = [
        {"step": step, "state": progress.state(step), "is_optional": progress.is_optional(step)}
        for step in STEPS
    ]
    asked = [*progress.asked, *progress.declarations]
    states = [*(task["state"] for task in tasks), *(one.state for one in asked)]
    return render(
        request,
        "cooperatives/application.html",
        {
            "cooperative": cooperative,
            "progress": progress,
            "tasks": tasks,
            "done": sum(state in SETTLED for state in states),
            "total": len(states),
            "next_url": _first_open(cooperative, progress, tasks),
            "last_step": last_step,
            "owners": _must_send(request),
            "may_invite": role == Role.OWNER,
        },
    )


@member_view(Role.HELPER)
@require_http_methods(["GET", "HEAD", "POST"])
def application_step(request, cooperative: Cooperative, step: str) -> HttpResponse:
    """One page of questions. What is valid is kept even when something beside it is not."""
    if step not in FORMS:
        raise Http404
    if not cooperative.is_editable:
        return redirect("cooperatives:application", cooperative.code)
    typed = request.POST if request.method == "POST" else None
    is_helper = request.membership.role == Role.HELPER
    known = {} if is_helper else _known(request.user, step)
    form = FORMS[step](typed, cooperative=cooperative, initial=known, is_helper=is_helper)
    saved = False
    if form.is_bound:
        form.is_valid()
        try:
            cooperative = save_answers(
                cooperative=cooperative, answers=form.answers, actor=request.user
            )
            saved = bool(form.answers)
        except Refusal as refusal:
            form.add_error(refusal.field, refusal.reason())
    form.warnings = warnings(cooperative)
    if form.is_bound and not form.errors:
        told = request.POST.get("warned", "") == form.warned or "later" in request.POST
        if told:
            return onward(request, cooperative, f"step:{step}")
    context = {"cooperative": cooperative, "form": form, "step": STEP[step], "saved": saved}
    status = 422 if form.errors else 200
    return render(request, "cooperatives/application_step.html", context, status=status)


@member_view(Role.HELPER)
@require_safe
def application_check(request, cooperative: Cooperative) -> HttpResponse:
    """Every answer on one page before it is sent."""
    if not cooperative.is_editable:
        return redirect("cooperatives:application", cooperative.code)
    return _check_page(request, cooperative)


@member_view(Role.HELPER)
@require_http_methods(["GET", "HEAD", "POST"])
def application_submit(request, cooperative: Cooperative) -> HttpResponse:
    """Send the file; what is missing is named with a link to it."""
    if request.method != "POST":  # back from signing in again
        return redirect("cooperatives:application_check", cooperative.code)
    try:
        submit_application(cooperative=cooperative, actor=request.user)
    except ApplicationIncomplete as refusal:
        return _check_page(request, cooperative, refusal)
    except Refusal as refusal:
        messages.error(request, refusal.reason())
    return redirect("cooperatives:application", cooperative.code)


def _next_page(cooperative: Cooperative, here: str) -> str:
    """The page after `here`: questions first, then documents and declarations, then the check."""
    code = cooperative.code
    check = reverse("cooperatives:application_check", args=[code])
    pages = {
        f"step:{step.slug}": reverse("cooperatives:application_step", args=[code, step.slug])
        for step in STEPS
    }
    asked = Requirement.objects.asked_of(cooperative)
    for requirement in asked.filter(kind=Kind.DOCUMENT):
        pages[f"paper:{requirement.code}"] = reverse(
            "cooperatives:application_paper", args=[code, requirement.code]
        )
    texts = asked.filter(kind=Kind.ATTESTATION) | asked.filter(versions__isnull=False)
    for requirement in texts.distinct():
        pages[f"declaration:{requirement.code}"] = reverse(
            "cooperatives:application_declaration", args=[code, requirement.code]
        )
    order = list(pages)
    behind = order[order.index(here) + 1 :] if here in pages else []
    return pages[behind[0]] if behind else check


def _first_open(cooperative: Cooperative, progress: Progress, tasks: list[dict]) -> str:
    """The first page that still asks for something, or the check when nothing is missing."""
    code = cooperative.code
    for task in tasks:
        if not progress.is_optional(task["step"]) and task["state"] != State.DONE:
            return reverse("cooperatives:application_step", args=[code, task["step"].slug])
    views = {
        "cooperatives:application_paper": progress.asked,
        "cooperatives:application_declaration": progress.declarations,
    }
    for view, asked in views.items():
        for one in asked:
            if one.is_wanted and one.state not in SETTLED:
                return reverse(view, args=[code, one.requirement.code])
    return reverse("cooperatives:application_check", args=[code])


def onward(request, cooperative: Cooperative, here: str) -> HttpResponse:
    """After a page was saved: the next one, the check, or the list for today."""
    if "later" in request.POST:
        messages.success(request, _("Your answers are saved. Come back when you like."))
        return redirect("cooperatives:application", cooperative.code)
    if request.GET.get("from") == "check":
        return redirect("cooperatives:application_check", cooperative.code)
    return redirect(_next_page(cooperative, here))


def _must_send(request) -> list[User]:
    """Who declares and sends in the place of somebody who may not."""
    member = request.membership
    return [] if member.role == Role.OWNER else owners(member.cooperative)


def _terms_to_accept(cooperative: Cooperative) -> list[Requirement]:
    """Terms that changed after the file was sent."""
    if cooperative.status not in AWAY:
        return []
    return [
        text.requirement
        for text in Progress(cooperative).declarations
        if text.requirement.kind == Kind.TERMS and text.is_wanted and not text.is_declared
    ]


def _steps_ahead(cooperative: Cooperative) -> list[dict]:
    """What happens to a file that was sent, and by when, as a timeline."""
    reading = cooperative.status == Status.UNDER_REVIEW
    return [
        {
            "title": _("You sent the file"),
            "at": timezone.localtime(cooperative.submitted_at),
            "state": "done",
        },
        {
            "title": _("An officer reads it"),
            "note": _("If something is missing, we ask you for it.")
            if reading
            else _("At the latest on %(day)s") % {"day": _day(cooperative.take_by)},
            "state": "here" if reading else "todo",
        },
        {
            "title": _("The answer comes by message"),
            "note": _("At the latest on %(day)s") % {"day": _day(cooperative.decide_by)},
            "state": "todo",
        },
    ]


def _day(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "DATE_FORMAT")


def _known(user, step: str) -> dict:
    """What the person already told us about themselves, offered where the file is empty."""
    if step != "contact":
        return {}
    return {"contact_name": user.full_name, "phone": user.phone, "email": user.email}


def _check_page(
    request, cooperative: Cooperative, refusal: ApplicationIncomplete | None = None
) -> HttpResponse:
    is_helper = request.membership.role == Role.HELPER
    taking, deciding = clock.promised(cooperative)
    context = {
        "cooperative": cooperative,
        "progress": Progress(cooperative),
        "warnings": [
            {"field": field, "text": text, "step": STEP_OF[field].slug}
            for field, text in warnings(cooperative).items()
        ],
        "sections": summary(cooperative, masked=SECRET if is_helper else frozenset()),
        "refusal": refusal,
        "owners": _must_send(request),
        "days": {"take": taking.days, "decide": deciding.days},
    }
    status = 422 if refusal else 200
    return render(request, "cooperatives/application_check.html", context, status=status)
