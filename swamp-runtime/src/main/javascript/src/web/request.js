// Request.
import { AbortController, AbortSignal } from "./dom.js";
import { extract, mixIn } from "./body.js";
import { Headers, listOf } from "./headers.js";
import { asInterface, byteString, dictionary, requireArguments } from "./webidl.js";

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const KNOWN_METHODS = new Set(["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"]);
const FORBIDDEN_METHODS = new Set(["CONNECT", "TRACE", "TRACK"]);
const CHOICES = {
  redirect: ["follow", "error", "manual"],
  mode: ["navigate", "same-origin", "no-cors", "cors"],
  credentials: ["omit", "same-origin", "include"],
  cache: ["default", "no-store", "reload", "no-cache", "force-cache", "only-if-cached"],
};
const ENUM_NAMES = {
  redirect: "RequestRedirect",
  mode: "RequestMode",
  credentials: "RequestCredentials",
  cache: "RequestCache",
};
let partsOf;

function methodOf(value) {
  const method = byteString(value, "Failed to construct 'Request': method");
  if (!TOKEN.test(method)) throw new TypeError("Method is not valid");
  const upper = method.toUpperCase();
  if (FORBIDDEN_METHODS.has(upper)) throw new TypeError("Method is forbidden");
  return KNOWN_METHODS.has(upper) ? upper : method;
}

function chosen(name, value) {
  if (!CHOICES[name].includes(`${value}`)) {
    throw new TypeError(
      `Failed to construct 'Request': The provided value '${value}' is not a valid enum value of type ${ENUM_NAMES[name]}`,
    );
  }
  return `${value}`;
}

export class Request {
  #parts;
  #signal;

  constructor(input, init = undefined) {
    requireArguments(arguments.length, 1, "Failed to construct 'Request'");
    const options = dictionary(init, "Failed to construct 'Request': 'RequestInit' (Argument 2)");
    const other = input instanceof Request ? input.#parts : undefined;
    const parts = other
      ? { ...other, headers: new Headers(listOf(other.headers)) }
      : {
          url: urlOf(input),
          method: "GET",
          headers: new Headers(),
          body: null,
          redirect: "follow",
          mode: "cors",
          credentials: "same-origin",
          cache: "default",
          referrer: "about:client",
          integrity: "",
          keepalive: false,
        };
    if (options.method !== undefined) parts.method = methodOf(options.method);
    for (const name of Object.keys(CHOICES)) {
      if (options[name] !== undefined) parts[name] = chosen(name, options[name]);
    }
    if (options.headers !== undefined) {
      parts.headers =
        options.headers instanceof Headers
          ? new Headers(listOf(options.headers))
          : new Headers(options.headers, "Failed to construct 'Request': 'headers' of 'RequestInit'");
    }
    if (options.client !== undefined) parts.client = options.client;
    if (options.integrity !== undefined) parts.integrity = `${options.integrity}`;
    if (options.keepalive !== undefined) parts.keepalive = Boolean(options.keepalive);
    const signal = options.signal === undefined ? other?.signal : options.signal;
    if (signal !== undefined && signal !== null && !(signal instanceof AbortSignal)) {
      throw new TypeError(
        "Failed to construct 'Request': 'signal' of 'RequestInit' (Argument 2) is not of type AbortSignal",
      );
    }
    parts.signal = signal ?? undefined;
    this.#takeBody(input, other, options, parts);
    this.#parts = parts;
  }

  #takeBody(input, other, options, parts) {
    const given = options.body ?? null;
    if ((given !== null || parts.body !== null) && (parts.method === "GET" || parts.method === "HEAD")) {
      throw new TypeError("Request with GET/HEAD method cannot have body");
    }
    if (given !== null) {
      const [body, type] = extract(given);
      parts.body = body;
      if (type !== null && !parts.headers.has("content-type")) parts.headers.append("content-type", type);
    } else if (other?.body) {
      if (other.body.isUnusable) throw new TypeError("Input request's body is unusable");
      parts.body = other.body.clone();
      other.body.take();
    }
  }

  static {
    partsOf = (request) => request.#parts;
  }

  get method() {
    return this.#parts.method;
  }
  get url() {
    return this.#parts.url;
  }
  get headers() {
    return this.#parts.headers;
  }
  get redirect() {
    return this.#parts.redirect;
  }
  get mode() {
    return this.#parts.mode;
  }
  get credentials() {
    return this.#parts.credentials;
  }
  get cache() {
    return this.#parts.cache;
  }
  get destination() {
    return "";
  }
  get referrer() {
    return this.#parts.referrer;
  }
  get referrerPolicy() {
    return "";
  }
  get integrity() {
    return this.#parts.integrity;
  }
  get keepalive() {
    return this.#parts.keepalive;
  }
  get isReloadNavigation() {
    return false;
  }
  get isHistoryNavigation() {
    return false;
  }
  get duplex() {
    return "half";
  }

  get signal() {
    this.#signal ??= this.#parts.signal ?? new AbortController().signal;
    return this.#signal;
  }

  clone() {
    const { body } = this.#parts;
    if (body?.isUnusable) throw new TypeError("Body is unusable");
    const copy = new Request(this.url);
    copy.#parts = { ...this.#parts, headers: new Headers(listOf(this.#parts.headers)), body: body?.clone() ?? null };
    return copy;
  }

  [Symbol.for("Deno.customInspect")](inspect, options) {
    const { bodyUsed, headers, method, redirect, url } = this;
    return `Request ${inspect({ bodyUsed, headers, method, redirect, url }, options)}`;
  }
}
mixIn(
  Request.prototype,
  (request) => partsOf(request).body,
  (request) => partsOf(request).headers.get("content-type"),
);
asInterface(Request, "Request");

function urlOf(input) {
  const url = new URL(`${input}`);
  return url.href;
}

export { partsOf };
