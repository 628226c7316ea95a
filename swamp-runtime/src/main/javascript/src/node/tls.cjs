// node:tls.
"use strict";
const { Buffer } = require("./buffer.cjs");
const { fromHost, missing } = require("./errors.cjs");
const { host } = require("../platform/host.js");
const net = require("./net.cjs");
const { checkServerIdentity } = require("./tls-identity.cjs");

const textOf = (value) =>
  value === undefined || value === null
    ? ""
    : [value]
        .flat()
        .map((part) => (typeof part === "string" ? part : (part.pem ?? Buffer.from(part).toString())))
        .join("\n");

class SecureContext {
  constructor(options = {}) {
    this.options = options;
    this.context = {};
  }
}

const environment = (name) => host.call("environment.get", name);

/** The host's settings for TLS out of Node's options. */
function settingsOf(options, serverName) {
  const given = { ...options.secureContext?.options, ...options };
  if (given.pfx !== undefined) missing("tls: the option pfx")();
  const verifies = given.rejectUnauthorized ?? environment("NODE_TLS_REJECT_UNAUTHORIZED") !== "0";
  const extra = environment("NODE_EXTRA_CA_CERTS");
  const extraText = extra ? require("./fs.cjs").readFileSync(extra, "utf8") : undefined;
  const own = [given.ca ?? []].flat().map(textOf);
  return {
    serverName,
    authorities: extraText ? [...own, extraText] : own,
    onlyAuthorities: given.ca !== undefined && own.length > 0,
    certificate: textOf(given.cert),
    key: textOf(given.key),
    passphrase: given.passphrase ?? "",
    protocols:
      (given.ALPNProtocols ?? []).map?.((name) => (typeof name === "string" ? name : Buffer.from(name).toString())) ??
      [],
    verifies: Boolean(verifies),
  };
}

function tlsError(error) {
  const shown = error?.message?.replace(/^invalid peer certificate: /, "");
  const texts = {
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: "unable to verify the first certificate",
    CERT_HAS_EXPIRED: "certificate has expired",
    ERR_TLS_CERT_ALTNAME_INVALID: `Hostname/IP does not match certificate's altnames: ${shown}`,
  };
  return texts[error?.code] === undefined ? error : Object.assign(new Error(texts[error.code]), { code: error.code });
}

const refuse = missing("tls: TLS over a stream that is no socket");

function refusal() {
  try {
    return refuse();
  } catch (error) {
    return error;
  }
}

/** What Node wraps a stream in that is no socket; packages look it up through a TLS socket when they are loaded. */
class JSStreamSocket extends net.Socket {
  constructor(stream) {
    super();
    this.stream = stream;
  }
  _read() {
    this.destroy(refusal());
  }
  _write(chunk, encoding, done) {
    done(refusal());
  }
}

class TLSSocket extends net.Socket {
  #options;
  #tls = {};

  constructor(socket, options = {}) {
    super({ ...options, connection: undefined });
    this.#options = options;
    this.encrypted = true;
    this.authorized = false;
    this.authorizationError = null;
    this.alpnProtocol = false;
    if (socket instanceof net.Socket) this.#secure(socket, options.isServer === true);
    else if (socket) this._handle = { _parentWrap: new JSStreamSocket(socket) };
  }

  _read(size) {
    if (this._handle) this.destroy(refusal());
    else super._read(size);
  }
  _write(chunk, encoding, done) {
    if (this._handle) done(refusal());
    else super._write(chunk, encoding, done);
  }

