// fetch: the request on its way, redirects, and what an abortion does at each stage.
import { bytesOf } from "../platform/bytes.js";
import { host } from "../platform/host.js";
import { denoVersion } from "../platform/version.js";
import { Body } from "./body.js";
import { fetchLocal } from "./fetch-local.js";
import { Headers, listOf } from "./headers.js";
import { partsOf, Request } from "./request.js";
import { makeResponse, NULL_BODY, REDIRECTS } from "./response.js";
import { reasonPhrase } from "./status-text.js";

const MOST_REDIRECTS = 20;
const BODY_HEADERS = ["content-encoding", "content-language", "content-location", "content-length", "content-type"];
const SECRET_HEADERS = ["authorization", "proxy-authorization", "cookie"];

/** Fetches a resource; what fails rejects the promise, as a TypeError or with the reason of the signal. */
export async function fetch(input, ...rest) {
  const [init] = rest;
  const request = new Request(input, init);
  const { signal } = partsOf(request);
  signal?.throwIfAborted();
  const { protocol } = new URL(request.url);
  if (protocol !== "http:" && protocol !== "https:") return fetchLocal(request, protocol);
  return new Fetch(request, signal).run();
}

class Fetch {
  #signal;
  #headers;
  #client;
  #redirect;
  #method;
  #body;
  #url;
  #redirects = 0;

  constructor(request, signal) {
    const { method, headers, body, redirect, client, url } = partsOf(request);
    this.#signal = signal;
    this.#headers = new Headers(listOf(headers));
    this.#client = client;
    this.#redirect = redirect;
    this.#method = method;
    this.#body = body;
    this.#url = new URL(url);
  }

  async run() {
    this.#addDefaults();
    for (;;) {
      const exchange = this.#open();
      const head = await exchange.send();
      const location =
        REDIRECTS.has(head.status) && this.#redirect !== "manual"
          ? head.headers.find(([name]) => name === "location")?.[1]
          : undefined;
      if (location === undefined) return this.#respond(exchange, head);
      exchange.close();
      this.#follow(head.status, location);
    }
  }

