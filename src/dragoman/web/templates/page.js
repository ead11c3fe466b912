"use strict";
const all = (query, within = document) => [...within.querySelectorAll(query)];
const words = (piece, name) => (piece.dataset[name] || "").split(" ");
const textOf = card => card.closest(".sheet").querySelector(".text");
const pieces = text => all("[data-events], [data-evidence]", text);

// Mark the words that tell of a record, and, where a key is given, those that one value rests on.
const show = (card, key) => {
  let first = null;
  for (const text of all(".text")) {
    for (const piece of pieces(text)) {
      const mine = text === textOf(card);
      const hit = mine && key !== "" && words(piece, "evidence").includes(key);
      piece.classList.toggle("on", mine && words(piece, "events").includes(card.dataset.event));
      piece.classList.toggle("hit", hit);
      if (!first && (hit || (key === "" && piece.classList.contains("on")))) first = piece;
    }
  }
  for (const button of all("button[data-key]")) button.setAttribute("aria-pressed", String(key !== "" && button.dataset.key === key));
  const text = textOf(card);
  if (first && text.scrollHeight > text.clientHeight) {
    const gap = first.getBoundingClientRect().top - text.getBoundingClientRect().top;
    if (gap < 0 || gap > text.clientHeight - 40) text.scrollTop += gap - 60;
  }
};
const clear = () => {
  for (const piece of all(".on, .hit")) piece.classList.remove("on", "hit");
  for (const button of all("button[data-key]")) button.setAttribute("aria-pressed", "false");
};

// A browser tells of an opened record late: by then the tab key may have gone on to one of its values.
const keyOfFocus = card => { const button = card.querySelector("button[data-key]:focus"); return button ? button.dataset.key : ""; };

// Open a record and go to it.
const open = number => {
  const card = document.getElementById("r" + number);
  if (!card) return;
  card.open = true;
  show(card, "");
  card.scrollIntoView({block: "nearest"});
};

for (const card of all("details.record")) {
  card.addEventListener("toggle", event => { if (event.target === card) { if (card.open) show(card, keyOfFocus(card)); else clear(); } });
  for (const button of all("button[data-key]", card)) {
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", () => {
      show(card, button.dataset.key);
      const hit = textOf(card).querySelector(".hit");
      if (hit && !matchMedia("(min-width: 60rem)").matches) hit.scrollIntoView({block: "center"});
    });
    button.addEventListener("mouseenter", () => show(card, button.dataset.key));
    button.addEventListener("focus", () => show(card, button.dataset.key));
  }
}
for (const mark of all("mark")) {
  mark.addEventListener("click", () => {
    const numbers = words(mark, "events");
    const at = numbers.findIndex(n => mark.classList.contains("on") && document.getElementById("r" + n).dataset.last === "yes");
    const next = numbers[(at + 1) % numbers.length];
    for (const card of all("details.record")) card.dataset.last = card.id === "r" + next ? "yes" : "";
    open(next);
  });
}
for (const link of all('a[href^="#r"]')) {
  link.addEventListener("click", event => {
    event.preventDefault(); // the browser's own way there would take the focus away again
    history.pushState(null, "", link.getAttribute("href"));
    const number = link.getAttribute("href").slice(2);
    open(number);
    document.getElementById("r" + number).querySelector("summary").focus({preventScroll: true});
  });
}
const openTarget = () => { if (/^#r[0-9]+$/.test(location.hash)) open(location.hash.slice(2)); };
addEventListener("hashchange", openTarget);
openTarget();

let closed = [];
addEventListener("beforeprint", () => { closed = all("details:not([open])"); for (const one of closed) one.open = true; clear(); });
addEventListener("afterprint", () => { for (const one of closed) one.open = false; });
