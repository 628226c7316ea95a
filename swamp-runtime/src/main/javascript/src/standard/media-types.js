// jsr:@std/media-types, version 1, over the media type database.
import database from "mime-db";

const SOURCES = ["nginx", "apache", undefined, "iana"];
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** The best known type of each extension. */
const types = new Map();
const extensions = new Map();
for (const [type, facts] of Object.entries(database)) {
  if (facts.extensions === undefined) continue;
  extensions.set(type, facts.extensions);
  for (const extension of facts.extensions) {
    const known = types.get(extension);
    if (known !== undefined) {
      const from = SOURCES.indexOf(database[known].source);
      const to = SOURCES.indexOf(facts.source);
      if (known !== "application/octet-stream" && (from > to || (from === to && known.startsWith("application/")))) {
        continue;
      }
    }
    types.set(extension, type);
  }
}

const withoutDot = (extension) => (extension.startsWith(".") ? extension.slice(1) : extension).toLowerCase();

export const typeByExtension = (extension) => types.get(withoutDot(extension));

export function extensionsByType(type) {
  const [mediaType] = parseMediaType(type);
  return extensions.get(mediaType);
}

export const extension = (type) => extensionsByType(type)?.[0];

export function getCharset(type) {
  const [mediaType, parameters] = parseMediaType(type);
  if (parameters?.charset) return parameters.charset;
  if (database[mediaType]?.charset) return database[mediaType].charset;
  return mediaType.startsWith("text/") ? "UTF-8" : undefined;
}

export function contentType(extensionOrType) {
  try {
    const [mediaType, parameters = {}] = extensionOrType.includes("/")
      ? parseMediaType(extensionOrType)
      : [typeByExtension(extensionOrType), undefined];
    if (mediaType === undefined) return undefined;
    const charset = parameters.charset === undefined ? getCharset(mediaType) : undefined;
    return formatMediaType(mediaType, charset === undefined ? parameters : { ...parameters, charset });
  } catch {
    return undefined;
  }
}

export function formatMediaType(type, parameters = {}) {
  const [base, sub, ...more] = type.split("/");
  if (![base, ...(sub === undefined ? [] : [sub])].every((part) => TOKEN.test(part)) || more.length > 0) return "";
  const written = Object.entries(parameters)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) =>
      TOKEN.test(name)
        ? `; ${name.toLowerCase()}=${TOKEN.test(value) ? value : `"${value.replace(/["\\]/g, "\\$&")}"`}`
        : undefined,
    );
  return written.includes(undefined) ? "" : type.toLowerCase() + written.join("");
}

export function parseMediaType(type) {
  const end = type.indexOf(";") < 0 ? type.length : type.indexOf(";");
  const mediaType = type.slice(0, end).trim().toLowerCase();
  if (!mediaType.split("/").every((part) => TOKEN.test(part)) || mediaType.split("/").length > 2) {
    throw new TypeError(`Cannot parse media type: invalid type "${type}"`);
  }
  const parameters = {};
  for (const [, name, quoted, plain] of type
    .slice(end)
    .matchAll(/;\s*([^=;\s]+)=(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))\s*/g)) {
    if (Object.hasOwn(parameters, name.toLowerCase())) throw new TypeError("Cannot parse media type: duplicate key");
    parameters[name.toLowerCase()] = quoted === undefined ? plain : quoted.replace(/\\(.)/g, "$1");
  }
  return [mediaType, Object.keys(parameters).length > 0 ? parameters : undefined];
}
