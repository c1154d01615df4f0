(() => {
"use strict";
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const one = (selector, from = document) => from.querySelector(selector);
document.documentElement.classList.add("js");
all("[hidden].filter, [hidden].more, [hidden].unfold, [hidden].close").forEach(part => { part.hidden = false; });

/* Filters: what is shown is what fits all of them. */
const findings = one("#temuan");
const filter = one(".filter");
const entries = all(".entry", findings).map(row => {
  const check = row.closest(".check");
  const said = all("h4, .code, :scope > .message, .advice", check).map(part => part.textContent).join(" ");
  return { row, check, group: row.closest(".group").dataset.group, text: (row.textContent + " " + said).toLowerCase() };
});
const controls = filter && { text: one("#cari"), group: one("#pilih-kelompok"), position: one("#pilih-jabatan"), boxes: all("[type=checkbox]", filter) };

function ticked(name) { return controls.boxes.filter(box => box.name === name && box.checked).map(box => box.value); }

function apply() {
  const words = controls.text.value.toLowerCase().split(/\s+/).filter(Boolean);
  const levels = ticked("level"), kinds = ticked("kind");
  let shown = 0;
  for (const { row, group, text } of entries) {
    const fits = levels.includes(row.dataset.level) && kinds.includes(row.dataset.kind)
      && (!controls.group.value || controls.group.value === group)
      && (!controls.position.value || controls.position.value === row.dataset.position)
      && words.every(word => text.includes(word));
    row.hidden = !fits;
    if (row.nextElementSibling?.matches(".seen")) row.nextElementSibling.hidden = !fits;
    shown += fits;
  }
  all(".check, .group, tbody", findings).forEach(part => { part.hidden = !one(".entry:not([hidden])", part); });
  findings.classList.toggle("filtered", shown < entries.length);
  const result = one("output", filter);
  result.textContent = result.dataset.text.replace("{n}", shown).replace("{m}", entries.length);
  one(".reset", filter).hidden = shown === entries.length;
  one(".nothing", findings).hidden = shown > 0;
}

function choose({ level, group, position } = {}) {
  controls.text.value = "";
  controls.group.value = group || "";
  controls.position.value = position || "";
  controls.boxes.forEach(box => { box.checked = box.name !== "level" || !level || box.value === level; });
  apply();
}

if (filter) {
  filter.addEventListener("input", apply);
  one(".reset", filter).addEventListener("click", () => { choose(); controls.text.focus(); });
  apply();
}
all(".more").forEach(button => button.addEventListener("click", () => {
  const check = button.closest(".check");
  check.classList.add("open");
  one(".further a", check)?.focus({ preventScroll: true });
}));

/* Positions: all open, or as they were. */
const positions = all("details.position");
one(".unfold")?.addEventListener("click", () => positions.forEach(position => { position.open = true; }));
let folded = [];
addEventListener("beforeprint", () => {
  folded = positions.filter(position => !position.open);
  folded.forEach(position => { position.open = true; });
});
addEventListener("afterprint", () => folded.forEach(position => { position.open = false; }));

/* A link shows its target, wherever that is folded away or filtered out. */
function reveal(id) {
  const target = document.getElementById(id);
  if (!target) return;
  const entry = target.closest(".entry, .check, .group");
  if (entry && filter && (entry.hidden || entry.closest("[hidden]"))) choose();
  if (entry) entry.closest(".check")?.classList.add("open");
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  target.scrollIntoView();
}

/* The source text beside a finding, its lines marked and in them the words in question. */
const source = one("#naskah");
let opener = null, marked = [];

function unmark() {
  marked.forEach(line => { line.classList.remove("marked"); line.textContent = line.textContent; });
  marked = [];
}

function wordsOf(link) {
  const row = link.closest(".entry, tr");
  const texts = row ? all(row.matches(".entry") ? ".own, mark" : "td:not(.number), th", row).map(cell => cell.textContent) : [];
  if (row && row.matches("li")) texts.push(...(one(".message", row).textContent.match(/'[^']+'/g) || []));
  return texts.map(text => text.trim().replace(/^'|'$/g, "").split(/' → | …$/)[0]).filter(text => text.length > 3);
}

function highlight(line, words) {
  const text = line.textContent;
  const spans = [];
  for (const word of words) {
    const free = at => spans.every(([from, to]) => at + word.length <= from || to <= at);
    let at = text.toLowerCase().indexOf(word.toLowerCase());
    while (at >= 0 && !free(at)) at = text.toLowerCase().indexOf(word.toLowerCase(), at + 1);
    if (at >= 0 && word.length < 0.9 * text.length) spans.push([at, at + word.length]);
  }
  spans.sort((a, b) => a[0] - b[0]);
  const parts = [];
  let end = 0;
  for (const [from, to] of spans) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(from, to);
    parts.push(text.slice(end, from), mark);
    end = to;
  }
  line.replaceChildren(...parts, text.slice(end));
}

function read(link) {
  unmark();
  const first = Number(link.hash.slice(2)), last = Number(link.dataset.to || first);
  const words = wordsOf(link);
  for (let number = first; number <= last; number++) {
    const line = document.getElementById("b" + number);
    if (!line) continue;
    line.classList.add("marked");
    marked.push(line);
    highlight(line, words);
  }
  if (!marked.length) return;
  const before = link.getBoundingClientRect().top;
  document.body.classList.add("reading");
  opener = link;
  scrollBy({ top: link.getBoundingClientRect().top - before, behavior: "instant" });
  const text = one(".source", source);
  text.scrollTop += marked[0].getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 4;
  text.focus({ preventScroll: true });
}

function close() {
  if (!document.body.classList.contains("reading")) return;
  const before = opener.getBoundingClientRect().top;
  document.body.classList.remove("reading");
  scrollBy({ top: opener.getBoundingClientRect().top - before, behavior: "instant" });
  opener.focus({ preventScroll: true });
}

addEventListener("click", event => {
  const link = event.target.closest("a[href^='#']");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (link.matches(".at") && source) { event.preventDefault(); read(link); return; }
  const { level, group, position } = link.dataset;
  if (filter && (level || group || position)) {
    event.preventDefault();
    choose({ level, group, position });
    findings.scrollIntoView();
    controls.text.focus({ preventScroll: true });
    return;
  }
  if (link.hash === "#naskah") close();
  if (link.hash) setTimeout(() => reveal(link.hash.slice(1)));
});
one(".close", source || document)?.addEventListener("click", close);
addEventListener("keydown", event => { if (event.key === "Escape") close(); });
addEventListener("hashchange", () => reveal(location.hash.slice(1)));
if (location.hash) reveal(location.hash.slice(1));
})();