  async dial(request, options) {
    this.#options = { ...this.#options, ...options };
    return [
      ...(await host.promise(
        "connection.connect",
        JSON.stringify({ ...request, tls: settingsOf(this.#options, this.#serverName()) }),
      )),
    ];
  }

  #serverName() {
    const { servername, host: name } = this.#options;
    return servername ?? (name === undefined ? "localhost" : name);
  }

  /** TLS over a connection that is there already. */
  async #secure(socket, asServer) {
    this.connecting = true;
    try {
      if (socket.connecting)
        await new Promise((resolve, reject) => socket.once("connect", resolve).once("error", reject));
      const [number] = socket.release();
      const settings = JSON.stringify(settingsOf(this.#options, asServer ? "" : this.#serverName()));
      this.adopt([...(await host.promise("connection.startTls", number, settings, asServer))]);
      this.once("close", () => socket.destroy());
      this.connected();
    } catch (error) {
      this.connecting = false;
      this.destroy(tlsError(fromHost(error, "connect")));
      socket.destroy();
    }
  }

  connected() {
    const [, facts] = this.connection;
    this.#tls = facts.tls ?? {};
    this.authorized = settingsOf(this.#options, "").verifies;
    this.alpnProtocol = this.#tls.applicationProtocol || false;
    super.connected();
    this.emit("secureConnect");
    this.emit("secure");
  }

  destroy(error, done) {
    return super.destroy(error ? tlsError(error) : error, done);
  }

  getPeerCertificate() {
    const [leaf] = this.#tls.certificates ?? [];
    return leaf === undefined ? {} : certificateOf(leaf);
  }
  getProtocol() {
    return this.#tls.protocol ?? null;
  }
  getCipher() {
    return { name: this.#tls.cipher, standardName: this.#tls.cipher, version: this.#tls.protocol };
  }
  getSession() {
    return undefined;
  }
  isSessionReused() {
    return false;
  }
  setServername(name) {
    this.#options = { ...this.#options, servername: name };
  }
  setMaxSendFragment() {
    return true;
  }
  disableRenegotiation() {}
  enableTrace() {}
}

const nameOf = (text) =>
  Object.fromEntries(
    (text ?? "")
      .split(/(?<!\\),/)
      .map((part) => part.split("="))
      .map(([key, value]) => [key.trim(), value]),
  );

function certificateOf({ raw, subject, issuer, names, from, to, serial }) {
  const bytes = Buffer.from(raw, "base64");
  const fingerprint = (algorithm) =>
    require("./crypto.cjs")
      .createHash(algorithm)
      .update(bytes)
      .digest("hex")
      .toUpperCase()
      .replace(/(..)(?=.)/g, "$1:");
  return {
    raw: bytes,
    subject: nameOf(subject),
    issuer: nameOf(issuer),
    ...(names === "" ? {} : { subjectaltname: names }),
    valid_from: new Date(from).toUTCString(),
    valid_to: new Date(to).toUTCString(),
    serialNumber: serial?.toUpperCase(),
    fingerprint: fingerprint("sha1"),
    fingerprint256: fingerprint("sha256"),
  };
}

let roots;
function rootCertificates() {
  return (roots ??= Object.freeze(host.call("tls.roots")));
}

function connect(...args) {
  const callback = typeof args.at(-1) === "function" ? args.pop() : undefined;
  const [first, second, third] = args;
  const options =
    first !== null && typeof first === "object"
      ? first
      : { port: Number(first), ...(typeof second === "string" ? { host: second, ...third } : { ...second }) };
  const socket = new TLSSocket(options.socket, options);
  if (callback) socket.once("secureConnect", callback);
  return options.socket ? socket : socket.connect({ ...options, host: options.host ?? "localhost" });
}

class Server extends net.Server {
  constructor(options, listener) {
    super(options, undefined);
    const callback = typeof options === "function" ? options : listener;
    if (callback) this.on("secureConnection", callback);
  }
  accepted(socket) {
    const secure = new TLSSocket(socket, { ...this.options, isServer: true });
    secure.once("secureConnect", () => this.emit("secureConnection", secure));
    secure.once("error", (error) => this.emit("tlsClientError", error, secure));
  }
}

module.exports = {
  TLSSocket,
  Server,
  SecureContext,
  connect,
  createServer: (options, listener) => new Server(options, listener),
  createSecureContext: (options) => new SecureContext(options),
  checkServerIdentity,
  getCiphers: () => ["tls_aes_256_gcm_sha384", "tls_chacha20_poly1305_sha256", "tls_aes_128_gcm_sha256"],
  getCACertificates: rootCertificates,
  get rootCertificates() {
    return rootCertificates();
  },
  DEFAULT_MIN_VERSION: "TLSv1.2",
  DEFAULT_MAX_VERSION: "TLSv1.3",
  DEFAULT_ECDH_CURVE: "auto",
  DEFAULT_CIPHERS: "TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256",
  CLIENT_RENEG_LIMIT: 3,
  CLIENT_RENEG_WINDOW: 600,
};
