(() => {
"use strict";
/* Search: rows that hold all words, in every table. */
const rows = [...document.querySelectorAll("tbody tr")];
const field = document.querySelector("#cari");
field.closest(".filter").hidden = rows.length < 2;
field.addEventListener("input", () => {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  rows.forEach(row => { row.hidden = !words.every(word => row.textContent.toLowerCase().includes(word)); });
});
})();
