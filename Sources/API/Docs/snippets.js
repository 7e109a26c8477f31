/** An example's request as code that people paste: curl, fetch and Swift. */
const mask = "eyJhbGciOiJIUzI1NiJ9.CLAIMS.SIGNATURE";
const spelled = (name) => name.replace(/(^|-)[a-z]/g, (letters) => letters.toUpperCase());

/** The parts of a multipart body: `[{name, file, value}]`. */
function parts(example) {
  const boundary = /boundary="?([^";]+)"?/.exec(example.headers["content-type"] ?? "")?.[1];
  if (!boundary) return null;
  return example.body.split(`--${boundary}`).slice(1, -1).map((part) => {
    const [head, ...rest] = part.replace(/^\r\n/, "").replace(/\r\n$/, "").split("\r\n\r\n");
    return { name: /name="([^"]*)"/.exec(head)?.[1], file: /filename="([^"]*)"/.exec(head)?.[1], value: rest.join("\r\n\r\n") };
  });
}

function headers(example, isForm) {
  return Object.entries(example.headers)
    .filter(([name]) => !(isForm && name === "content-type"))
    .map(([name, value]) => [spelled(name), value.replaceAll(mask, "TOKEN")]);
}

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;
const body = (example) => example.body?.replaceAll(mask, "TOKEN");

/** The body, on several lines where it is JSON too long for one. */
function spread(example) {
  const text = body(example);
  if (text.length < 60) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function curl(example) {
  const form = example.body !== undefined ? parts(example) : null;
  const lines = [`curl -i ${quoted(location.origin + example.target)}`];
  const implied = example.body === undefined ? "GET" : "POST";
  if (example.method === "HEAD") lines[0] = lines[0].replace("-i", "-I");
  else if (example.method !== implied) lines[0] = lines[0].replace("-i", `-i -X ${example.method}`);
  for (const [name, value] of headers(example, form)) lines.push(`-H ${quoted(`${name}: ${value}`)}`);
  if (form) {
    for (const part of form) lines.push(`-F ${quoted(part.file ? `${part.name}=@${part.file}` : `${part.name}=${part.value}`)}`);
  } else if (example.body !== undefined) {
    lines.push(`-d ${quoted(spread(example))}`);
  }
  return lines.join(" \\\n  ");
}

function script(example) {
  const form = example.body !== undefined ? parts(example) : null;
  const lines = [];
  if (form) {
    lines.push("const form = new FormData();");
    for (const part of form) {
      const value = part.file ? "input.files[0]" : JSON.stringify(part.value);
      lines.push(`form.append(${JSON.stringify(part.name)}, ${value});`);
    }
  }
  const fields = headers(example, form);
  const options = [];
  if (example.method !== "GET") options.push(`  method: ${JSON.stringify(example.method)},`);
  if (fields.length) {
    options.push("  headers: {", ...fields.map(([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)},`), "  },");
  }
  if (form) options.push("  body: form,");
  else if (example.body !== undefined) options.push(`  body: ${scriptBody(example)},`);
  const target = JSON.stringify(location.origin + example.target);
  lines.push(options.length ? `const response = await fetch(${target}, {\n${options.join("\n")}\n});` : `const response = await fetch(${target});`);
  lines.push(example.method === "HEAD" ? "console.log(response.status);" : "console.log(response.status, await response.text());");
  return lines.join("\n");
}

function scriptBody(example) {
  try {
    const value = JSON.parse(body(example));
    return `JSON.stringify(${JSON.stringify(value, null, 2).replaceAll("\n", "\n  ")})`;
  } catch {
    const text = JSON.stringify(body(example));
    // A text alone would be sent as one: a form has to be called a form.
    return example.headers["content-type"] ? text : `new URLSearchParams(${text})`;
  }
}

function swift(example) {
  const literal = (text) => JSON.stringify(text).replace(/\\u([0-9a-f]{4})/g, "\\u{$1}");
  const lines = [
    "import Foundation", "",
    `var request = URLRequest(url: URL(string: ${literal(location.origin + example.target)})!)`,
  ];
  if (example.method !== "GET") lines.push(`request.httpMethod = ${literal(example.method)}`);
  for (const [name, value] of headers(example, false)) {
    lines.push(`request.setValue(${literal(value)}, forHTTPHeaderField: ${literal(name)})`);
  }
  if (example.body !== undefined) lines.push(`request.httpBody = Data(${literal(body(example))}.utf8)`);
  lines.push("let (data, response) = try await URLSession.shared.data(for: request)",
    "print((response as? HTTPURLResponse)?.statusCode ?? 0, String(decoding: data, as: UTF8.self))");
  return lines.join("\n");
}

export const snippets = { curl, fetch: script, Swift: swift };
