import { block, h, pretty } from "/docs/dom.js";
import { resolve } from "/docs/operation.js";
import { keep, token } from "/docs/token.js";
import { current, w } from "/docs/words.js";

/** A form that calls an operation of the server that this page comes from. */
export function attempt(operation) {
  const { document: described, method, path, spec } = operation;
  const inputs = (spec.parameters ?? []).map((parameter) => ({ parameter, input: field(parameter) }));
  const body = spec.requestBody && bodyEditor(spec, described);
  const result = h("div", { class: "result", "aria-live": "polite" });
  const button = h("button", { type: "submit", class: "send" }, w("send"));
  const form = h("form", { class: "attempt", noValidate: true },
    h("div", { class: "inputs" }, inputs.map(({ parameter, input }) =>
      h("label", { class: "field" }, h("span", {}, parameter.name, parameter.required && h("b", {}, " *")), input))),
    body?.element, button, result);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    button.disabled = true;
    button.textContent = w("sending");
    try {
      const request = build(method, path, inputs, body);
      const start = performance.now();
      const response = await fetch(request.target, request.options);
      const text = await response.text();
      const duration = performance.now() - start;
      learn(response, text);
      show(result, method, request.target, response, text, duration);
    } catch (error) {
      result.replaceChildren(h("p", { class: "status s5" }, String(error)));
    }
    button.disabled = false;
    button.textContent = w("send");
  });
  return form;
}

function field(parameter) {
  const schema = parameter.schema;
  const hint = schema.default ?? schema.items?.enum?.join(",") ?? (schema.type === "array" ? "id,desc" : "");
  return h("input", {
    name: `${parameter.in}:${parameter.name}`, placeholder: String(hint), autocomplete: "off", spellcheck: false,
    inputMode: schema.type === "integer" ? "numeric" : "text",
  });
}

/** The body in each type: JSON as a text, forms as their fields. */
function bodyEditor(spec, described) {
  const types = Object.keys(spec.requestBody.content);
  const place = h("div", { class: "inputs" });
  let read = () => ({});
  const choose = (type) => {
    const { schema, examples } = spec.requestBody.content[type];
    const members = Object.entries(resolve(described, schema).properties ?? {});
    if (type === "application/json") {
      const value = Object.values(examples ?? {})[0]?.value ?? Object.fromEntries(members.map(([name]) => [name, ""]));
      const text = pretty(value);
      const rows = Math.max(4, text.split("\n").length + 1);
      const area = h("textarea", { name: "body", rows, spellcheck: false, value: text, "aria-label": w("body") });
      place.replaceChildren(area);
      read = () => ({ headers: { "Content-Type": type }, body: area.value });
      return;
    }
    const fields = members.map(([name, member]) =>
      h("input", { name, type: member.format === "binary" ? "file" : name.includes("password") ? "password" : "text", autocomplete: "off" }));
    place.replaceChildren(...fields.map((input) => h("label", { class: "field" }, h("span", {}, input.name), input)));
    read = () => ({ body: filled(type, fields) });
  };
  const select = h("select", { name: "type", "aria-label": w("type"), onchange: () => choose(select.value) },
    types.map((type) => h("option", {}, type)));
  choose(types[0]);
  return { element: h("div", { class: "body" }, types.length > 1 && select, place), read: () => read() };
}

function filled(type, fields) {
  const form = type === "multipart/form-data" ? new FormData() : new URLSearchParams();
  for (const input of fields) {
    if (input.type === "file") { if (input.files[0]) form.append(input.name, input.files[0]); }
    else if (input.value !== "") form.append(input.name, input.value);
  }
  return form;
}

function build(method, path, inputs, body) {
  const headers = { "Accept-Language": current() };
  const query = new URLSearchParams();
  let target = path;
  for (const { parameter, input } of inputs) {
    const value = input.value;
    if (parameter.in === "path") target = target.replace(`{${parameter.name}}`, encodeURIComponent(value));
    else if (value === "") continue;
    else if (parameter.in === "header") headers[parameter.name] = value;
    else if (parameter.explode) for (const one of value.split(/\s+/)) query.append(parameter.name, one);
    else query.append(parameter.name, value);
  }
  if ([...query].length) target += `?${query}`;
  if (token()) headers.Authorization = `Bearer ${token()}`;
  const content = body?.read() ?? {};
  return { target, options: { method, headers: { ...headers, ...content.headers }, body: content.body, cache: "no-store" } };
}

/** Who has logged in is who asks from now on. */
function learn(response, text) {
  const field = response.headers.get("Authorization");
  if (field?.startsWith("Bearer ")) return keep(field.slice(7));
  if (response.status !== 201) return;
  try {
    const value = JSON.parse(text);
    const access = (value.data ?? value.token)?.accessToken;
    if (access) keep(access);
  } catch { /* No JSON, no token. */ }
}

function show(place, method, target, response, text, duration) {
  let body = text;
  try { body = pretty(JSON.parse(text)); } catch { /* Shown as it came. */ }
  const fields = [...response.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
  const line = h("p", {},
    h("span", { class: `status s${String(response.status)[0]}`, "data-status": response.status }, String(response.status)),
    ` ${method} ${target} · ${Math.round(duration)} ms`);
  place.replaceChildren(line, body ? block(body, w("answer"), w("copy")) : h("p", { class: "quiet" }, w("none")),
    h("details", {}, h("summary", {}, w("headers")), h("pre", { class: "fields" }, fields)));
}
