"""From "what you need" to "what happens next", one page of questions at a time."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cooperatives.access import member_view
from cooperatives.application import STEP, STEPS
from cooperatives.errors import ApplicationIncomplete
from cooperatives.forms import FORMS
from cooperatives.models import Cooperative, Kind, Requirement, Status
from cooperatives.progress import SETTLED, Progress, State
from cooperatives.summary import summary
from cooperatives.use_cases import save_answers, start_application, submit_application
from coopstore.core.access import public
from coopstore.core.errors import Refusal

DESK = (Status.APPROVED, Status.SUSPENDED)


@public
@require_http_methods(["GET", "HEAD", "POST"])
def start(request) -> HttpResponse:
    """What to have at hand; then a draft, the one already begun or a new one."""
    if request.method == "POST" and request.user.is_authenticated:
        return redirect("cooperatives:application", start_application(actor=request.user).code)
    files = Cooperative.objects.of_member(request.user).order_by("-created_at")
    papers = Requirement.objects.asked().filter(kind=Kind.DOCUMENT)
    return render(request, "cooperatives/start.html", {"files": files, "papers": papers})


@member_view()
@require_safe
def application(request, cooperative: Cooperative) -> HttpResponse:
    """The task list while the file is open; where it stands once it is sent."""
    if cooperative.status in DESK:
        return redirect("cooperatives:desk_profile", cooperative.code)
    last_step = cooperative.status_changes.last()
    if not cooperative.is_editable:
        return render(
            request,
            "cooperatives/application_sent.html",
            {
                "cooperative": cooperative,
                "last_step": last_step,
                "steps": _steps_ahead(cooperative),
            },
        )
    progress = Progress(cooperative)
    tasks = [
        {"step": step, "state": progress.state(step), "is_optional": progress.is_optional(step)}
        for step in STEPS
    ]
    states = [*(task["state"] for task in tasks), *(paper.state for paper in progress.asked)]
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
        },
    )


@member_view()
@require_http_methods(["GET", "HEAD", "POST"])
def application_step(request, cooperative: Cooperative, step: str) -> HttpResponse:
    """One page of questions. What is valid is kept even when something beside it is not."""
    if step not in FORMS:
        raise Http404
    if not cooperative.is_editable:
        return redirect("cooperatives:application", cooperative.code)
    typed = request.POST if request.method == "POST" else None
    form = FORMS[step](typed, cooperative=cooperative, initial=_known(request.user, step))
    saved = False
    if form.is_bound:
        form.is_valid()
        try:
            save_answers(cooperative=cooperative, answers=form.answers, actor=request.user)
            saved = bool(form.answers)
        except Refusal as refusal:
            form.add_error(refusal.field, refusal.reason())
        if not form.errors:
            return onward(request, cooperative, f"step:{step}")
    context = {"cooperative": cooperative, "form": form, "step": STEP[step], "saved": saved}
    status = 422 if form.errors else 200
    return render(request, "cooperatives/application_step.html", context, status=status)


@member_view()
@require_safe
def application_check(request, cooperative: Cooperative) -> HttpResponse:
    """Every answer on one page before it is sent."""
    if not cooperative.is_editable:
        return redirect("cooperatives:application", cooperative.code)
    return _check_page(request, cooperative)


@member_view()
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
    """The page after `here`: questions first, then documents, then the check."""
    code = cooperative.code
    check = reverse("cooperatives:application_check", args=[code])
    pages = {
        f"step:{step.slug}": reverse("cooperatives:application_step", args=[code, step.slug])
        for step in STEPS
    }
    for requirement in Requirement.objects.asked_of(cooperative).filter(kind=Kind.DOCUMENT):
        pages[f"paper:{requirement.code}"] = reverse(
            "cooperatives:application_paper", args=[code, requirement.code]
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
    for paper in progress.asked:
        if paper.is_wanted and paper.state not in SETTLED:
            slug = paper.requirement.code
            return reverse("cooperatives:application_paper", args=[code, slug])
    return reverse("cooperatives:application_check", args=[code])


def onward(request, cooperative: Cooperative, here: str) -> HttpResponse:
    """After a page was saved: the next one, the check, or the list for today."""
    if "later" in request.POST:
        messages.success(request, _("Your answers are saved. Come back when you like."))
        return redirect("cooperatives:application", cooperative.code)
    if request.GET.get("from") == "check":
        return redirect("cooperatives:application_check", cooperative.code)
    return redirect(_next_page(cooperative, here))


def _steps_ahead(cooperative: Cooperative) -> list[dict]:
    """What happens to a file that was sent, as a timeline."""
    sent = date_format(timezone.localtime(cooperative.submitted_at), "DATE_FORMAT")
    reading = cooperative.status == Status.UNDER_REVIEW
    return [
        {"title": _("You sent the file"), "note": sent, "state": "done"},
        {
            "title": _("An officer reads it"),
            "note": _("If something is missing, we ask you for it."),
            "state": "here" if reading else "todo",
        },
        {
            "title": _("The answer comes by message"),
            "note": _("Once the file is approved, you list your goods."),
            "state": "todo",
        },
    ]


def _known(user, step: str) -> dict:
    """What the person already told us about themselves, offered where the file is empty."""
    if step != "contact":
        return {}
    return {"contact_name": user.full_name, "phone": user.phone, "email": user.email}


def _check_page(
    request, cooperative: Cooperative, refusal: ApplicationIncomplete | None = None
) -> HttpResponse:
    progress = Progress(cooperative)
    context = {
        "cooperative": cooperative,
        "progress": progress,
        "sections": summary(cooperative),
        "refusal": refusal,
    }
    status = 422 if refusal else 200
    return render(request, "cooperatives/application_check.html", context, status=status)
