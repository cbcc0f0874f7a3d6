// Remembers the switch for large text from page to page. Without this file it works for the page that is open.
(() => {
  const key = "large-text";
  const root = document.documentElement;
  const recall = () => {
    try {
      return localStorage.getItem(key) === "on";
    } catch {
      return false;
    }
  };
  const apply = (on) => {
    if (on) root.dataset.text = "large";
    else delete root.dataset.text;
    const control = document.getElementById(key);
    if (control) control.checked = on;
  };
  // Before the first paint, then for the switch itself, and when the page comes back from the browser's memory.
  apply(recall());
  document.addEventListener("DOMContentLoaded", () => apply(recall()));
  addEventListener("pageshow", () => apply(recall()));
  document.addEventListener("change", ({ target }) => {
    if (target.id !== key) return;
    try {
      localStorage.setItem(key, target.checked ? "on" : "off");
    } catch {
      // Not allowed to remember: the switch holds for this page.
    }
    apply(target.checked);
  });
})();
