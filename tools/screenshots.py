"""The pictures of docs/screenshots: `python tools/screenshots.py http://127.0.0.1:8000`.

Needs a running demonstration and Chromium; every picture is a small WebP.
"""

import io
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

PLACE = Path(__file__).parent.parent / "docs" / "screenshots"
LANGUAGES = ("ar", "zgh", "fr", "en")
PASSWORD = "demo-coopstore"  # noqa: S105  (the demonstration prints it)
FLAGS = "--headless --no-sandbox --disable-gpu --disable-background-networking --disable-sync"
SHOWN = {"home": "", "list": "products/", "label-check": "verify/"}
WIDTHS = {"": 1280, "-phone": 360}
TALLEST = 2.2  # times the width


def shoot(page: Page, name: str, scale: float) -> None:
    """Write what the page shows, its lazy pictures loaded, as `name`.webp."""
    height = page.evaluate("document.documentElement.scrollHeight")
    for top in range(0, height, 500):
        page.evaluate("top => scrollTo(0, top)", top)
        page.wait_for_timeout(60)
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_load_state("networkidle")
    with Image.open(io.BytesIO(page.screenshot(full_page=True))) as picture:
        height = min(picture.height, int(picture.width * TALLEST))
        seen = picture.crop((0, 0, picture.width, height))
        small = seen.resize((int(seen.width * scale), int(seen.height * scale)))
        small.convert("RGB").save(PLACE / f"{name}.webp", quality=58, method=6)


def main(base: str) -> None:
    PLACE.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=FLAGS.split()
        )
        for language in LANGUAGES:
            for suffix, width in WIDTHS.items():
                context = browser.new_context(
                    viewport={"width": width, "height": 800}, locale=language
                )
                page = context.new_page()
                scale = 0.5 if width > 1000 else 1
                for name, path in SHOWN.items():
                    page.goto(f"{base}/{language}/{path}")
                    shoot(page, f"{name}-{language}{suffix}", scale)
                page.goto(f"{base}/{language}/products/")
                page.locator(".card a").first.click()
                page.wait_for_load_state()
                shoot(page, f"product-{language}{suffix}", scale)
                page.goto(f"{base}/{language}/accounts/login/")
                page.fill("[name=login]", "cooperative@coopstore.example")
                page.fill("[name=password]", PASSWORD)
                page.press("[name=password]", "Enter")
                page.wait_for_load_state()
                page.goto(f"{base}/{language}/sell/")
                shoot(page, f"desk-{language}{suffix}", scale)
                context.close()


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
