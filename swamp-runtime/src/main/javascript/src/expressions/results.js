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

function integer(value) {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : JSON.rawJSON(String(value));
}

/** "=" and the value as JSON text; "#" and the name of a number that JSON does not know. */
export function toResult(value) {
  if (typeof value === "number" && !Number.isFinite(value)) return `#${value}`;
  return `=${JSON.stringify(value) ?? "null"}`;
}
