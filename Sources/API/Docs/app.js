import { h, prose } from "/docs/dom.js";
import { details } from "/docs/operation.js";
import { keep, token, whenKept } from "/docs/token.js";
import { current, said, speak, w } from "/docs/words.js";

const contracts = ["v2", "v1", "classic"];
const place = (id) => document.getElementById(id);
const content = place("content");
const documents = {};
let registry = {};
let chosen = "v2";

const load = async (contract) =>
  (documents[contract] ??= await (await fetch(`/${contract}/openapi.json`)).json());

/** What each code means in the current language, with its status in each contract. */
async function loadRegistry() {
  const [v1, v2] = await Promise.all(["/v1/error-codes", "/v2/error-codes"].map(async (path) =>
    (await fetch(path, { headers: { "Accept-Language": current() } })).json()));
  registry = {};
  for (const { code, status, description } of v1.errorCodes ?? []) registry[code] = { v1: status, description };
  for (const { code, status } of v2.data ?? []) registry[code].v2 = status;
}

/** The operations of a contract, in the document's order. */
function operations(contract) {
  const source = documents[contract];
  return Object.entries(source.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, spec]) => ({
      contract, document: source, path, spec, method: method.toUpperCase(), id: `${contract}/${spec.operationId}`,
    })));
}

function haystack({ path, method, spec }) {
  const codes = Object.values(spec.responses).flatMap((response) => response["x-codes"] ?? []);
  return [method, path, spec.operationId, spec["x-summary"].ko, spec["x-summary"].en, ...codes].join(" ").toLowerCase();
}

const matches = (operation, words) => words.every((word) => haystack(operation).includes(word));

function card(operation) {
  const { spec, path, method, id } = operation;
  const needsToken = !spec.security.some((one) => Object.keys(one).length === 0);
  const summary = h("summary", {},
    h("span", { class: `method ${method.toLowerCase()}` }, method),
    h("code", { class: "path" }, ...path.split("/").flatMap((part, i) => (i ? [h("wbr"), `/${part}`] : []))),
    h("span", { class: "what" }, said(spec["x-summary"])),
    needsToken && h("span", { class: "lock", title: w("signedIn") }, w("signedIn")));
  const element = h("details", { class: "operation", id }, summary);
  element.addEventListener("toggle", () => {
    if (element.open && element.children.length === 1) element.append(details(operation, registry));
    if (element.open) history.replaceState(null, "", `#${id}`);
  });
  return element;
}

function listing(title, list, about) {
  const groups = grouped(list);
  return [
    h("div", { class: "intro" }, h("h2", {}, title), about),
    ...[...groups].map(([tag, members]) =>
      h("section", { class: "resource", id: `${members[0].contract}/${tag}` }, h("h3", {}, tag), members.map(card))),
  ];
}

function grouped(list) {
  const groups = new Map();
  for (const one of list) groups.set(one.spec.tags[0], [...(groups.get(one.spec.tags[0]) ?? []), one]);
  return groups;
}

function index(list) {
  place("index").replaceChildren(...[...grouped(list)].map(([tag, members]) =>
    h("div", {}, h("h3", {}, tag), h("ul", {}, members.map(({ id, method, spec }) =>
      h("li", {}, h("a", { href: `#${id}` }, h("span", { class: `method ${method.toLowerCase()}` }, method), said(spec["x-summary"]))))))));
}

function showContract(contract) {
  const info = documents[contract].info;
  const list = operations(contract);
  const about = h("p", {}, ...prose(said(info["x-about"])), " ",
    h("a", { href: `/${contract}/openapi.json` }, w("document")));
  content.replaceChildren(...listing(said(info.title), list, about));
  index(list);
}

