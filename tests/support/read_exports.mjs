// Reads exports with the libraries that they are for. stdin: [{format, text}]; stdout: what each was read as.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const modules = process.argv[2];
const { JSDOM } = createRequire(join(modules, "x.js"))("jsdom");
const page = new JSDOM("<div id=timeline></div>", { runScripts: "outside-only", pretendToBeVisual: true });
const { window } = page;
globalThis.window = window;
globalThis.document = window.document;
window.matchMedia = () => ({ matches: false, addListener() {}, addEventListener() {} });

const readers = { mermaid: timeline, mermaid_causes: flowchart, timelinejs };
const reports = [];
for (const { format, text } of JSON.parse(readFileSync(0, "utf8"))) reports.push(await readers[format](text));
process.stdout.write(JSON.stringify(reports), () => process.exit(0));

// HTML as a reader sees it: its text, and the elements that are in it.
function seen(html) {
  const element = document.createElement("div");
  element.innerHTML = html;
  return { text: element.textContent, elements: [...element.querySelectorAll("*")].map((e) => e.outerHTML) };
}

// Mermaid keeps numbers of characters in this form until it draws; then they are entities of HTML.
function drawn(text) {
  return seen(text.replaceAll("ﬂ°°", "&#").replaceAll("ﬂ°", "&").replaceAll("¶ß", ";"));
}

async function diagram(text) {
  const { default: mermaid } = await import(join(modules, "mermaid/dist/mermaid.core.mjs"));
  mermaid.initialize({ startOnLoad: false });
  return mermaid.mermaidAPI.getDiagramFromText(text);
}

async function timeline(text) {
  const { type, db } = await diagram(text);
  const tasks = db.getTasks().map(({ task, events }) => ({ when: drawn(task), events: events.map(drawn) }));
  return { type, title: drawn(db.getCommonDb().getDiagramTitle()), tasks, sections: db.getSections() };
}

async function flowchart(text) {
  const { type, db } = await diagram(text);
  const nodes = [...db.getVertices().values()].map(({ id, text }) => ({ id, label: drawn(text ?? "") }));
  return { type, nodes, edges: db.getEdges().map(({ start, end }) => [start, end]) };
}

async function timelinejs(text) {
  window.TL ?? window.eval(readFileSync(join(modules, "@knight-lab/timelinejs/dist/js/timeline.js"), "utf8"));
  const read = new window.TL.Timeline("timeline", JSON.parse(text), {});
  while (!read.config) await new Promise((resolve) => setTimeout(resolve, 5));
  const { title, events, scale, messages } = read.config;
  const slide = ({ unique_id, text, display_date, start_date, end_date, group }) => ({
    id: unique_id, headline: seen(text.headline), text: seen(text.text), when: seen(display_date ?? ""), group,
    start: start_date && start_date.data, end: end_date && end_date.data,
  });
  return { title: slide(title), events: events.map(slide), scale, errors: messages.errors.map(String) };
}
