import { attempt } from "/docs/attempt.js";
import { block, choice, h, pretty, prose } from "/docs/dom.js";
import { snippets } from "/docs/snippets.js";
import { said, w } from "/docs/words.js";

let codeIn = "curl";

export const resolve = (document, schema) =>
  schema?.$ref ? document.components.schemas[schema.$ref.split("/").pop()] : schema;

/** All that a document says about an operation, made when its card is opened. */
export function details(operation, registry) {
  const { document, spec } = operation;
  const sections = [
    section("parameters", spec.parameters && parameters(spec.parameters, document)),
    section("body", spec.requestBody && bodies(spec.requestBody, document)),
    section("examples", examples(spec["x-exchanges"])),
    section("tryIt", attempt(operation)),
    section("answers", answers(spec.responses, registry, operation.contract)),
  ];
  return h("div", { class: "details" }, sections);
}

function section(name, ...content) {
  return content.some(Boolean) && h("section", { class: name }, h("h4", {}, w(name)), content);
}

function limits(schema) {
  const range = (least, most, unit) => {
    if (least === undefined && most === undefined) return "";
    if (most === undefined) return `${least}…`;
    return `${least ?? 0}…${most}${unit}`;
  };
  const parts = [
    range(schema.minLength, schema.maxLength, ` ${w("chars")}`),
    range(schema.minimum, schema.maximum, ""),
    schema.format === "date-time" && "RFC 3339",
    schema.enum && schema.enum.join(" | "),
    schema.const !== undefined && String(schema.const),
    schema.default !== undefined && `${w("usually")} ${schema.default}`,
  ];
  return parts.filter(Boolean).join(", ");
}

function typeName(schema, document) {
  if (schema.$ref) return schema.$ref.split("/").pop();
  if (schema.anyOf) return schema.anyOf.map((one) => one.enum?.join(" | ") ?? typeName(one, document)).join(` ${w("or")} `);
  if (schema.format === "binary") return w("file");
  if (schema.type === "array") return `[${typeName(schema.items, document)}]`;
  return [schema.type ?? ""].flat().join(` ${w("or")} `);
}

function row(name, schema, isRequired, note, document, depth = 0) {
  return h("tr", { class: `depth-${depth}` },
    h("th", { scope: "row" }, h("code", {}, name), isRequired && h("span", { class: "required" }, w("required"))),
    h("td", {}, h("span", { class: "type" }, typeName(schema, document)),
      limits(schema.type === "array" ? schema.items : schema) && h("span", { class: "limits" }, limits(schema.type === "array" ? schema.items : schema)),
      note && h("p", {}, note)));
}

function parameters(list, document) {
  return h("table", { class: "keys" }, h("tbody", {}, list.map((parameter) =>
    row(parameter.name, parameter.schema, parameter.required, said(parameter["x-description"]), document))));
}

/** The rows of an object's keys, with those of the objects within it. */
function rows(schema, document, depth = 0) {
  const object = resolve(document, schema);
  if (!object?.properties || depth > 3) return [];
  return Object.entries(object.properties).flatMap(([name, value]) => {
    const inner = value.type === "array" ? value.items : value;
    return [
      row(name, value, object.required?.includes(name), said(value.description), document, depth),
      ...rows(inner, document, depth + 1),
    ];
  });
}

function bodies(body, document) {
  const types = Object.keys(body.content);
  const table = h("tbody");
  const show = (type) => table.replaceChildren(...rows(body.content[type].schema, document));
  show(types[0]);
  return [choice(w("type"), types.map((type) => [type, type]), types[0], show), h("table", { class: "keys" }, table)];
}

function examples(exchanges) {
  if (!exchanges?.length) return null;
  const code = h("div");
  const answer = h("div", { class: "answer" });
  let chosen = exchanges[0];
  const show = () => {
    code.replaceChildren(block(snippets[codeIn](chosen), w("request"), w("copy")));
    const { status, body, headers } = chosen.response;
    const head = [`HTTP/1.1 ${status}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
    const text = body === undefined ? head.join("\n") : `${head.join("\n")}\n\n${pretty(body)}`;
    answer.replaceChildren(block(text, w("answer"), w("copy")));
  };
  const select = h("select", { "aria-label": w("example"), onchange: () => { chosen = exchanges[select.value]; show(); } },
    exchanges.map((exchange, place) => h("option", { value: place }, `${exchange.response.status}  ${exchange.title}`)));
  const languages = choice(w("language"), Object.keys(snippets).map((name) => [name, name]), codeIn, (name) => { codeIn = name; show(); });
  show();
  return h("div", { class: "exchange" }, h("div", { class: "pick" }, select, languages), code, answer);
}

function answers(responses, registry, contract) {
  return h("table", { class: "codes" },
    h("thead", {}, h("tr", {}, ["status", "code", "description"].map((key) => h("th", { scope: "col" }, w(key))))),
    h("tbody", {}, Object.entries(responses).flatMap(([status, response]) => {
      const mark = () => h("td", {}, h("span", { class: `status s${status[0]}` }, status));
      const codes = response["x-codes"];
      if (!codes || contract === "classic") {
        const texts = codes?.map((code) => registry[code]?.description).filter(Boolean) ?? [response.description];
        return [h("tr", {}, mark(), h("td"), h("td", {}, texts.join(" / ")))];
      }
      return codes.map((code) => h("tr", {}, mark(), h("td", {}, h("code", {}, code)), h("td", {}, ...prose(registry[code]?.description ?? ""))));
    })));
}
