// Evaluates expressions with Node, to compare with what the runtime's own contexts make of them. Reads
// {"environment", "variables", "expressions"} as JSON from standard input; prints for each expression "=" and the result as JSON
// text, "#" and a number that JSON does not know, or "!" and the error's message. Conversions are written out on their own here.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { environment, variables, expressions } = JSON.parse(readFileSync(0, "utf8"));
const { createEnvironment } = await import(pathToFileURL(environment));
const cel = createEnvironment({ ask: () => { throw new Error("nothing can be asked"); } });

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

process.stdout.write(JSON.stringify(expressions.map((text) => {
  try {
    const value = cel.evaluate(text, variables);
    return typeof value === "number" && !Number.isFinite(value) ? `#${value}` : `=${json(value)}`;
  } catch (error) {
    return `!${error.message}`;
  }
})));
