// Each document of each feed: of posts or of comments, in one of three formats.
import { escape } from "../threads.js";

export default class Feed {
  data() {
    return {
      pagination: { data: "collections.documents", size: 1, alias: "document" },
      permalink: ({ document }) => address(document, document.url),
      eleventyExcludeFromCollections: true,
    };
  }

  render({ document, site }) {
    const title = [site.title, document.title].filter(Boolean).join(" – ");
    const whole = (place) => site.url + address(document, place);
    const feed = {
      ...{ title, lang: document.lang, home: site.url + document.home, self: whole(document.url) },
      next: document.older && whole(document.older),
      entries: document.entries.map((entry) => told(entry, site.url)),
    };
    return WRITERS[document.format](feed);
  }
}

const address = ({ format }, place) => `${place}${format}.${format === "feed" ? "json" : "xml"}`;

function told({ post, ...entry }, site) {
  const { title, summary, filed, terms, lang } = post?.data ?? {};
  const names = (axis) => filed[axis].map((id) => terms[axis][id][lang].name);
  const values = post
    ? { title, summary, authors: names("authors"), tags: names("tags"), html: post.content }
    : { ...entry, summary: "", tags: [] };
  return { ...values, url: site + entry.url, date: entry.date };
}

const WRITERS = {
  rss: ({ title, home, self, next, entries }) => `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${escape(title)}</title>
<link>${home}</link>
<description>${escape(title)}</description>
<atom:link href="${self}" rel="self" type="application/rss+xml"/>
${next && `<atom:link href="${next}" rel="next"/>`}
${entries.map(item).join("")}</channel>
</rss>
`,
  atom: ({ title, lang, home, self, next, entries }) => `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">
<title>${escape(title)}</title>
<id>${self}</id>
<link href="${home}" rel="alternate"/>
<link href="${self}" rel="self"/>
${next && `<link href="${next}" rel="next"/>`}
<updated>${(entries[0]?.date ?? new Date(0)).toISOString()}</updated>
${entries.map(entry).join("")}</feed>
`,
  feed: ({ title, lang, home, self, next, entries }) =>
    JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      ...{ title, language: lang, home_page_url: home, feed_url: self },
      ...(next && { next_url: next }),
      items: entries.map(({ url, title, summary, html, date, authors, tags }) => ({
        ...{ id: url, url, title, content_html: html, date_published: date.toISOString() },
        ...(summary && { summary }),
        ...{ authors: authors.map((name) => ({ name })), tags },
      })),
    }),
};

const item = ({ url, title, summary, html, date, authors, tags }) => `<item>
<title>${escape(title)}</title>
<link>${url}</link>
<guid>${url}</guid>
<pubDate>${date.toUTCString()}</pubDate>
${authors.map((name) => `<dc:creator>${escape(name)}</dc:creator>`).join("")}
${tags.map((name) => `<category>${escape(name)}</category>`).join("")}
<description>${escape(summary)}</description>
<content:encoded>${escape(html)}</content:encoded>
</item>
`;

const entry = ({ url, title, summary, html, date, authors, tags }) => `<entry>
<title>${escape(title)}</title>
<id>${url}</id>
<link href="${url}" rel="alternate"/>
<published>${date.toISOString()}</published>
<updated>${date.toISOString()}</updated>
${authors.map((name) => `<author><name>${escape(name)}</name></author>`).join("")}
${tags.map((name) => `<category term="${escape(name)}"/>`).join("")}
<summary>${escape(summary)}</summary>
<content type="html">${escape(html)}</content>
</entry>
`;
