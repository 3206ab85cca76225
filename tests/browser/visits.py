"""How a browser comes to a page of `tests.pages`, forms with mistakes included."""

from dataclasses import dataclass

from playwright.sync_api import Page as Tab

from tests.pages import Page
from tests.world import World

# Sends a form as the page itself would, with the token that the page holds.
SEND = """([to, sent]) => {
    const form = document.createElement("form");
    form.method = "post";
    form.enctype = "multipart/form-data";
    form.action = to;
    const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
    for (const [name, value] of Object.entries({...sent, csrfmiddlewaretoken: token})) {
        const input = document.createElement("input");
        input.type = "hidden";
        input.name = name;
        input.value = value;
        form.append(input);
    }
    document.body.append(form);
    form.submit();
}"""


@dataclass(frozen=True)
class Visits:
    """The people of a world in the tabs of a browser; `site` is where the server is."""

    world: World
    site: str

    def open(self, tab: Tab, page: Page, language: str) -> None:
        """Open `page` as the person it is about; its style is applied: sizes are measured."""
        self.become(tab, page.who, language)
        page.remember(self.world.clients[page.who])
        tab.goto(self.site + page.address(language), wait_until="load")
        if page.sent is not None:
            with tab.expect_navigation(wait_until="load"):
                tab.evaluate(SEND, [page.target(language), page.sent])

    def become(self, tab: Tab, who: str, language: str) -> None:
        """Take over the session of somebody; the admin speaks the cookie's language."""
        cookies = {"django_language": language}
        if session := self.world.clients[who].cookies.get("sessionid"):
            cookies["sessionid"] = session.value
        tab.context.clear_cookies()
        tab.context.add_cookies(
            [{"name": name, "value": value, "url": self.site} for name, value in cookies.items()]
        )
