// Opens the pictures of a page large, one after another. Without it each picture is a link to its large file.

const own = document.querySelector("script[data-viewer]");
const links = [...document.querySelectorAll("a.enlarge")];
const words = own ? own.dataset : {};
const SWIPE_PX = 45;

const element = (tag, className, attributes = {}) => {
  const made = document.createElement(tag);
  made.className = className;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
};

const button = (className, label, text) => {
  const made = element("button", className, { type: "button", "aria-label": label });
  made.append(text);
  return made;
};

// The same picture in all its formats, as wide as the window.
const large = (link) => {
  const picture = (link.querySelector("picture") ?? link.querySelector("img")).cloneNode(true);
  for (const source of picture.querySelectorAll("source")) source.sizes = "100vw";
  const image = picture.matches("img") ? picture : picture.querySelector("img");
  image.removeAttribute("loading");
  image.removeAttribute("style");
  return picture;
};

// Its own caption, and the one that its gallery has for all.
const captionOf = (link) => {
  const figure = link.closest("figure");
  const gallery = figure?.parentElement?.closest("figure.gallery");
  return [figure, gallery].flatMap((one) => {
    const caption = one?.querySelector(":scope > figcaption");
    return caption ? [...caption.cloneNode(true).childNodes, " "] : [];
  });
};

const styled = () =>
  new Promise((resolve) => {
    if (!words.style || document.querySelector("link[data-viewer]")) return resolve();
    const link = element("link", "", { rel: "stylesheet", href: words.style, "data-viewer": "" });
    link.addEventListener("load", resolve, { once: true });
    link.addEventListener("error", resolve, { once: true });
    document.head.append(link);
  });

const createViewer = () => {
  const dialog = element("dialog", "viewer", { "aria-label": words.title });
  const stage = element("figure", "viewer-stage");
  const place = element("div", "viewer-picture");
  const caption = element("figcaption", "viewer-caption", { id: "viewer-caption" });
  const count = element("p", "viewer-count", { "aria-live": "polite" });
  const close = button("viewer-close", words.close, "×");
  const previous = button("viewer-previous", words.previous, "‹");
  const next = button("viewer-next", words.next, "›");
  let at = 0;

  const show = (index) => {
    at = (index + links.length) % links.length;
    place.replaceChildren(large(links[at]));
    caption.replaceChildren(...captionOf(links[at]));
    count.textContent = words.count
      .replace("{number}", String(at + 1))
      .replace("{total}", String(links.length));
  };
  const isAlone = links.length < 2;
  for (const one of [previous, next, count]) one.hidden = isAlone;
  const step = (by) => {
    if (!isAlone) show(at + by);
  };
  const keys = {
    ArrowLeft: () => step(-1),
    ArrowRight: () => step(1),
    Home: () => show(0),
    End: () => show(links.length - 1),
  };
  dialog.addEventListener("keydown", (event) => {
    const act = keys[event.key];
    if (!act || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    act();
  });
  close.addEventListener("click", () => dialog.close());
  previous.addEventListener("click", () => step(-1));
  next.addEventListener("click", () => step(1));
  // Beside the picture, where nothing is.
  dialog.addEventListener("click", (event) => {
    if ([dialog, stage, place].includes(event.target)) dialog.close();
  });
  let from = null;
  place.addEventListener("pointerdown", (event) => {
    from = event.pointerType === "mouse" ? null : event;
  });
  place.addEventListener("pointercancel", () => {
    from = null;
  });
  place.addEventListener("pointerup", (event) => {
    const moved = from ? event.clientX - from.clientX : 0;
    if (from && Math.abs(moved) > SWIPE_PX && Math.abs(moved) > Math.abs(event.clientY - from.clientY))
      step(moved > 0 ? -1 : 1);
    from = null;
  });
  dialog.addEventListener("close", () => {
    document.documentElement.classList.remove("viewer-open");
    place.replaceChildren();
    links[at].focus();
  });
  stage.append(place, caption);
  dialog.append(stage, count, previous, next, close);
  document.body.append(dialog);
  return async (index) => {
    await styled();
    show(index);
    document.documentElement.classList.add("viewer-open");
    dialog.showModal();
    close.focus();
  };
};

let open = null;
for (const [index, link] of links.entries())
  link.addEventListener("click", (event) => {
    // A new tab or a download is the reader's own choice.
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open ??= createViewer();
    void open(index);
  });
