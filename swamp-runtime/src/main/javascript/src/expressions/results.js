// Results as JSON texts, with the conversions of expressions §6.2.
import { Optional } from "@marcbachmann/cel-js";

// JSON.stringify looks for toJSON on these, and is far quicker than a walk of our own over what data holds.
export function prepareResults() {
  const conversions = [
    [BigInt, (value) => integer(value)],
    [Date, () => ({})],
    [Map, (value) => Object.fromEntries([...value].map(([key, member]) => [String(key), member]))],
    [Set, (value) => [...value]],
    [Optional, (value) => value.hasValue() ? value.value() : null],
  ];
  for (const [type, convert] of conversions) {
    Object.defineProperty(type.prototype, "toJSON", {
      configurable: true,
      writable: true,
      value() {
        return convert(this.valueOf());
      },
    });
  }
}

// Set while a result is written whose integers the host tells from other numbers.
let exactly = false;

function integer(value) {
  const number = Number(value);
  if (Number.isSafeInteger(number)) return number;
  return exactly ? `\0bigint ${value}` : JSON.rawJSON(String(value));
}

// Half of a character, which cutting a text can leave behind, becomes what it would become in a file.
const wellFormed = (json) => json.includes("\\ud")
  ? json.replace(/\\(?:u(d[89a-f][0-9a-f]{2})|.)/g, (escape, half) => half ? "\ufffd" : escape)
  : json;

/** A JSON text without halves of characters. */
export const jsonOf = (value) => wellFormed(JSON.stringify(value) ?? "null");

/**
 * "=" and the value as JSON text, in which an integer that no number holds is a marked text; "#" and the name of a number that
 * JSON does not know.
 */
export function toResult(value) {
  if (typeof value === "number" && !Number.isFinite(value)) return `#${value}`;
  exactly = true;
  try {
    return `=${jsonOf(value)}`;
  } finally {
    exactly = false;
  }
}
