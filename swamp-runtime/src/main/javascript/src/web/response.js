// Response.
import { extract, mixIn } from "./body.js";
import { freeze, Headers, listOf } from "./headers.js";
import { asInterface, dictionary, requireArguments } from "./webidl.js";

const NULL_BODY = new Set([101, 103, 204, 205, 304]);
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
let partsOf;
let makeResponse;

function initialised(parts, init, prefix) {
  const options = dictionary(init, `${prefix}: 'ResponseInit' (Argument 2)`);
  const status = options.status === undefined ? 200 : Math.trunc(Number(options.status)) || 0;
  if (status !== 101 && (status < 200 || status > 599)) {
    throw new RangeError(`The status provided (${status}) is not equal to 101 and outside the range [200, 599]`);
  }
  const statusText = options.statusText === undefined ? "" : `${options.statusText}`;
  if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(statusText)) throw new TypeError(`Invalid status text: "${statusText}"`);
  const headers =
    options.headers instanceof Headers ? new Headers(listOf(options.headers)) : new Headers(options.headers);
  return { ...parts, status, statusText, headers };
}

const PLAIN = { type: "default", url: "", redirected: false, body: null };

export class Response {
  #parts;

  constructor(body = null, init = undefined) {
    this.#parts = initialised(PLAIN, init, "Failed to construct 'Response'");
    if (body === null || body === undefined) return;
    if (NULL_BODY.has(this.#parts.status)) throw new TypeError("Response with null body status cannot have body");
    const [content, type] = extract(body);
    this.#parts.body = content;
    if (type !== null && !this.#parts.headers.has("content-type")) this.#parts.headers.append("content-type", type);
  }

  static {
    partsOf = (response) => response.#parts;
    makeResponse = (parts) => {
      const response = new Response();
      response.#parts = { ...PLAIN, ...parts };
      freeze(response.#parts.headers);
      return response;
    };
  }

  static error() {
    return makeResponse({ type: "error", status: 0, statusText: "", headers: new Headers() });
  }

  static redirect(url, status = 302) {
    requireArguments(arguments.length, 1, "Failed to execute 'Response.redirect'");
    const { href } = new URL(`${url}`);
    if (!REDIRECTS.has(Number(status))) throw new RangeError(`Invalid redirect status code: ${status}`);
    return makeResponse({ status: Number(status), statusText: "", headers: new Headers({ location: href }) });
  }

  static json(data, init = undefined) {
    requireArguments(arguments.length, 1, "Failed to execute 'Response.json'");
    const text = JSON.stringify(data);
    if (text === undefined) throw new TypeError("The data is not JSON serializable");
    const headers = new Headers(init?.headers);
    if (!headers.has("content-type")) headers.set("content-type", "application/json");
    return new Response(text, { ...init, headers });
  }

  get type() {
    return this.#parts.type;
  }
  get url() {
    return this.#parts.url;
  }
  get redirected() {
    return this.#parts.redirected;
  }
  get status() {
    return this.#parts.status;
  }
  get ok() {
    return this.#parts.status >= 200 && this.#parts.status <= 299;
  }
  get statusText() {
    return this.#parts.statusText;
  }
  get headers() {
    return this.#parts.headers;
  }

  clone() {
    const { body } = this.#parts;
    if (body?.isUnusable) throw new TypeError("Body is unusable");
    return makeResponse({
      ...this.#parts,
      headers: new Headers(listOf(this.#parts.headers)),
      body: body?.clone() ?? null,
    });
  }

  [Symbol.for("Deno.customInspect")](inspect, options) {
    const { body, bodyUsed, headers, ok, redirected, status, statusText, url } = this;
    return `Response ${inspect({ body, bodyUsed, headers, ok, redirected, status, statusText, url }, options)}`;
  }
}
mixIn(
  Response.prototype,
  (response) => partsOf(response).body,
  (response) => partsOf(response).headers.get("content-type"),
);
asInterface(Response, "Response");

export { makeResponse, NULL_BODY, REDIRECTS };
