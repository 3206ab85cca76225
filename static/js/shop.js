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

// A form marked data-auto sends itself when a choice changes; its own button is then not needed.
for (const form of document.querySelectorAll("form[data-auto], form[data-autosubmit]")) {
  for (const button of form.querySelectorAll("[data-auto-button]")) button.hidden = true;
  form.addEventListener("change", () => form.requestSubmit());
}

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

// A photo of 8 MB takes minutes on 3G: it is made smaller before it leaves the phone, and shown.
for (const input of document.querySelectorAll("input[type=file][data-photo]")) {
  const preview = document.createElement("div");
  preview.className = "preview";
  input.after(preview);
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
