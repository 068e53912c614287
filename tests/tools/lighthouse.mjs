/* Look at pages with Lighthouse, its mobile profile, in one Chromium that says at which port it
   listens: node lighthouse.mjs PORT ADDRESS… prints an object for each address, as JSON lines. */
import lighthouse from "lighthouse";

const [port, ...addresses] = process.argv.slice(2);
const settings = {
  output: "json",
  port: Number(port),
  logLevel: "silent",
  // Pictures of the page, which nobody looks at here.
  skipAudits: ["full-page-screenshot", "screenshot-thumbnails", "final-screenshot", "bf-cache"],
  // Nothing happens here after a page has loaded.
  pauseAfterFcpMs: 100,
  pauseAfterLoadMs: 100,
  networkQuietThresholdMs: 100,
  cpuQuietThresholdMs: 100,
};

for (const address of addresses) {
  const { lhr } = await lighthouse(address, settings);
  const scores = Object.fromEntries(
    Object.entries(lhr.categories).map(([name, { score }]) => [name, score === null ? null : Math.round(score * 100)]),
  );
  const flaws = Object.values(lhr.categories).flatMap(({ id, auditRefs }) =>
    auditRefs
      .filter((one) => one.weight > 0 && (lhr.audits[one.id].score ?? 1) < 0.9)
      .map((one) => `${id}: ${one.id}`),
  );
  const figure = (name) => lhr.audits[name]?.numericValue ?? null;
  console.log(
    JSON.stringify({
      address,
      error: lhr.runtimeError?.message ?? "",
      scores,
      flaws,
      shift: figure("cumulative-layout-shift"),
      paint: figure("first-contentful-paint"),
      largest: figure("largest-contentful-paint"),
      blocked: figure("total-blocking-time"),
      weight: figure("total-byte-weight"),
      elements: figure("dom-size"),
      milliseconds: lhr.timing.total,
    }),
  );
}
