(() => {
"use strict";
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const table = document.querySelector("#dokumen table");
if (!table) return;
const rows = all("tbody tr", table);

/* Search: rows that hold all words. */
const field = document.querySelector("#cari");
field.closest(".filter").hidden = rows.length < 2;
field.addEventListener("input", () => {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  rows.forEach(row => { row.hidden = !words.every(word => row.textContent.toLowerCase().includes(word)); });
});

/* Sorting by a column: numbers the greatest first, words by the alphabet; once more turns it round. */
const heads = all("thead th", table);
const value = (row, at) => row.children[at].textContent.trim();
heads.forEach((head, at) => {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = head.textContent;
  head.replaceChildren(button);
  button.addEventListener("click", () => {
    const numbers = head.classList.contains("number");
    const down = head.getAttribute("aria-sort") ? head.getAttribute("aria-sort") === "ascending" : numbers;
    heads.forEach(other => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const order = (a, b) => (numbers ? value(a, at) - value(b, at) : value(a, at).localeCompare(value(b, at)));
    rows.sort((a, b) => (down ? -order(a, b) : order(a, b)));
    table.tBodies[0].append(...rows);
  });
});
})();
