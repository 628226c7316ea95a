// Deno.createHttpClient: how fetch reaches the network when the caller's environment is not what is wanted.
import { errors } from "./errors.js";

const PRIVATE = Symbol("HttpClient");

export class HttpClient {
  constructor(key, settings) {
    if (key !== PRIVATE) {
      throw new TypeError("Illegal constructor");
    }
    /** What the host is told: {caCerts, cert, key, proxy}. */
    Object.defineProperty(this, "settings", { value: settings });
  }

  close() {}

  [Symbol.dispose]() {
    this.close();
  }
}

export function createHttpClient(options = {}) {
  const { caCerts, cert, key, proxy } = options;
  if ((cert === undefined) !== (key === undefined)) {
    throw new TypeError("Both 'cert' and 'key' must be provided");
  }
  if (proxy !== undefined && typeof proxy.url !== "string") {
    throw new errors.NotSupported(
      `Deno.createHttpClient with a proxy over "${proxy.transport}" is not supported by this runtime ` +
        "(see docs/compatibility.md)",
    );
  }
  if (proxy?.basicAuth) {
    const url = new URL(proxy.url);
    url.username = proxy.basicAuth.username;
    url.password = proxy.basicAuth.password;
    return new HttpClient(PRIVATE, { caCerts, cert, key, proxy: { url: url.href } });
  }
  return new HttpClient(PRIVATE, { caCerts, cert, key, proxy: proxy && { url: proxy.url } });
}