  #addDefaults() {
    const { username, password } = this.#url;
    if ((username !== "" || password !== "") && !this.#headers.has("authorization")) {
      this.#headers.set(
        "authorization",
        `Basic ${btoa(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`)}`,
      );
    }
    for (const [name, value] of [
      ["accept", "*/*"],
      ["accept-language", "*"],
      ["user-agent", `Deno/${denoVersion}`],
      ["accept-encoding", "gzip,br"],
    ]) {
      if (!this.#headers.has(name)) this.#headers.set(name, value);
    }
  }

  #open() {
    const body = this.#body;
    if (body?.isUnusable) throw new TypeError("Body is unusable");
    const address = new URL(this.#url);
    address.username = address.password = address.hash = "";
    const kind = body === null ? "none" : body.bytes === undefined ? "stream" : "bytes";
    const facts = JSON.stringify({
      method: this.#method,
      url: address.href,
      headers: listOf(this.#headers),
      body: kind,
      client: this.#client?.settings,
    });
    const number =
      kind === "bytes" ? host.call("fetch.open", facts, ...bytesOf(body.bytes)) : host.call("fetch.open", facts);
    return new Exchange(number, this.#signal, kind === "stream" ? body.take() : undefined);
  }

  #respond(exchange, head) {
    const hasBody = this.#method !== "HEAD" && !NULL_BODY.has(head.status);
    if (!hasBody) exchange.close();
    const url = new URL(this.#url);
    url.hash = "";
    return makeResponse({
      type: "basic",
      url: url.href,
      redirected: this.#redirects > 0,
      status: head.status,
      statusText: reasonPhrase(head.status),
      headers: headersOf(head.headers),
      body: hasBody ? new Body({ exchange }) : null,
    });
  }

  #follow(status, location) {
    if (this.#redirect === "error") {
      throw new TypeError("Fetch failed: Encountered redirect while redirect mode is set to 'error'");
    }
    const from = this.#url;
    const to = new URL(location, from);
    if (to.hash === "") to.hash = from.hash;
    if (to.protocol !== "http:" && to.protocol !== "https:") {
      throw new TypeError("Fetch failed: Can not redirect to a non HTTP(s) url");
    }
    if (this.#redirects === MOST_REDIRECTS) {
      throw new TypeError(`Fetch failed: Maximum number of redirects (${MOST_REDIRECTS}) reached`);
    }
    this.#redirects++;
    if (status !== 303 && this.#body !== null && this.#body.bytes === undefined) {
      throw new TypeError("Fetch failed: Can not redeliver a streaming request body after a redirect");
    }
    const becomesGet =
      ((status === 301 || status === 302) && this.#method === "POST") ||
      (status === 303 && this.#method !== "GET" && this.#method !== "HEAD");
    if (becomesGet) {
      this.#method = "GET";
      this.#body = null;
      BODY_HEADERS.forEach((name) => this.#headers.delete(name));
    }
    // Secrets are for the host they were meant for, and for nobody who listens on the way.
    const isSameSite = to.host === from.host || to.hostname.endsWith(`.${from.hostname}`);
    if (!isSameSite || (to.protocol !== from.protocol && to.protocol !== "https:")) {
      SECRET_HEADERS.forEach((name) => this.#headers.delete(name));
    }
    this.#url = to;
  }
}

function headersOf(list) {
  const headers = new Headers();
  // Bytes beyond ASCII are what they are; the host read them as such.
  for (const [name, value] of list) listOf(headers).push([name, value]);
  return headers;
}

/** One exchange of the host, ended by the signal at whatever stage it is. */
class Exchange {
  #number;
  #signal;
  #requestStream;
  #onAbort;
  #closed = false;
  #failure;
  #listeners = [];

  constructor(number, signal, requestStream) {
    this.#number = number;
    this.#signal = signal;
    this.#requestStream = requestStream;
    this.#onAbort = () => this.#abort(signal.reason);
    signal?.addEventListener("abort", this.#onAbort);
  }

  #abort(reason) {
    this.#failure ??= { reason };
    this.close();
    this.#listeners.forEach((listener) => listener(this.#failure.reason));
  }

  /** Sends the request; resolves with {status, headers}. */
  async send() {
    const head = this.#guarded(host.promise("fetch.send", this.#number));
    if (this.#requestStream !== undefined) {
      this.#pump(this.#requestStream).catch((error) => this.#abort(error));
    }
    return head;
  }

  async #pump(stream) {
    const reader = stream.getReader();
    try {
      for (let next = await reader.read(); !next.done; next = await reader.read()) {
        if (this.#closed) break;
        if (!(next.value instanceof Uint8Array))
          throw new TypeError("Item in request body ReadableStream is not a Uint8Array");
        if (next.value.length > 0) await host.promise("fetch.write", this.#number, ...bytesOf(next.value));
      }
      if (!this.#closed) host.call("fetch.end", this.#number);
    } catch (error) {
      reader.cancel(error).catch(() => {});
      throw error;
    }
  }

  /** The next piece of the answer's body, or null at its end. */
  async read() {
    if (this.#failure) throw this.#failure.reason;
    const piece = await this.#guarded(host.promise("fetch.read", this.#number));
    if (piece === null) this.close();
    return piece;
  }

  /** All that is left of the answer's body. */
  async readAll() {
    if (this.#failure) throw this.#failure.reason;
    const bytes = await this.#guarded(host.promise("fetch.readAll", this.#number));
    this.close();
    return bytes;
  }

  /** Calls back with the reason when the signal ends the exchange. */
  whenAborted(listener) {
    this.#listeners.push(listener);
  }

  close() {
    if (this.#closed) return;
    this.#closed = true;
    this.#signal?.removeEventListener("abort", this.#onAbort);
    host.call("fetch.close", this.#number);
  }

  async #guarded(promise) {
    try {
      return await promise;
    } catch (error) {
      // What the host says of an exchange that was ended here matters less than why it was ended.
      if (this.#failure) throw this.#failure.reason;
      this.close();
      throw error;
    }
  }
}
