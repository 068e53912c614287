// What is listed and followed is cut in lists.js, one collection for each template that walks it.
import anchor from "markdown-it-anchor";
import footnote from "markdown-it-footnote";
import { AXES, documents, editions, indexes, listings } from "./lists.js";
import { threads } from "./threads.js";

export default function (config) {
  config.addGlobalData("site", { title: "Benchmark", url: "https://example.org", axes: AXES });
  config.addPassthroughCopy("content/posts/**/*.png");
  config.setFrontMatterParsingOptions({ language: "yaml" });
  config.amendLibrary("md", (markdown) => markdown.use(footnote).use(anchor));
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addFilter("threads", threads);

  let cut;
  config.on("eleventy.before", () => (cut = undefined));
  const once = (all) => (cut ??= editions(all.getFilteredByGlob("content/posts/**/*.md")));
  config.addCollection("listings", (all) => once(all).flatMap(listings));
  config.addCollection("indexes", (all) => once(all).flatMap(indexes));
  config.addCollection("documents", (all) => once(all).flatMap(documents));

  return {
    dir: { input: "content", layouts: "../layouts", includes: "../layouts", data: "../data" },
    htmlTemplateEngine: "njk",
    markdownTemplateEngine: false,
  };
}
