"""What a phone fetches to see a page for the first time, against the budgets.

A production server with compressed files, a real Chromium of 360 by 740 pixels with nothing in
its cache. Kilobytes are 1000 bytes as they travel, headers included. Exit status 1 on a breach.
"""

import json
import os
import shutil
import sys
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from demonstration import PASSWORD, RESULTS, running_shop
from lighthouse import lighthouse_rows
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

LANGUAGES = ("ar", "zgh", "fr", "en")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
).split()
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
# Bytes, and requests.
BUDGETS = {"html": 14_000, "css": 14_000, "js": 15_000, "total": 150_000, "requests": 20}
LISTS = {"list": 20_000}
KINDS = {
    "Document": "html",
    "Stylesheet": "css",
    "Script": "js",
    "Font": "fonts",
    "Image": "images",
}
PHONE = {"width": 360, "height": 740}


@dataclass
class View:
    """One first view of one page; bytes by kind."""

    page: str
    language: str
    requests: int = 0
    bytes: Counter[str] = field(default_factory=Counter)
    strangers: list[str] = field(default_factory=list)

    def breaches(self) -> list[str]:
        """What is over its budget, in words."""
        limits = BUDGETS | {"html": LISTS.get(self.page, BUDGETS["html"])}
        spent = {**self.bytes, "requests": self.requests}
        over = [
            f"{name} {spent.get(name, 0)} of {limit}"
            for name, limit in limits.items()
            if spent.get(name, 0) > limit
        ]
        return over + [f"asks {stranger}" for stranger in self.strangers]


class Shoppers:
    """People in their browsers: signed in once, then seen in each language with an empty cache."""

    def __init__(self, browser: Browser, base: str) -> None:
        self.browser, self.base = browser, base
        self.states: dict[str, dict] = {}

    def context(self, who: str, language: str) -> BrowserContext:
        """A browser in which `who` is known: nobody, or the name of a demonstration account."""
        return self.browser.new_context(
            base_url=self.base,
            locale=language,
            viewport=PHONE,
            device_scale_factor=2,
            storage_state=self.states.get(who) or (self._become(who) if who else None),
        )

    def _become(self, who: str) -> dict:
        context = self.browser.new_context(base_url=self.base, viewport=PHONE)
        page = context.new_page()
        if who == "buyer":
            page.goto("/fr/products/?sort=price&in_stock=1")
            page.locator(".card h3 a").first.click()
            page.locator("#buy button.btn, button[form=buy]").locator("visible=true").first.click()
            page.wait_for_url("**/cart/")
        else:
            page.goto("/fr/accounts/login/")
            page.fill("[name=login]", f"{who}@coopstore.example")
            page.fill("[name=password]", PASSWORD)
            page.press("[name=password]", "Enter")
            page.wait_for_url(lambda url: "/login/" not in url)
        self.states[who] = context.storage_state()
        context.close()
        return self.states[who]


def addresses(shoppers: Shoppers) -> dict[str, tuple[str, str]]:
    """Each page with who looks at it and its path without the language."""
    context = shoppers.context("shopper", "fr")
    page = context.new_page()

    def link(path: str, selector: str) -> str:
        page.goto(f"/fr/{path}")
        address = page.locator(selector).first.get_attribute("href")
        return urlsplit(address).path.removeprefix("/fr/")

    found = {
        "home": ("", ""),
        "list": ("", "products/"),
        "product": ("", link("products/", ".card h3 a")),
        "cooperative": ("", link("cooperatives/", "main h2 a, main h3 a")),
        "cart": ("buyer", "cart/"),
        "checkout": ("buyer", "checkout/contact/"),
        "tracking": ("shopper", link("orders/", ".rows a")),
        "label check": ("", link("products/?label=igp", ".card h3 a")),
        "sign-in": ("", "accounts/login/"),
        "desk": ("cooperative", ""),
    }
    found["label check"] = ("", link(found["label check"][1], "main a[href*='/verify/']"))
    page.context.close()
    context = shoppers.context("cooperative", "fr")
    page = context.new_page()
    page.goto("/fr/sell/")
    found["desk"] = ("cooperative", urlsplit(page.url).path.removeprefix("/fr/"))
    page.goto(f"{page.url}invoices/")
    invoice = page.locator(".rows a").first.get_attribute("href")
    found["invoice"] = ("cooperative", invoice.removeprefix("/fr/"))
    context.close()
    return found


def first_view(page: Page, base: str, name: str, language: str, path: str) -> View:
    """Open the page and count until the network is silent."""
    view, kinds = View(name, language), {}
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.setCacheDisabled", {"cacheDisabled": False})

    def begins(event: dict) -> None:
        url = event["request"]["url"]
        if url.startswith("data:"):
            return
        kinds[event["requestId"]] = KINDS.get(event["type"], "other")
        view.requests += 1
        if not url.startswith(base):
            view.strangers.append(url)

    def ends(event: dict) -> None:
        if event["requestId"] in kinds:
            view.bytes[kinds[event["requestId"]]] += int(event["encodedDataLength"])
            view.bytes["total"] += int(event["encodedDataLength"])

    devtools.on("Network.requestWillBeSent", begins)
    devtools.on("Network.loadingFinished", ends)
    answer = page.goto(f"/{language}/{path}", wait_until="networkidle")
    if answer.status != 200:
        raise SystemExit(f"{answer.url} answers {answer.status}")
    return view


def views(browser: Browser, base: str) -> list[View]:
    shoppers = Shoppers(browser, base)
    found = []
    for name, (who, path) in addresses(shoppers).items():
        for language in LANGUAGES:
            context = shoppers.context(who, language)
            found.append(first_view(context.new_page(), base, name, language, path))
            context.close()
    return found


def table(found: list[View]) -> str:
    """One row a view: kilobytes and requests, each with its share of the budget."""
    columns = ("html", "css", "js", "fonts", "images", "total")
    lines = [f"{'page':<12}{'':<5}" + "".join(f"{name:>14}" for name in (*columns, "requests"))]
    for view in found:
        cells = []
        for name in columns:
            limit = LISTS.get(view.page, BUDGETS["html"]) if name == "html" else BUDGETS.get(name)
            share = f" {view.bytes[name] / limit:4.0%}" if limit else ""
            cells.append(f"{view.bytes[name] / 1000:.1f} kB{share:>5}".rjust(14))
        cells.append(f"{view.requests} {view.requests / BUDGETS['requests']:4.0%}".rjust(14))
        lines.append(f"{view.page:<12}{view.language:<5}" + "".join(cells))
    return "\n".join(lines)


def main() -> int:
    if CHROMIUM is None:
        print("Budgets: skipped, there is no Chromium (CHROMIUM names one).")
        return 0
    with running_shop() as base:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            found = views(browser, base)
            browser.close()
        print("First view of each page, with its share of the budget")
        print(table(found))
        lights, slow = lighthouse_rows(base, CHROMIUM, FLAGS)
    breaches = [f"{v.page} {v.language}: {breach}" for v in found for breach in v.breaches()]
    breaches += slow
    RESULTS.mkdir(parents=True, exist_ok=True)
    rows = [vars(view) | {"bytes": dict(view.bytes)} for view in found]
    results = {"views": rows, "lighthouse": lights}
    (RESULTS / "budgets.json").write_text(json.dumps(results, indent=1), encoding="utf-8")
    over = [f"OVER BUDGET  {breach}" for breach in breaches]
    print("\n".join(["", *(over or ["All within the budgets."])]))
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
