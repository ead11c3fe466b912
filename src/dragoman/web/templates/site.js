"use strict";
// Words of a report show, when pointed at, which values of which records rest on them and by which rule.
const tip = document.createElement("div");
tip.className = "tip";
tip.hidden = true;
tip.setAttribute("aria-hidden", "true"); // the record beside the text says the same to those who hear the page
document.body.append(tip);

const line = (head, words, rule) => {
  const row = document.createElement("div");
  const bold = document.createElement("b");
  bold.textContent = head;
  row.append(bold, words ? " " + words + " " : " ");
  if (rule) { const code = document.createElement("code"); code.textContent = rule; row.append(code); }
  return row;
};
const tell = piece => {
  const lines = [];
  for (const number of (piece.dataset.events || "").split(" ").filter(Boolean)) {
    const card = document.getElementById("r" + number);
    const type = card && card.querySelector(".type");
    if (type) lines.push(line(number + " " + type.textContent, card.querySelector(".who").textContent.trim().slice(0, 120), ""));
  }
  for (const key of (piece.dataset.evidence || "").split(" ").filter(Boolean).slice(0, 8)) {
    for (const button of document.querySelectorAll(`button[data-key="${CSS.escape(key)}"]`)) {
      const term = button.closest("dd").previousElementSibling, rule = button.parentElement.querySelector("code");
      const value = button.closest("dd").querySelector(".value");
      if (lines.length < 9 && term.textContent) lines.push(line(term.textContent, value ? value.textContent.trim().slice(0, 80) : "", rule ? rule.textContent : ""));
    }
  }
  return lines;
};
const place = box => {
  tip.hidden = false;
  const gap = 8, height = tip.offsetHeight, width = tip.offsetWidth;
  const above = box.top - height - gap;
  tip.style.top = (above > 0 ? above : Math.min(box.bottom + gap, innerHeight - height - gap)) + "px";
  tip.style.left = Math.max(gap, Math.min(box.left, innerWidth - width - gap)) + "px";
};
const point = piece => {
  const lines = tell(piece);
  if (!lines.length) return;
  tip.replaceChildren(...lines);
  place(piece.getClientRects()[0]);
};
for (const piece of document.querySelectorAll(".text [data-events], .text [data-evidence]")) {
  piece.addEventListener("mouseenter", () => point(piece));
  piece.addEventListener("mouseleave", () => { tip.hidden = true; });
}
for (const note of document.querySelectorAll(".text .note")) {
  note.addEventListener("focus", () => { if (note.previousElementSibling) point(note.previousElementSibling); });
  note.addEventListener("blur", () => { tip.hidden = true; });
}
addEventListener("keydown", event => { if (event.key === "Escape") tip.hidden = true; });

// The page of one record begins at the words that tell of it.
const only = document.querySelectorAll("details.record");
if (only.length === 1 && only[0].open) show(only[0], "");
