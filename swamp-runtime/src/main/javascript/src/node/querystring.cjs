// node:querystring.
"use strict";
const escape = (text) => encodeURIComponent(String(text).toWellFormed());
const unescape = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  }
};
const primitive = (value) =>
  ["string", "boolean", "bigint"].includes(typeof value) || Number.isFinite(value) ? String(value) : "";

function stringify(object, separator = "&", equals = "=", { encodeURIComponent: encode = querystring.escape } = {}) {
  if (object === null || typeof object !== "object") return "";
  return Object.entries(object)
    .flatMap(([name, value]) => [value].flat().map((each) => `${encode(name)}${equals}${encode(primitive(each))}`))
    .join(separator);
}

function parse(
  text,
  separator = "&",
  equals = "=",
  { decodeURIComponent: decode = querystring.unescape, maxKeys = 1000 } = {},
) {
  const result = Object.create(null);
  if (typeof text !== "string" || text === "") return result;
  const parts = text.split(separator);
  for (const part of maxKeys > 0 ? parts.slice(0, maxKeys) : parts) {
    if (part === "") continue;
    const at = part.indexOf(equals);
    const name = decode((at < 0 ? part : part.slice(0, at)).replaceAll("+", " "));
    const value = at < 0 ? "" : decode(part.slice(at + equals.length).replaceAll("+", " "));
    result[name] = name in result ? [result[name], value].flat() : value;
  }
  return result;
}

const querystring = { escape, unescape, stringify, parse, encode: stringify, decode: parse };
module.exports = querystring;