function showErrors() {
  const rows = Object.entries(registry).map(([code, { v1, v2, description }]) =>
    h("tr", { id: `errors/${code}` }, h("th", { scope: "row" }, h("code", {}, code)),
      [v1, v2].map((status) => h("td", {}, h("span", { class: `status s${String(status)[0]}` }, String(status)))), h("td", {}, description)));
  content.replaceChildren(h("div", { class: "intro" }, h("h2", {}, w("errors"))),
    h("div", { class: "scroll" }, h("table", { class: "codes registry" },
      h("thead", {}, h("tr", {}, [w("code"), "v1", "v2", w("description")].map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, rows))));
  place("index").replaceChildren();
}

async function showFound(text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  await Promise.all(contracts.map(load));
  if (place("search").value.trim() !== text) return;
  const found = contracts.map((contract) => [contract, operations(contract).filter((one) => matches(one, words))]);
  const count = found.reduce((sum, [, list]) => sum + list.length, 0);
  const codes = Object.entries(registry).filter(([code, { description }]) =>
    words.every((word) => `${code} ${description}`.toLowerCase().includes(word)));
  content.replaceChildren(
    h("p", { class: "quiet", role: "status" }, count + codes.length ? w("results").replace("{}", count + codes.length) : w("nothing")),
    ...codes.map(([code, { v1, v2, description }]) =>
      h("p", { class: "found" }, h("code", {}, code), ` v1 ${v1}, v2 ${v2} · ${description}`)),
    ...found.filter(([, list]) => list.length).flatMap(([contract, list]) => listing(contract, list)));
  index(found.flatMap(([, list]) => list));
}

async function show() {
  const text = place("search").value.trim();
  const [contract, operation] = decodeURIComponent(location.hash.slice(1)).split("/");
  if (contracts.includes(contract) || contract === "errors") chosen = contract;
  for (const link of place("contracts").children) {
    if (link.dataset.name === chosen) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  try {
    if (text) return await showFound(text);
    if (chosen === "errors") return showErrors();
    await load(chosen);
    showContract(chosen);
  } catch {
    content.replaceChildren(h("p", { role: "alert" }, w("failed")));
  }
  if (operation) reveal(`${contract}/${operation}`);
}

function reveal(id) {
  const element = place(id);
  if (!element) return;
  if (element.tagName === "DETAILS") element.open = true;
  element.scrollIntoView();
  element.querySelector("summary")?.focus({ preventScroll: true });
}

function paint() {
  const theme = localStorage.getItem("theme") ?? "auto";
  document.documentElement.dataset.theme = theme;
  place("theme").textContent = `${w("theme")}: ${w(theme)}`;
}

function dress() {
  document.documentElement.lang = current();
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = w(element.dataset.word);
  place("search").placeholder = w("searchHint");
  place("token").placeholder = w("tokenHint");
  place("language").textContent = current() === "ko" ? "English" : "한국어";
  place("language").lang = current() === "ko" ? "en" : "ko";
  paint();
  place("contracts").replaceChildren(...[...contracts, "errors"].map((name) =>
    h("a", { href: `#${name}`, "data-name": name }, name === "errors" ? w("errors") : name)));
}

place("language").addEventListener("click", async () => {
  speak(current() === "ko" ? "en" : "ko");
  dress();
  await loadRegistry();
  await show();
});
place("theme").addEventListener("click", () => {
  const themes = ["auto", "light", "dark"];
  const next = themes[(themes.indexOf(document.documentElement.dataset.theme) + 1) % themes.length];
  localStorage.setItem("theme", next);
  paint();
});
place("search").addEventListener("input", show);
place("token").addEventListener("input", () => keep(place("token").value.trim()));
place("forget").addEventListener("click", () => keep(""));
const showToken = (value) => {
  if (place("token").value !== value) place("token").value = value;
  place("forget").hidden = !value;
};
whenKept(showToken);
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !event.target.closest("input, textarea, select")) {
    event.preventDefault();
    place("search").focus();
  }
  if (event.key === "Escape" && event.target === place("search")) {
    place("search").value = "";
    show();
  }
});
addEventListener("hashchange", () => {
  place("search").value = "";
  show();
});

dress();
showToken(token());
await loadRegistry().catch(() => {});
await show();
