// What the server adds to each page: it shows the next build of the page, or why there is none.
(() => {
  const { made, lang, busy, close } = document.currentScript.dataset;
  const DISMISSED = "vigie-dismissed";
  const SLOW = 600;
  let slow, panel;

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { all: initial; position: fixed; inset: auto 0 0; z-index: 2147483647;
      color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
    .told { box-sizing: border-box; max-block-size: 60vh; overflow: auto; padding: 1rem 1.25rem;
      border-block-start: 4px solid #ffb454; background: #1b1f24; color: #fff; }
    .told:empty, .busy:empty { display: none; }
    h2 { margin: 0; font-size: 1.125rem; }
    p { margin: .25rem 0 0; }
    ol { margin: .75rem 0 0; padding-inline-start: 1.5rem; }
    li { margin-block-end: .5rem; overflow-wrap: anywhere; }
    code { display: block; color: #ffd9a0; font: .875rem/1.5 ui-monospace, monospace; }
    button { float: inline-end; margin-inline-start: 1rem; padding: .375rem .75rem;
      border: 1px solid currentcolor; border-radius: 3px; background: none; color: inherit;
      font: inherit; cursor: pointer; }
    button:focus-visible { outline: 3px solid #ffb454; outline-offset: 2px; }
    .busy { position: absolute; inset-block-end: 100%; inset-inline-end: 0; padding: .25rem .75rem;
      background: #1b1f24; color: #fff; font-size: .875rem; }
    @media print { :host { display: none; } }`);

  const element = (name, text, ...inside) => {
    const made = document.createElement(name);
    made.append(...(text ? [text] : []), ...inside);
    return made;
  };

  // The live regions are there before their words, or a screen reader would not say them.
  const shown = () => {
    if (panel) return panel;
    const host = document.createElement("vigie-live");
    host.lang = lang;
    const root = host.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    panel = { told: element("div"), busy: element("div") };
    panel.told.className = "told";
    panel.told.setAttribute("role", "alert");
    panel.busy.className = "busy";
    panel.busy.setAttribute("role", "status");
    root.append(panel.busy, panel.told);
    document.body.append(host);
    return panel;
  };

  const dismiss = () => {
    if (!panel || !panel.told.hasChildNodes()) return;
    sessionStorage.setItem(DISMISSED, panel.key);
    panel.told.replaceChildren();
  };

  const tell = (news) => {
    const key = JSON.stringify([news.failure, news.mistakes]);
    const { told } = shown();
    if (panel.key === key) return;
    panel.key = key;
    if (!news.failure && !news.mistakes.length) {
      sessionStorage.removeItem(DISMISSED);
      told.replaceChildren();
      return;
    }
    if (sessionStorage.getItem(DISMISSED) === key) return;
    const button = element("button", close);
    button.type = "button";
    button.addEventListener("click", dismiss);
    const items = news.mistakes.map((one) => element("li", "", element("code", one.place), one.told));
    told.replaceChildren(button, element("h2", news.heading));
    for (const text of [news.note, news.failure]) if (text) told.append(element("p", text));
    if (items.length) told.append(element("ol", "", ...items));
    if (news.more) told.append(element("p", news.more));
  };

  const hear = (text) => {
    const news = JSON.parse(text);
    if (news.made !== made) {
      location.reload();
      return;
    }
    clearTimeout(slow);
    shown().busy.textContent = "";
    if (news.busy) slow = setTimeout(() => { shown().busy.textContent = busy; }, SLOW);
    else tell(news);
  };

  // A browser opens few connections to one server: of all open pages one listens, and passes it on.
  const others = new BroadcastChannel("vigie-live");
  let last;
  others.onmessage = ({ data }) => {
    if (data) hear(data);
    else if (last) others.postMessage(last);
  };
  others.postMessage("");
  navigator.locks.request("vigie-live", () => new Promise(() => {
    new EventSource("/.live/news").onmessage = ({ data }) => {
      last = data;
      others.postMessage(data);
      hear(data);
    };
  }));

  addEventListener("keydown", ({ key }) => key === "Escape" && dismiss());
})();
