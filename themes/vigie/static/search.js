// Looks for words in the indexes that Pagefind made, and shows what is found.

const [form, told, none, found, group, result] = [
  "search", "told", "none", "found", "group", "result",
].map((id) => document.getElementById(`_${id}`));
const title = document.title;
const language = document.documentElement.lang;
const plural = new Intl.PluralRules(language);
const dates = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
const names = ["q", "kind", "category", "year"];
const filters = names.slice(1);
const step = 10;
const elided = /(^|[^\p{L}])(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)['’]/giu;
let asked = 0;

async function results(index, words, chosen) {
  const pagefind = await import(`${index}pagefind.js`);
  return (await pagefind.search(words, { filters: chosen })).results;
}

// Pagefind gives text with `mark` and no other element, and the apostrophes of the copy it read.
function write(element, marked) {
  element.textContent = "";
  marked.split(/<\/?mark>/).forEach((part, number) => {
    const text = part.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("'", "’");
    const place = number % 2 ? element.appendChild(document.createElement("mark")) : element;
    place.append(text);
  });
}

const copy = (template) => template.content.firstElementChild.cloneNode(true);

function card(data, lang) {
  const item = copy(result);
  const [when, kind, link, excerpt, places] = item.querySelectorAll("time, span, a, h3 + p, ul");
  const { day } = data.meta;
  if (day) {
    when.dateTime = day;
    when.textContent = dates.format(new Date(day)).replace(/^1 /, "1er ");
  } else when.remove();
  kind.textContent = form.querySelector(`option[value="${data.filters.kind}"]`).text;
  link.href = data.url;
  write(link, data.meta.title);
  write(excerpt, `… ${data.excerpt} …`);
  for (const place of data.sub_results.filter((one) => one.url.includes("#")).slice(0, 3)) {
    const inside = document.createElement("a");
    inside.href = place.url;
    write(inside, place.title);
    places.appendChild(document.createElement("li")).append(inside);
  }
  if (!places.children.length) places.remove();
  if (lang) for (const part of [link, excerpt, places]) part.lang = lang;
  return item;
}

async function more(section, left, lang) {
  const read = await Promise.all(left.splice(0, step).map((one) => one.data()));
  const cards = read.map((data) => card(data, lang));
  section.querySelector(".card-list").append(...cards);
  section.querySelector("button").hidden = !left.length;
  return cards[0];
}

async function show(left, lang, labelled) {
  const section = copy(group);
  const heading = section.querySelector("h2");
  if (lang) heading.textContent = heading.dataset.there;
  if (!labelled) heading.className = "visually-hidden";
  await more(section, left, lang);
  section.querySelector("button").addEventListener("click", async () => {
    (await more(section, left, lang)).querySelector("a").focus();
  });
  return section;
}

async function search() {
  const turn = ++asked;
  const { index, otherIndex, otherLang } = form.dataset;
  const words = form.q.value.replace(elided, "$1").trim() || null;
  const chosen = {};
  for (const name of filters) if (form[name].value) chosen[name] = [form[name].value];
  const both = !index || form.both?.checked;
  document.title = form.q.value ? `${form.q.value} – ${title}` : title;
  none.hidden = true;
  found.replaceChildren();
  told.textContent = "";
  if (!words && !Object.keys(chosen).length) return;
  told.textContent = told.dataset.wait;
  let count = 0;
  try {
    const sides = [[index, ""], [both && otherIndex, otherLang]];
    const groups = await Promise.all(sides.map(async ([place, lang]) => {
      const left = place ? await results(place, words, chosen) : [];
      count += left.length;
      return left.length ? show(left, lang, both) : "";
    }));
    if (turn !== asked) return;
    found.append(...groups);
    none.hidden = count > 0;
    const said = count ? (plural.select(count) === "one" ? "one" : "many") : "none";
    told.textContent = told.dataset[said].replace("#", count.toLocaleString(language));
  } catch {
    if (turn === asked) told.textContent = told.dataset.failed;
  }
}

// Words stand behind `#`, which no server is told; those behind `?` are read too.
function read() {
  const behind = location.hash.slice(1);
  if (behind && !behind.includes("=")) return;
  const address = new URLSearchParams(behind || location.search);
  for (const name of names) form[name].value = address.get(name) ?? "";
  if (form.both) form.both.checked = address.has("both");
  search();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const address = new URLSearchParams(new FormData(form));
  for (const name of names) if (!address.get(name)) address.delete(name);
  history.pushState(null, "", `#${address}`);
  search();
});
addEventListener("popstate", read);
read();
