// Evaluates expressions with Node, to compare with what the runtime's own contexts make of them. Reads
// {"environment", "variables", "expressions"} as JSON from standard input; prints for each expression "=" and the result as JSON
// text, "#" and a number that JSON does not know, or "!" and the error's message. With {"texts", "records"} as well, prints what
// becomes of texts with expressions in them. Conversions and replacement are written out on their own here.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { environment, variables, expressions, texts, records } = JSON.parse(readFileSync(0, "utf8"));
const { createEnvironment } = await import(pathToFileURL(environment));
const answers = {
  latest: (model, name) => records[model]?.[name]?.at(-1) ?? null,
  version: (model, name, number) => records[model]?.[name]?.find((one) => one.version === number) ?? null,
  listVersions: (model, name) => (records[model]?.[name] ?? []).map((one) => one.version),
};
const cel = createEnvironment({ ask: (name, ...args) => structuredClone(answers[name](...args)) });

function json(value) {
  if (value === null || value === undefined) return "null";
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? String(Number(value)) : `"\\u0000bigint ${value}"`;
  if (typeof value === "number") return Number.isFinite(value) ? JSON.stringify(value) : "null";
  if (typeof value === "string") return JSON.stringify(value.toWellFormed());
  if (typeof value !== "object") return JSON.stringify(value);
  if (typeof value.hasValue === "function") return json(value.hasValue() ? value.value() : null);
  if (Array.isArray(value)) return `[${value.map(json).join(",")}]`;
  return `{${Object.entries(value).map(([key, member]) => `${json(key)}:${json(member)}`).join(",")}}`;
}

// Half a surrogate pair does not leave the runtime's contexts.
function plain(value) {
  if (typeof value === "string") return value.toWellFormed();
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  if (value === undefined) return null;
  if (typeof value !== "object" || value === null) return value;
  if (typeof value.hasValue === "function") return value.hasValue() ? plain(value.value()) : null;
  if (Array.isArray(value)) return value.map(plain);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key.toWellFormed(), plain(member)]));
}

function inline(result) {
  const value = plain(result);
  if (value === null) return "";
  return typeof value === "object" ? JSON.stringify(value, null, 2) : String(value);
}

const isDeferred = (expression) => /vault\.get\s*\(/.test(expression) || /\benv\./.test(expression);

function evaluated(expression) {
  if (isDeferred(expression)) return undefined;
  const text = expression.replace(/\bmodel\.(\w+(?:-\w+)+)/g, 'model["$1"]');
  try {
    return { value: cel.evaluate(text, variables) };
  } catch {
    return undefined;
  }
}

/** What becomes of a text (expressions §6.1). */
function replaced(text) {
  const whole = /^\$\{\{\s*(.+?)\s*\}\}\s*$/s.exec(text);
  if (whole) {
    const result = evaluated(whole[1]);
    return result ? json(result.value) : json(text);
  }
  return json(text.replace(/\$\{\{\s*(.+?)\s*\}\}/gs, (source, expression) => {
    const result = evaluated(expression);
    try {
      return result ? inline(result.value) : source;
    } catch {
      return source;
    }
  }));
}

if (texts) {
  const models = Object.entries(records).map(([name, items]) => {
    const resource = Object.fromEntries(Object.entries(items).map(([item, versions]) => [item, versions.at(-1)]));
    return [name, { definition: { id: `id-of-${name}`, name }, resource: { state: resource } }];
  });
  const { DataFunctions } = await import(new URL("./functions.js", pathToFileURL(environment)));
  variables.data = new DataFunctions();
  variables.model = Object.fromEntries(models);
}

process.stdout.write(JSON.stringify(texts ? texts.map(replaced) : expressions.map((text) => {
  try {
    const value = cel.evaluate(text, variables);
    return typeof value === "number" && !Number.isFinite(value) ? `#${value}` : `=${json(value)}`;
  } catch (error) {
    return `!${error.message}`;
  }
})));
