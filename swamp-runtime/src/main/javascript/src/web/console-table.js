// console.table.
import { inspect } from "./inspect.js";
import { unicodeWidth } from "./inspect-text.js";

const isObject = (value) => value !== null && typeof value === "object";
const shown = (value) => inspect(value, { depth: 1, compact: true, breakLength: Infinity });

/** A table with one row for each item of the data; columns are all members of the items, or those named. */
export function table(data, columns) {
  const isMap = data instanceof Map;
  const isIterable = isMap || data instanceof Set;
  const entries = isMap
    ? [...data].map(([key, value], i) => [i, value, key])
    : isIterable
      ? [...data].map((value, i) => [i, value])
      : Object.keys(data).map((key) => [key, data[key]]);
  const names = columns ?? [
    ...new Set(entries.flatMap(([, value]) => (isObject(value) && !isMap ? Object.keys(value) : []))),
  ];
  const hasValues = entries.some(([, value]) => isMap || !isObject(value));
  const header = [
    isIterable ? "(iter idx)" : "(idx)",
    ...(isMap ? ["Key"] : []),
    ...names,
    ...(hasValues ? ["Values"] : []),
  ];
  const rows = entries.map(([key, value, mapKey]) => [
    String(key),
    ...(isMap ? [shown(mapKey)] : []),
    ...names.map((name) => (isObject(value) && Object.hasOwn(value, name) ? shown(value[name]) : "")),
    ...(hasValues ? [isMap || !isObject(value) ? shown(value) : ""] : []),
  ]);
  return draw(header, rows);
}

function draw(header, rows) {
  const widths = header.map((name, i) => Math.max(...[name, ...rows.map((row) => row[i])].map(unicodeWidth)));
  // Columns of nothing but whole numbers stand at the right.
  const rightward = header.map((_, i) => rows.length > 0 && rows.every((row) => /^-?\d+$/.test(row[i])));
  const rule = (left, middle, right) => left + widths.map((width) => "─".repeat(width + 2)).join(middle) + right;
  const cells = (row, alignRight) =>
    `│${row
      .map((text, i) => {
        const padding = " ".repeat(widths[i] - unicodeWidth(text));
        return ` ${alignRight[i] ? padding + text : text + padding} `;
      })
      .join("│")}│`;
  return [
    rule("┌", "┬", "┐"),
    cells(header, []),
    rule("├", "┼", "┤"),
    ...rows.map((row) => cells(row, rightward)),
    rule("└", "┴", "┘"),
  ].join("\n");
}
