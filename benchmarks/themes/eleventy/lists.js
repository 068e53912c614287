// The blog cut up: what each edition lists by ten, and what its feeds hold by twenty.
const PAGE_LENGTH = 10;
const FEED_LENGTH = 20;
const FORMATS = ["rss", "atom", "feed"];
export const AXES = ["categories", "tags", "authors", "series"];

// A group lists posts of either language, newest first; `own` are those in the edition's.
export function editions(oldestFirst) {
  const posts = oldestFirst.toReversed();
  return ["fr", "en"].map((lang) => {
    const shown = new Map();
    for (const post of posts) {
      if (post.data.lang === lang || !shown.has(post.data.pair)) shown.set(post.data.pair, post);
    }
    const own = posts.filter((post) => post.data.lang === lang);
    return { lang, own, groups: groupsOf(lang, [...shown.values()]) };
  });
}

function groupsOf(lang, posts) {
  const groups = new Map();
  const add = (post, url, values) => {
    if (!groups.has(url)) groups.set(url, { lang, url, posts: [], ...values });
    groups.get(url).posts.push(post);
  };
  for (const post of posts) {
    const { filed, terms } = post.data;
    add(post, `/${lang}/`, { name: "" });
    for (const axis of AXES) {
      for (const id of filed[axis]) {
        const { name, slug } = terms[axis][id][lang];
        add(post, `/${lang}/${axis}/${slug}/`, { axis, name });
      }
    }
    const [, , year, month] = post.url.split("/");
    const named = new Date(Date.UTC(year, month - 1));
    const name = named.toLocaleDateString(lang, { month: "long", year: "numeric", timeZone: "UTC" });
    add(post, `/${lang}/${year}/`, { axis: "years", name: year });
    add(post, `/${lang}/${year}/${month}/`, { axis: "months", name });
  }
  return [...groups.values()];
}

// The pages of all lists.
export function listings({ groups }) {
  return groups.flatMap(({ axis, ...group }) =>
    pages(group.url, axis === "series" ? group.posts.toReversed() : group.posts, PAGE_LENGTH).map(
      ({ part, ...page }) => ({
        ...group,
        ...page,
        posts: part,
        followed: axis !== "years" && axis !== "months",
      }),
    ),
  );
}

// The pages that list all terms of an axis, and all years and months.
export function indexes({ lang, groups }) {
  const of = (...axes) => groups.filter((group) => axes.includes(group.axis));
  const byName = (one, other) => one.name.localeCompare(other.name, lang);
  return [
    ...AXES.map((axis) => ({ axis, groups: of(axis).sort(byName) })),
    { axis: "archives", groups: of("years", "months") },
  ].map((index) => ({ lang, address: `/${lang}/${index.axis}/`, ...index }));
}

// Every document of every feed, in each format.
export function documents({ lang, own, groups }) {
  const home = `/${lang}/`;
  const discussed = own.filter((post) => post.data.comments);
  const said = new Map(discussed.map((post) => [post, commentsOn(post)]));
  const everything = [...said.values()].flat().sort((one, other) => other.date - one.date);
  const feeds = [
    ...groups.flatMap((group) => followed(group)),
    ...discussed.flatMap((post) => feed(post.url, post.url, post.data.title, said.get(post))),
    ...feed(`${home}comments/`, home, "Comments", everything),
  ];
  return feeds.flatMap((one) => FORMATS.map((format) => ({ lang, format, ...one })));
}

function followed({ lang, axis, url, name, posts }) {
  const own = posts.filter((post) => post.data.lang === lang);
  const entries = own.map((post) => ({ post, url: post.url, date: post.date }));
  if (axis === "years" || axis === "months") return [];
  const whole = !axis || axis === "series";
  return feed(url, url, name, whole ? entries : entries.slice(0, FEED_LENGTH));
}

function feed(url, home, title, entries) {
  return pages(url, entries, FEED_LENGTH).map(({ part, address, older }) => ({
    ...{ home, title, url: address, older, entries: part },
  }));
}

function commentsOn(post) {
  return post.data.comments
    .map(({ id, author, date, body }) => ({
      title: `${author} – ${post.data.title}`,
      url: `${post.url}#comment-${id}`,
      date: new Date(date),
      authors: [author],
      html: body,
    }))
    .reverse();
}

function pages(url, entries, length) {
  const total = Math.max(1, Math.ceil(entries.length / length));
  const address = (number) => (number === 1 ? url : `${url}page/${number}/`);
  return Array.from({ length: total }, (_, index) => ({
    part: entries.slice(index * length, (index + 1) * length),
    number: index + 1,
    total,
    address: address(index + 1),
    newer: index > 0 ? address(index) : "",
    older: index + 1 < total ? address(index + 2) : "",
  }));
}
