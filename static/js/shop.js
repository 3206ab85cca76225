// Small comforts. Every page works without them.

const PHOTO_SIDE = 1600;
const PHOTO_QUALITY = 0.82;

// The button says what it does and cannot be pressed twice; the server refuses doubles anyway.
document.addEventListener("submit", (event) => {
  const form = event.target;
  const button = event.submitter;
  if (!form.dataset.sending || !button || event.defaultPrevented) return;
  setTimeout(() => {
    button.dataset.words = button.textContent;
    button.textContent = form.dataset.sending;
    button.disabled = true;
  });
});

addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const button of document.querySelectorAll("button[data-words]")) {
    button.textContent = button.dataset.words;
    button.disabled = false;
  }
});

// A refused form is the answer to a POST, which Back asks to send again: its address shows it too.
if (document.querySelector("form[data-back]")) history.replaceState(history.state, "", location.href);

// A form marked data-auto sends itself when a choice changes; its own button is then not needed.
for (const form of document.querySelectorAll("form[data-auto], form[data-autosubmit]")) {
  for (const button of form.querySelectorAll("[data-auto-button]")) button.hidden = true;
  form.addEventListener("change", () => form.requestSubmit());
}

// A list that answers in place: filters, sorting, chips and pages change its <main>, not the page.
const told = document.createElement("p");
told.className = "vh";
told.setAttribute("role", "status");

let asked = 0;

async function show(url, remember) {
  const mine = ++asked; // of several questions in a row, the last one is answered
  document.querySelector("main").setAttribute("aria-busy", "true");
  const answer = await fetch(url).catch(() => null);
  const page = answer && new DOMParser().parseFromString(await answer.text(), "text/html");
  if (mine !== asked) return;
  const old = document.querySelector("main");
  const fresh = page && page.querySelector("main");
  if (!fresh || !fresh.querySelector("form[data-live]")) return location.assign(url);
  const { name, value } = document.activeElement;
  const open = [...old.querySelectorAll("details")].map((details) => details.open);
  [...fresh.querySelectorAll("details")].forEach((details, n) => (details.open ||= open[n]));
  for (const button of fresh.querySelectorAll("[data-auto-button]")) button.hidden = true;
  old.replaceWith(fresh);
  document.title = page.title;
  if (remember) history.pushState(null, "", url);
  for (const field of fresh.querySelectorAll("[name]")) {
    if (name && field.name === name && field.value === value) field.focus({ preventScroll: true });
  }
  document.body.append(told);
  told.textContent = fresh.querySelector(".head")?.textContent.trim() ?? "";
}

if (document.querySelector("main form[data-live]")) {
  for (const button of document.querySelectorAll("[data-auto-button]")) button.hidden = true;
  document.addEventListener("change", (event) => {
    event.target.closest("form[data-live]")?.requestSubmit();
  });
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-live]");
    if (!form) return;
    event.preventDefault();
    const answers = [...new FormData(form)].filter(([, value]) => value !== "");
    show(`${location.pathname}?${new URLSearchParams(answers)}`, true);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("main a[href]");
    const other = event.button || event.metaKey || event.ctrlKey || event.shiftKey;
    if (!link || other || link.hash || link.origin + link.pathname !== location.origin + location.pathname) return;
    event.preventDefault();
    show(link.href, true);
    scrollTo({ top: 0 });
  });
  addEventListener("popstate", () => show(location.href, false));
}

// What the parcels cost changes with the way they come: the server counts, this shows it.
document.querySelector("form[data-ways]")?.addEventListener("change", async ({ target }) => {
  if (target.type !== "radio") return;
  const mine = ++asked;
  const chosen = [...target.form.querySelectorAll(":checked[type=radio]")].map((way) => [way.name, way.value]);
  const answer = await fetch(`?${new URLSearchParams(chosen)}`).catch(() => null);
  const page = answer?.ok && new DOMParser().parseFromString(await answer.text(), "text/html");
  const sums = page && page.querySelector("main aside");
  if (sums && mine === asked) document.querySelector("main aside").replaceWith(sums);
});

for (const stepper of document.querySelectorAll("[data-stepper]")) {
  const input = stepper.querySelector("input");
  for (const button of stepper.querySelectorAll("[data-step]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      if (button.dataset.step < 0) input.stepDown();
      else input.stepUp();
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
}

// A menu closes at Escape, and when one goes on elsewhere.
const openMenus = () => document.querySelectorAll("details[name][open]");
for (const leaving of ["click", "focusin"]) {
  addEventListener(leaving, ({ target }) => {
    for (const menu of openMenus()) menu.open = menu.contains(target);
  });
}
addEventListener("keydown", ({ key }) => {
  for (const menu of key === "Escape" ? openMenus() : []) {
    menu.open = false;
    menu.firstElementChild.focus();
  }
});

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

async function smaller(file, side) {
  if (!/^image\/(jpeg|png|webp)$/.test(file.type)) return file;
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  if (scale === 1 && file.size < 400_000) return file;
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", PHOTO_QUALITY));
  if (!blob || blob.size >= file.size) return file;
  return new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
}

// Browsers write on the button of a file field in their own language: ours stands before it.
for (const input of document.querySelectorAll("input[type=file][data-choose]")) {
  const picker = document.createElement("div");
  const button = document.createElement("label");
  const chosen = document.createElement("bdi");
  const tell = () =>
    (chosen.textContent = [...input.files].map((file) => file.name).join(", ") || input.dataset.none);
  picker.className = "picker";
  button.className = "btn second";
  button.htmlFor = input.id;
  button.textContent = input.dataset.choose;
  input.classList.add("vh");
  input.addEventListener("change", tell);
  input.replaceWith(picker);
  picker.append(input, button, chosen);
  tell();
}

// A photo of 8 MB takes minutes on 3G: it is made smaller before it leaves the phone, and shown.
for (const input of document.querySelectorAll("input[type=file][data-photo]")) {
  const preview = document.createElement("div");
  preview.className = "preview";
  (input.closest(".picker") ?? input).after(preview);
  input.addEventListener("change", async () => {
    preview.replaceChildren();
    const kept = new DataTransfer();
    for (const file of input.files) {
      kept.items.add(await smaller(file, input.dataset.photo || PHOTO_SIDE).catch(() => file));
    }
    input.files = kept.files;
    for (const file of kept.files) {
      if (!file.type.startsWith("image/")) continue;
      const image = new Image();
      const reader = new FileReader();
      reader.onload = () => (image.src = reader.result);
      reader.readAsDataURL(file);
      image.alt = file.name;
      preview.append(image);
    }
  });
}
