/* Look at pages with Lighthouse, its mobile profile: node lighthouse.mjs CHROMIUM ADDRESS…
   prints, as one JSON list, what it found at each address. */
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [chromePath, ...addresses] = process.argv.slice(2);
const settings = {
  output: "json",
  logLevel: "silent",
  // Pictures of the page, which nobody looks at here, and going back to it.
  skipAudits: ["full-page-screenshot", "screenshot-thumbnails", "final-screenshot", "bf-cache"],
  // Nothing happens on these pages once they have loaded.
  pauseAfterFcpMs: 100,
  pauseAfterLoadMs: 100,
  networkQuietThresholdMs: 100,
  cpuQuietThresholdMs: 100,
};

function told({ lhr }, address) {
  const figure = (name) => lhr.audits[name].numericValue;
  const parts = Object.values(lhr.categories);
  const short = (part) =>
    part.auditRefs.map(({ id }) => id).filter((id) => (lhr.audits[id].score ?? 1) < 1);
  return {
    address,
    error: lhr.runtimeError?.message ?? "",
    scores: Object.fromEntries(parts.map(({ id, score }) => [id, Math.round(score * 100)])),
    flaws: Object.fromEntries(parts.map((part) => [part.id, short(part)])),
    shift: figure("cumulative-layout-shift"),
    first: figure("first-contentful-paint"),
    largest: figure("largest-contentful-paint"),
    blocked: figure("total-blocking-time"),
  };
}

const chrome = await launch({
  chromePath,
  chromeFlags: ["--headless=new", "--disable-gpu", "--disable-quic", "--no-sandbox"],
});
const found = [];
for (const address of addresses) {
  let result;
  // A busy machine may leave a page unpainted for so long that nothing is judged at all.
  for (let turn = 0; turn < 3 && (!result || result.lhr.runtimeError); turn++) {
    result = await lighthouse(address, { ...settings, port: chrome.port });
  }
  found.push(told(result, address));
}
await chrome.kill();
console.log(JSON.stringify(found));
