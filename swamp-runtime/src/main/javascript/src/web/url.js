// What Deno's URL classes have beyond the polyfill's: its errors, inspection, and addresses of blobs.
const SHOWN = [
  "href",
  "origin",
  "protocol",
  "username",
  "password",
  "host",
  "hostname",
  "port",
  "pathname",
  "hash",
  "search",
];
const CUSTOM = Symbol.for("Deno.customInspect");
const blobs = new Map();

/** The blob that an address made by URL.createObjectURL stands for. */
export const blobAt = (url) => blobs.get(url);

/** A URL class over the polyfill's. */
export function extendUrl(Base) {
  class URL extends Base {
    constructor(url, base = undefined) {
      try {
        super(url, base);
      } catch {
        throw new TypeError(base === undefined ? `Invalid URL: '${url}'` : `Invalid URL: '${url}' with base '${base}'`);
      }
    }

    static canParse(url, base = undefined) {
      return URL.parse(url, base) !== null;
    }

    static parse(url, base = undefined) {
      try {
        return new URL(url, base);
      } catch {
        return null;
      }
    }

    static createObjectURL(blob) {
      const url = `blob:null/${crypto.randomUUID()}`;
      blobs.set(url, blob);
      return url;
    }

    static revokeObjectURL(url) {
      blobs.delete(`${url}`);
    }

    [CUSTOM](inspect, options) {
      return `URL ${inspect(Object.fromEntries(SHOWN.map((name) => [name, this[name]])), options)}`;
    }
  }
  Object.defineProperty(URL, "name", { value: "URL", configurable: true });
  Object.defineProperty(Base.prototype, "constructor", { value: URL, configurable: true, writable: true });
  return URL;
}

/** Lets console and inspect show URLSearchParams as Deno does. */
export function addInspection(URLSearchParams) {
  Object.defineProperty(URLSearchParams.prototype, CUSTOM, {
    value(inspect, options) {
      const entries = [...this].map(([name, value]) => `${inspect(name, options)} => ${inspect(value, options)}`);
      return entries.length === 0 ? "URLSearchParams {}" : `URLSearchParams { ${entries.join(", ")} }`;
    },
    configurable: true,
  });
}
