// Connections, listeners and names.
import { bytesOf } from "../platform/bytes.js";
import { host } from "../platform/host.js";
import { pathOf } from "./paths.js";
import { readableOf, writableOf } from "./streams.js";

const PRIVATE = Symbol("Conn");
const CHUNK = 64 * 1024;

export class Conn {
  #number;
  #facts;
  #readable;
  #writable;

  constructor(key, [number, facts]) {
    if (key !== PRIVATE) {
      throw new TypeError("Illegal constructor");
    }
    this.#number = number;
    this.#facts = facts;
  }

  get localAddr() {
    return this.#facts.local;
  }

  get remoteAddr() {
    return this.#facts.remote;
  }

  async read(into) {
    if (into.byteLength === 0) {
      return 0;
    }
    const bytes = await host.promise("connection.read", this.#number, into.byteLength);
    if (bytes === null) {
      return null;
    }
    into.set(bytes);
    return bytes.byteLength;
  }

  async write(bytes) {
    await host.promise("connection.write", this.#number, ...bytesOf(bytes));
    return bytes.byteLength;
  }

  async closeWrite() {
    await host.promise("connection.shutdownOutput", this.#number);
  }

  close() {
    host.call("connection.close", this.#number);
  }

  setNoDelay(on = true) {
    host.call("connection.noDelay", this.#number, on);
  }

  setKeepAlive(on = true) {
    host.call("connection.keepAlive", this.#number, on);
  }

  ref() {}
  unref() {}

  get readable() {
    // Its end does not close the connection: what was read may still be on its way back.
    return (this.#readable ??= readableOf({ read: () => host.promise("connection.read", this.#number, CHUNK) }));
  }

  get writable() {
    return (this.#writable ??= writableOf({
      write: (chunk) => this.write(chunk),
      close: () => this[Symbol.dispose](),
    }));
  }

  [Symbol.dispose]() {
    try {
      this.close();
    } catch {
      // Closed before.
    }
  }

  /** The connection goes on in TLS; this object is of no use afterwards. */
  async startTls(settings, asServer = false) {
    return new TlsConn(PRIVATE, [
      ...(await host.promise("connection.startTls", this.#number, JSON.stringify(settings), asServer)),
    ]);
  }

  get facts() {
    return this.#facts;
  }
}

export class TcpConn extends Conn {}
export class UnixConn extends Conn {}

export class TlsConn extends Conn {
  async handshake() {
    return { alpnProtocol: this.facts.tls?.applicationProtocol || null };
  }
}

const connectionOf = (result) => {
  const [number, facts] = [...result];
  const kind = facts.remote.transport === "unix" ? UnixConn : facts.tls ? TlsConn : TcpConn;
  return new kind(PRIVATE, [number, facts]);
};

const unsupportedTransport = (transport) =>
  new globalThis.Deno.errors.NotSupported(
    `the transport "${transport}" is not supported by this runtime (see docs/compatibility.md)`,
  );

function placeOf({ transport = "tcp", hostname, port, path }, otherwise) {
  if (transport === "unix") {
    return { path: pathOf(path) };
  }
  if (transport !== "tcp") {
    throw unsupportedTransport(transport);
  }
  if (!Number.isInteger(Number(port)) || port < 0 || port > 65535) {
    throw new TypeError(`Invalid port (out of range): ${port}`);
  }
  return { hostname: String(hostname ?? otherwise).replace(/^\[(.*)\]$/, "$1"), port: Number(port) };
}

export async function connect(options) {
  return connectionOf(await host.promise("connection.connect", JSON.stringify(placeOf(options, "127.0.0.1"))));
}

const tlsOf = ({ caCerts, cert, key, alpnProtocols, unsafelyDisableHostnameVerification }, serverName) => ({
  serverName,
  authorities: caCerts ?? [],
  certificate: cert ?? "",
  key: key ?? "",
  protocols: alpnProtocols ?? [],
  verifies: unsafelyDisableHostnameVerification !== true,
});

export async function connectTls(options) {
  const place = placeOf(options, "127.0.0.1");
  return connectionOf(
    await host.promise("connection.connect", JSON.stringify({ ...place, tls: tlsOf(options, place.hostname) })),
  );
}

export const startTls = (connection, options = {}) =>
  connection.startTls(tlsOf(options, options.hostname ?? connection.remoteAddr.hostname));

export class Listener {
  #number;
  #address;
  #tls;

  constructor(key, [number, address], tls) {
    if (key !== PRIVATE) {
      throw new TypeError("Illegal constructor");
    }
    this.#number = number;
    this.#address = address;
    this.#tls = tls;
  }

  get addr() {
    return this.#address;
  }

  async accept() {
    const connection = connectionOf(await host.promise("connection.accept", this.#number));
    return this.#tls === undefined ? connection : connection.startTls(this.#tls, true);
  }

  close() {
    host.call("connection.close", this.#number);
  }

  ref() {}
  unref() {}

  [Symbol.dispose]() {
    try {
      this.close();
    } catch {
      // Closed before.
    }
  }

  async *[Symbol.asyncIterator]() {
    while (true) {
      try {
        yield await this.accept();
      } catch (error) {
        if (error instanceof globalThis.Deno.errors.BadResource) {
          return;
        }
        throw error;
      }
    }
  }
}

export const listen = (options) =>
  new Listener(PRIVATE, [...host.call("connection.listen", JSON.stringify(placeOf(options, "0.0.0.0")))]);

export const listenTls = (options) =>
  new Listener(
    PRIVATE,
    [...host.call("connection.listen", JSON.stringify(placeOf(options, "0.0.0.0")))],
    tlsOf(options, ""),
  );

export async function resolveDns(query, recordType, options) {
  const { ipAddr = "", port = 53 } = options?.nameServer ?? {};
  const signal = options?.signal;
  signal?.throwIfAborted();
  const records = host.promise("network.resolve", String(query), String(recordType), ipAddr, port);
  if (!signal) {
    return records;
  }
  return Promise.race([
    records,
    new Promise((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    }),
  ]);
}

export function networkInterfaces() {
  return host.call("network.interfaces").map(({ name, family, address, prefix, mac, cidr }) => ({
    name,
    family,
    address,
    netmask: family === "IPv4" ? netmask(prefix) : "",
    scopeid: family === "IPv6" ? 0 : null,
    cidr,
    mac,
  }));
}

const netmask = (prefix) =>
  [0, 8, 16, 24]
    .map((start) => {
      const bits = Math.min(Math.max(prefix - start, 0), 8);
      return 256 - 2 ** (8 - bits);
    })
    .join(".");
