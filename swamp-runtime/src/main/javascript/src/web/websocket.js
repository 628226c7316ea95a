// WebSocket: the host keeps the connection, one pump per socket takes what arrives.
import { bytesOf, copyOf, isBufferSource } from "../platform/bytes.js";
import { host } from "../platform/host.js";
import {
  CloseEvent,
  defineHandler,
  dispatch,
  DOMException,
  ErrorEvent,
  Event,
  EventTarget,
  MessageEvent,
  trusted,
} from "./dom.js";
import { asInterface, requireArguments, usvString } from "./webidl.js";

const CONNECTING = 0;
const OPEN = 1;
const CLOSING = 2;
const CLOSED = 3;
const encoder = new TextEncoder();

function addressOf(given) {
  let url;
  try {
    url = new URL(`${given}`);
  } catch (error) {
    throw new DOMException(error.message, "SyntaxError");
  }
  if (url.protocol === "http:") url.protocol = "ws:";
  if (url.protocol === "https:") url.protocol = "wss:";
  if (url.protocol !== "ws:" && url.protocol !== "wss:") {
    throw new DOMException(
      `Only ws & wss schemes are allowed in a WebSocket URL: received ${url.protocol}`,
      "SyntaxError",
    );
  }
  if (url.hash !== "" || url.href.endsWith("#")) {
    throw new DOMException("Fragments are not allowed in a WebSocket URL", "SyntaxError");
  }
  return url.href;
}

export class WebSocket extends EventTarget {
  #url;
  #state = CONNECTING;
  #protocol = "";
  #number;
  #binaryType = "blob";
  #buffered = 0;
  #sending = Promise.resolve();
  #closing;

  constructor(url, options = []) {
    requireArguments(arguments.length, 1, "Failed to construct 'WebSocket'");
    super();
    this.#url = addressOf(url);
    const isDictionary = typeof options === "object" && !Array.isArray(options);
    const given = isDictionary ? (options.protocols ?? []) : options;
    const protocols = (Array.isArray(given) ? given : [given]).map((protocol) => `${protocol}`);
    if (new Set(protocols).size !== protocols.length) {
      throw new DOMException("Cannot supply multiple times the same protocol", "SyntaxError");
    }
    if (!protocols.every((protocol) => /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(protocol))) {
      throw new DOMException("Invalid protocol value", "SyntaxError");
    }
    const headers = isDictionary && options.headers !== undefined ? [...new Headers(options.headers)] : [];
    this.#run(JSON.stringify({ url: this.#url, protocols, headers }));
  }

  get url() {
    return this.#url;
  }
  get readyState() {
    return this.#state;
  }
  get protocol() {
    return this.#protocol;
  }
  get extensions() {
    return "";
  }
  get bufferedAmount() {
    return this.#buffered;
  }
  get binaryType() {
    return this.#binaryType;
  }

  set binaryType(value) {
    if (value === "blob" || value === "arraybuffer") this.#binaryType = value;
  }

  async #run(facts) {
    try {
      this.#number = host.call("socket.open", facts);
      this.#protocol = await host.promise("socket.connect", this.#number);
    } catch (error) {
      this.#fail(error);
      return;
    }
    if (this.#closing) {
      this.#fail(new DOMException("The socket was closed before it was open", "NetworkError"));
      return;
    }
    this.#state = OPEN;
    dispatch(this, trusted(new Event("open")));
    await this.#receive();
  }

  // Messages are [kind, content ...] of the host: "text", "bytes", "close" or "error".
  async #receive() {
    for (;;) {
      const [kind, content, reason] = await host.promise("socket.next", this.#number);
      switch (kind) {
        case "text":
          this.#deliver(content);
          break;
        case "bytes":
          this.#deliver(this.#binaryType === "blob" ? host.script("web-blob").blobOf(content, "") : content.buffer);
          break;
        case "close":
          this.#closed(true, content, reason);
          return;
        default:
          this.#fail(new Error(content));
          return;
      }
    }
  }

  #deliver(data) {
    if (this.#state === OPEN) {
      dispatch(this, trusted(new MessageEvent("message", { data, origin: new URL(this.#url).origin })));
    }
  }

  #fail(error) {
    if (this.#state === CLOSED) return;
    this.#state = CLOSED;
    dispatch(this, trusted(new ErrorEvent("error", { error, message: error.message })));
    this.#closed(false, 1006, "");
  }

  #closed(wasClean, code, reason) {
    this.#state = CLOSED;
    if (this.#number !== undefined) host.call("socket.abandon", this.#number);
    dispatch(this, trusted(new CloseEvent("close", { wasClean, code, reason })));
  }

  send(data) {
    requireArguments(arguments.length, 1, "Failed to execute 'send' on 'WebSocket'");
    if (this.#state === CONNECTING) throw new DOMException("'readyState' not OPEN", "InvalidStateError");
    if (this.#state !== OPEN) return;
    const blobs = host.isLoaded("web-blob") ? host.script("web-blob") : undefined;
    if (isBufferSource(data)) {
      this.#queue("socket.sendBytes", copyOf(data));
    } else if (blobs && data instanceof blobs.Blob) {
      this.#queue("socket.sendBytes", blobs.bytesOfBlob(data));
    } else {
      this.#queue("socket.sendText", encoder.encode(usvString(data)));
    }
  }

  // One message after the other: the connection takes no second one before the first is sent.
  #queue(work, bytes) {
    this.#buffered += bytes.length;
    this.#sending = this.#sending
      .then(() => host.promise(work, this.#number, ...bytesOf(bytes)))
      .then(
        () => {
          this.#buffered -= bytes.length;
        },
        () => {},
      );
  }

  close(code = undefined, reason = undefined) {
    if (code !== undefined && code !== 1000 && !(code >= 3000 && code <= 4999)) {
      throw new DOMException(
        `The close code must be either 1000 or in the range of 3000 to 4999: received ${code}`,
        "InvalidAccessError",
      );
    }
    const text = reason === undefined ? "" : usvString(reason);
    if (encoder.encode(text).length > 123) {
      throw new DOMException("The close reason may not be longer than 123 bytes", "SyntaxError");
    }
    if (this.#state === CONNECTING) {
      this.#closing = true;
      this.#state = CLOSING;
    } else if (this.#state === OPEN) {
      this.#state = CLOSING;
      this.#sending = this.#sending
        .then(() => host.promise("socket.close", this.#number, code ?? 1005, text))
        .catch(() => {});
    }
  }

  [Symbol.for("Deno.customInspect")](inspect, options) {
    const { url, readyState, extensions, protocol, binaryType, bufferedAmount } = this;
    return `WebSocket ${inspect({ url, readyState, extensions, protocol, binaryType, bufferedAmount }, options)}`;
  }
}
for (const type of ["open", "message", "error", "close"]) defineHandler(WebSocket.prototype, type);
for (const [name, value] of Object.entries({ CONNECTING, OPEN, CLOSING, CLOSED })) {
  Object.defineProperty(WebSocket, name, { value, enumerable: true });
  Object.defineProperty(WebSocket.prototype, name, { value, enumerable: true });
}
asInterface(WebSocket, "WebSocket");
