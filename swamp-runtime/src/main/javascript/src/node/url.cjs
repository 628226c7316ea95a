// node:url: the URL of the web and Node's older functions.
"use strict";
const { coded, invalidType } = require("./errors.cjs");
const querystring = require("./querystring.cjs");

const WITH_SLASHES = new Set(["http:", "https:", "ftp:", "gopher:", "file:", "ws:", "wss:"]);

function fileURLToPath(value) {
  const url = typeof value === "string" ? new URL(value) : value;
  if (typeof url?.href !== "string") throw invalidType("path", "of type string or an instance of URL", value);
  if (url.protocol !== "file:") throw coded(TypeError, "ERR_INVALID_URL_SCHEME", "The URL must be of scheme file");
  if (url.hostname !== "")
    throw coded(TypeError, "ERR_INVALID_FILE_URL_HOST", 'File URL host must be "localhost" or empty on linux');
  if (/%2f/i.test(url.pathname))
    throw coded(TypeError, "ERR_INVALID_FILE_URL_PATH", "File URL path must not include encoded / characters");
  return decodeURIComponent(url.pathname);
}

function pathToFileURL(path) {
  const resolved = require("./path.cjs").resolve(path) + (path.endsWith("/") && path !== "/" ? "/" : "");
  const url = new URL("file:///");
  url.pathname = resolved
    .replaceAll("%", "%25")
    .replaceAll("\\", "%5C")
    .replaceAll("\n", "%0A")
    .replaceAll("\r", "%0D")
    .replaceAll("\t", "%09")
    .replaceAll("?", "%3F")
    .replaceAll("#", "%23");
  return url;
}

function urlToHttpOptions(url) {
  const { hostname, pathname, port, username, password, search, hash, protocol, href } = url;
  return {
    __proto__: null,
    ...url,
    protocol,
    hostname: hostname.startsWith("[") ? hostname.slice(1, -1) : hostname,
    hash,
    search,
    pathname,
    path: `${pathname}${search}`,
    href,
    ...(port === "" ? {} : { port: Number(port) }),
    ...(username || password ? { auth: `${decodeURIComponent(username)}:${decodeURIComponent(password)}` } : {}),
  };
}

class Url {
  protocol = null;
  slashes = null;
  auth = null;
  host = null;
  port = null;
  hostname = null;
  hash = null;
  search = null;
  query = null;
  pathname = null;
  path = null;
  href = "";

  parse(text, parseQuery, slashesDenoteHost) {
    return Object.assign(this, parse(text, parseQuery, slashesDenoteHost));
  }
  format() {
    return format(this);
  }
  resolve(to) {
    return resolve(this.href, to);
  }
}

function parse(text, parseQuery = false, slashesDenoteHost = false) {
  if (text instanceof Url) return text;
  if (typeof text !== "string") throw invalidType("url", "of type string", text);
  const url = new Url();
  let rest = text.trim();
  const hash = rest.indexOf("#");
  if (hash >= 0) [url.hash, rest] = [rest.slice(hash), rest.slice(0, hash)];
  const query = rest.indexOf("?");
  if (query >= 0) {
    url.search = rest.slice(query);
    url.query = url.search.slice(1);
    rest = rest.slice(0, query);
  }
  const protocol = /^[a-zA-Z][a-zA-Z0-9+.-]*:/.exec(rest)?.[0];
  if (protocol !== undefined) {
    url.protocol = protocol.toLowerCase();
    rest = rest.slice(protocol.length);
  }
  if (rest.startsWith("//") && (protocol !== undefined || slashesDenoteHost)) {
    url.slashes = true;
    const [, authority, path] = /^\/\/([^/]*)(.*)$/s.exec(rest);
    rest = path;
    const at = authority.lastIndexOf("@");
    if (at >= 0) url.auth = decodeURIComponent(authority.slice(0, at));
    const [, hostname, port] = /^(\[[^\]]*\]|[^:]*)(?::(\d*))?$/.exec(authority.slice(at + 1)) ?? [
      undefined,
      authority.slice(at + 1),
    ];
    url.hostname = (hostname.startsWith("[") ? hostname.slice(1, -1) : hostname).toLowerCase();
    url.port = port || null;
    url.host = hostname.toLowerCase() + (port ? `:${port}` : "");
  }
  url.pathname = rest || (url.slashes && WITH_SLASHES.has(url.protocol) ? "/" : null);
  if (parseQuery) {
    url.query = querystring.parse(url.query ?? "");
    url.search ??= "";
  }
  url.path = url.pathname === null && url.search === null ? null : (url.pathname ?? "") + (url.search ?? "");
  url.href = format(url);
  return url;
}

function format(value, options) {
  if (typeof value === "string") return parse(value).format();
  if (value instanceof URL) {
    const url = new URL(value.href);
    if (options?.fragment === false) url.hash = "";
    if (options?.search === false) url.search = "";
    if (options?.auth === false) [url.username, url.password] = ["", ""];
    return url.href;
  }
  const protocol = value.protocol ? value.protocol.replace(/:?$/, ":") : "";
  const auth = value.auth ? `${encodeURIComponent(value.auth).replace("%3A", ":")}@` : "";
  const host = value.host
    ? auth + value.host
    : value.hostname
      ? auth +
        (value.hostname.includes(":") && !value.hostname.startsWith("[") ? `[${value.hostname}]` : value.hostname) +
        (value.port ? `:${value.port}` : "")
      : undefined;
  const query = value.query !== null && typeof value.query === "object" ? querystring.stringify(value.query) : "";
  const search = (value.search || (query && `?${query}`) || "").replaceAll("#", "%23");
  const pathname = (value.pathname ?? "").replace(/[?#]/g, encodeURIComponent);
  const slashes = value.slashes || ((protocol === "" || WITH_SLASHES.has(protocol)) && host !== undefined);
  const place = slashes ? `//${host ?? ""}${pathname !== "" && !pathname.startsWith("/") ? "/" : ""}` : (host ?? "");
  return protocol + place + pathname + search.replace(/^(?=[^?])/, "?") + (value.hash ?? "").replace(/^(?=[^#])/, "#");
}

function resolve(from, to) {
  const base = new URL(from, "resolve://");
  const resolved = new URL(to, base);
  if (resolved.protocol === "resolve:") return resolved.pathname + resolved.search + resolved.hash;
  return resolved.href;
}

module.exports = {
  get URL() {
    return globalThis.URL;
  },
  get URLSearchParams() {
    return globalThis.URLSearchParams;
  },
  Url,
  parse,
  format,
  resolve,
  fileURLToPath,
  pathToFileURL,
  urlToHttpOptions,
  fileURLToPathBuffer: (url) => require("./buffer.cjs").Buffer.from(fileURLToPath(url)),
  resolveObject: (from, to) => parse(resolve(from, to)),
  domainToASCII: (domain) => (URL.canParse(`ws://${domain}`) ? new URL(`ws://${domain}`).hostname : ""),
  domainToUnicode: (domain) => require("./punycode.cjs").toUnicode(domain),
};
