"""The pictures of docs/screenshots: `make screenshots PORT=8000`.

Needs a running demonstration with nothing changed in it, and Chromium. Every picture is a WebP of
60 kB at most: the main pages in four languages, on a screen and on a phone (`-phone`).
"""

import io
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

PLACE = Path(__file__).parent.parent / "docs" / "screenshots"
LANGUAGES = ("ar", "zgh", "fr", "en")
PASSWORD = "demo-coopstore"  # noqa: S105  (the demonstration prints it)
FLAGS = "--headless --no-sandbox --disable-gpu --disable-background-networking --disable-sync"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
# What the name of a picture ends with; width and height of the window; width of the picture.
SCREENS = {"": (1280, 800, 800), "-phone": (360, 740, 480)}
TALLEST = {"": 1.5, "-phone": 2.6}  # times the width
MOST_BYTES = 60_000
BOUGHT = ("huile-d-argan", "miel")  # searched for, and the first hit bought


def shoot(page: Page, name: str, suffix: str) -> None:
    """Write the upper part of the page, its lazy pictures loaded, as `name`.webp."""
    for top in range(0, page.evaluate("document.documentElement.scrollHeight"), 500):
        page.evaluate("top => scrollTo(0, top)", top)
        page.wait_for_timeout(60)
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready.then(() => null)")
    width = SCREENS[suffix][2]
    with Image.open(io.BytesIO(page.screenshot(full_page=True))) as picture:
        tallest = min(picture.height, int(picture.width * TALLEST[suffix]))
        seen = picture.crop((0, 0, picture.width, tallest)).convert("RGB")
    small = seen.resize((width, round(seen.height * width / seen.width)), Image.Resampling.LANCZOS)
    for quality in range(80, 20, -6):
        buffer = io.BytesIO()
        small.save(buffer, "WEBP", quality=quality, method=6)
        if buffer.tell() <= MOST_BYTES:
            break
    (PLACE / f"{name}{suffix}.webp").write_bytes(buffer.getvalue())


def sign_in(browser: Browser, base: str, name: str) -> dict:
    """The cookies of a demonstration account."""
    context = browser.new_context(base_url=base)
    page = context.new_page()
    page.goto("/fr/accounts/login/")
    page.fill("[name=login]", f"{name}@coopstore.example")
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda url: "/login/" not in url)
    cookies = context.storage_state()
    context.close()
    return cookies


def public_pages(page: Page, language: str) -> Iterator[str]:
    """Open one page after the other and give its name."""
    page.goto(f"/{language}/")
    yield "home"
    page.goto(f"/{language}/products/")
    yield "list"
    page.goto(f"/{language}/products/?label=igp&in_stock=1")
    page.locator(".card h3 a").first.click()
    page.wait_for_load_state()
    yield "product"
    product = page.url
    page.locator("main a[href*='/cooperatives/']").first.click()
    page.wait_for_load_state()
    yield "cooperative"
    page.goto(product)
    page.locator("main a[href*='/verify/']").first.click()
    page.wait_for_load_state()
    yield "label-check"
    for words in BOUGHT:
        page.goto(f"/{language}/products/?in_stock=1&q={words}")
        page.locator(".card h3 a").first.click()
        page.locator("#buy button.btn, button[form=buy]").locator("visible=true").first.click()
        page.wait_for_url("**/cart/")
    page.goto(f"/{language}/cart/")
    yield "cart"
    page.goto(f"/{language}/checkout/contact/")
    fill(page, full_name="Amina El Alaoui", phone="06 61 22 33 44", email="amina@example.org")
    page.wait_for_url("**/delivery/")
    page.select_option("[name=province]", "MA-RAB")
    fill(page, address="12 rue des Jasmins", city="Rabat", postal_code="10000")
    page.wait_for_url("**/check/")
    yield "check"


def fill(page: Page, **values: str) -> None:
    for name, value in values.items():
        page.fill(f"main [name={name}]", value)
    page.locator("main form button[type=submit]").first.click()


def pages_of_shopper(page: Page, language: str) -> Iterator[str]:
    page.goto(f"/{language}/orders/")
    page.locator(".rows a").nth(1).click()
    page.wait_for_load_state()
    yield "tracking"


def pages_of_cooperative(page: Page, language: str) -> Iterator[str]:
    page.goto(f"/{language}/sell/")
    yield "desk"
    page.goto(page.url + "invoices/")
    page.locator(".rows a").first.click()
    page.wait_for_load_state()
    yield "invoice"


def pages_of_admin(page: Page, language: str) -> Iterator[str]:
    page.goto("/admin/cooperatives/cooperative/")
    yield "queue"


PEOPLE = {
    "": public_pages,
    "shopper": pages_of_shopper,
    "cooperative": pages_of_cooperative,
    "admin": pages_of_admin,
}


def context_of(
    browser: Browser, base: str, language: str, suffix: str, cookies: dict | None
) -> BrowserContext:
    """A fresh browser window; the admin reads its language from a cookie."""
    width, height, drawn = SCREENS[suffix]
    context = browser.new_context(
        base_url=base,
        locale=language,
        viewport={"width": width, "height": height},
        device_scale_factor=max(1, drawn / width),
        storage_state=cookies,
    )
    context.add_cookies([{"name": "django_language", "value": language, "url": base}])
    return context


def main(base: str) -> None:
    """Write every picture anew."""
    PLACE.mkdir(parents=True, exist_ok=True)
    for old in PLACE.glob("*.webp"):
        old.unlink()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS.split())
        known = {who: sign_in(browser, base, who) if who else None for who in PEOPLE}
        for language in LANGUAGES:
            for suffix in SCREENS:
                for who, pages in PEOPLE.items():
                    context = context_of(browser, base, language, suffix, known[who])
                    page = context.new_page()
                    for name in pages(page, language):
                        shoot(page, f"{name}-{language}", suffix)
                    context.close()
            print(f"{language}: done", flush=True)


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
