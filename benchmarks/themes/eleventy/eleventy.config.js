// Listings and feeds are cut here, one collection for each template that walks them.
import anchor from "markdown-it-anchor";
import footnote from "markdown-it-footnote";

const SITE = "https://example.org";
const PAGE_LENGTH = 10;
const FEED_LENGTH = 20;
const AXES = ["categories", "tags", "authors"];

export default function (config) {
  const slugs = new Map();
  config.addGlobalData("site", { title: "Benchmark", url: SITE });
  config.addPassthroughCopy("content/posts/**/*.png");
  config.setFrontMatterParsingOptions({ language: "yaml" });
  config.amendLibrary("md", (markdown) => markdown.use(footnote).use(anchor));
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addFilter("slug", slugOf);

  config.addCollection("listings", (all) => editions(all).flatMap(pagesOf));
  config.addCollection("feeds", (all) => editions(all).flatMap(groupsOf).map(newest));
  config.addCollection("indexes", (all) => editions(all).flatMap(indexesOf));

  return {
    dir: { input: "content", layouts: "../layouts", includes: "../layouts", data: "../data" },
    htmlTemplateEngine: "njk",
    markdownTemplateEngine: false,
  };

  function slugOf(name) {
    if (!slugs.has(name)) slugs.set(name, config.getFilter("slugify")(name));
    return slugs.get(name);
  }

  function editions(all) {
    const posts = all.getFilteredByGlob("content/posts/**/*.md").reverse();
    return ["fr", "en"].map((lang) => ({
      lang,
      posts: posts.filter((post) => post.data.lang === lang),
    }));
  }

  function groupsOf({ lang, posts }) {
    const groups = new Map([[`/${lang}/`, { lang, name: "", url: `/${lang}/`, posts }]]);
    for (const post of posts) {
      for (const axis of AXES) {
        for (const name of post.data.filed[axis]) {
          const url = `/${lang}/${axis}/${slugOf(name)}/`;
          if (!groups.has(url)) groups.set(url, { lang, axis, name, url, posts: [] });
          groups.get(url).posts.push(post);
        }
      }
    }
    return [...groups.values()];
  }

  function pagesOf(edition) {
    return groupsOf(edition).flatMap((group) => {
      const total = Math.ceil(group.posts.length / PAGE_LENGTH);
      const address = (number) => (number === 1 ? group.url : `${group.url}page/${number}/`);
      return Array.from({ length: total }, (_, index) => ({
        ...group,
        posts: group.posts.slice(index * PAGE_LENGTH, (index + 1) * PAGE_LENGTH),
        number: index + 1,
        total,
        address: address(index + 1),
        newer: index > 0 ? address(index) : "",
        older: index + 1 < total ? address(index + 2) : "",
      }));
    });
  }

  function newest(group) {
    return { ...group, posts: group.posts.slice(0, FEED_LENGTH) };
  }

  function indexesOf(edition) {
    const groups = groupsOf(edition);
    return AXES.map((axis) => ({
      lang: edition.lang,
      axis,
      address: `/${edition.lang}/${axis}/`,
      groups: groups
        .filter((group) => group.axis === axis)
        .sort((one, other) => one.name.localeCompare(other.name, edition.lang)),
    }));
  }
}
