// While a worker is busy, its progress is read anew; when it has ended, the whole page is.

const PAUSE = 2000;

async function look() {
  const answer = await fetch(location.href).catch(() => null);
  if (!answer?.ok) return setTimeout(look, 5 * PAUSE);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById("progress");
  if (!fresh?.hasAttribute("data-at-work")) return location.reload();
  document.getElementById("progress").replaceWith(fresh);
  setTimeout(look, PAUSE);
}

setTimeout(look, PAUSE);
