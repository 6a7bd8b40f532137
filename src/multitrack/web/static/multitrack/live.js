// Keeps an open page as it would be if it were opened now. Without this script nothing is missing but the waiting:
// every page is whole by itself. What is being typed stays: a form in use is carried over into the new page.
"use strict";
(() => {
  const main = document.getElementById("main");
  if (!main || !main.dataset.stream) return;
  const typed = new Set();
  let asked = false, asking = false;

  const inUse = (form) => typed.has(form) || form.contains(document.activeElement);
  document.addEventListener("input", (event) => event.target.form && typed.add(event.target.form));
  document.addEventListener("submit", (event) => typed.delete(event.target));

  function swap(old, fresh) {
    const focus = document.activeElement;
    const range = focus && "selectionStart" in focus ? [focus.selectionStart, focus.selectionEnd] : null;
    const open = [...old.querySelectorAll("details[open]")].map(nth);
    const shut = [...old.querySelectorAll("details:not([open])")].map(nth);
    for (const form of old.querySelectorAll("form[id]")) {
      if (!inUse(form)) continue;
      const place = fresh.querySelector("#" + form.id);
      if (place && place.querySelector("[name=do]")?.value === form.querySelector("[name=do]")?.value) place.replaceWith(form);
      else if (!place) fresh.prepend(form);
    }
    old.replaceChildren(...fresh.childNodes);
    for (const details of old.querySelectorAll("details")) {
      if (open.includes(nth(details))) details.open = true;
      else if (shut.includes(nth(details))) details.open = false;
    }
    if (focus && focus !== document.activeElement && old.contains(focus)) {
      focus.focus({ preventScroll: true });
      if (range && range[0] !== null) try { focus.setSelectionRange(...range); } catch { /* a field without text */ }
    }
  }

  // A part that can be folded is known by the words on it without their numbers, within its section.
  function nth(details) {
    const section = details.closest("[id]");
    return (section ? section.id : "") + "|" + details.className + "|" + (details.querySelector("summary")?.textContent || "").replace(/[\d\p{Nd}]+/gu, "").trim();
  }

  async function catchUp() {
    if (asking) { asked = true; return; }
    asking = true;
    try {
      const answer = await fetch(location.pathname + location.search, { headers: { "X-Catch-Up": "1" }, cache: "no-store" });
      if (!answer.ok || answer.redirected) { location.reload(); return; }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("main");
      const rooms = page.getElementById("rooms"), doors = document.getElementById("rooms");
      const top = document.documentElement.scrollHeight - window.scrollY;
      const reading = document.activeElement?.closest?.(".log") || window.scrollY > main.offsetTop + 200;
      swap(main, fresh);
      main.dataset.mark = fresh.dataset.mark;
      if (rooms && doors) doors.replaceChildren(...rooms.childNodes);
      if (reading && matchMedia("(max-width: 60rem)").matches) window.scrollTo(0, document.documentElement.scrollHeight - top);
      const says = document.getElementById("live");
      if (says) says.textContent = says.dataset.says;
    } catch { /* the line is down: the browser comes back to it by itself */ } finally {
      asking = false;
      if (asked) { asked = false; catchUp(); }
    }
  }

  // A page shown in answer to a form that was not accepted has an address of its own: leave it to its writer.
  if (main.dataset.stays) return;
  // A browser keeps few lines open to one house: only a page that is looked at holds one.
  let source = null;
  function listen() {
    if (source || document.hidden) return;
    source = new EventSource(main.dataset.stream + "?mark=" + encodeURIComponent(main.dataset.mark));
    source.addEventListener("new", catchUp);
  }
  function rest() {
    source?.close();
    source = null;
  }
  document.addEventListener("visibilitychange", () => (document.hidden ? rest() : listen()));
  window.addEventListener("pagehide", rest);
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  listen();
})();
