"""The forms of a page as a browser would send them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

UNTYPED = {"checkbox", "radio", "submit", "button", "image", "reset", "file"}


@dataclass
class PageForm:
    """One `<form method="post">`: where it goes and what is in it."""

    action: str
    values: dict[str, str] = field(default_factory=dict)


class _Reader(HTMLParser):
    def __init__(self, url: str):
        super().__init__()
        self.url, self.forms, self.open = url, [], None
        self.select = self.area = None
        self.loose: dict[str, PageForm] = {}

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.open = PageForm(urljoin(self.url, attrs.get("action") or self.url))
            if attrs.get("method", "get").lower() == "post":
                self.forms.append(self.open)
            return
        name = attrs.get("name")
        if self.open is None or not name:
            if tag == "option" and self.select and "selected" in attrs:
                self.open.values[self.select] = attrs.get("value", "")
            return
        values = self.open.values
        kind = attrs.get("type", "text")
        if tag == "input" and kind not in UNTYPED:
            values[name] = attrs.get("value", "")
        elif tag == "input" and kind in ("checkbox", "radio") and "checked" in attrs:
            values[name] = attrs.get("value", "on")
        elif tag == "select":
            self.select = name
            values[name] = ""
        elif tag == "textarea":
            self.area = name
            values[name] = ""

    def handle_endtag(self, tag):
        if tag == "form":
            self.open = None
        elif tag == "select":
            self.select = None
        elif tag == "textarea":
            self.area = None

    def handle_data(self, data):
        if self.area and self.open:
            self.open.values[self.area] += data


def forms_of(url: str, html: str) -> list[PageForm]:
    """Every form of the page that is sent with POST to the shop."""
    reader = _Reader(url)
    reader.feed(html)
    return [form for form in reader.forms if not urlsplit(form.action).netloc]
