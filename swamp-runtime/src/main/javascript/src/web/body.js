// Bodies of requests and responses: bytes, a stream of the extension, or an exchange of the host. The host's exchange
// becomes a stream only for those who ask for one.
import { concat, copyOf, isBufferSource, viewOf } from "../platform/bytes.js";
import { host } from "../platform/host.js";
import { fromBody, toMultipart, FormData } from "./form-data.js";
import { usvString } from "./webidl.js";

const encoder = new TextEncoder();

export class Body {
  /** @type Uint8Array, or undefined when the body is a stream or an exchange. */
  bytes;
  #exchange;
  #stream;
  #used = false;

  constructor({ bytes, stream, exchange }) {
    this.bytes = bytes;
    this.#stream = stream;
    this.#exchange = exchange;
  }

  get used() {
    return this.#used;
  }

  get isUnusable() {
    return this.#used || Boolean(this.#stream?.locked);
  }

  /** The body as a stream; made when first asked for. */
  get stream() {
    this.#stream ??= this.#makeStream();
    return this.#stream;
  }

  #makeStream() {
    const { ReadableStream } = host.script("web-streams");
    const given = this.bytes;
    const exchange = this.#exchange;
    const use = () => {
      this.#used = true;
    };
    const pull =
      exchange === undefined
        ? async (controller) => {
            use();
            if (given.length > 0) controller.enqueue(given.slice());
            finish(controller);
          }
        : async (controller) => {
            use();
            const piece = await exchange.read();
            if (piece === null) finish(controller);
            else controller.enqueue(piece);
          };
    const stream = new ReadableStream(
      {
        type: "bytes",
        start: (controller) => exchange?.whenAborted((reason) => controller.error(reason)),
        pull,
        cancel: () => {
          use();
          exchange?.close();
        },
      },
      { highWaterMark: 0 },
    );
    return stream;
  }

  /** All bytes of the body, once. */
  async consume() {
    if (this.isUnusable) throw new TypeError("Body already consumed");
    this.#used = true;
    if (this.#stream !== undefined) return readAll(this.#stream);
    return this.bytes === undefined ? this.#exchange.readAll() : this.bytes;
  }

  /** Takes the stream for sending it; the body is used from then on. */
  take() {
    const { stream } = this;
    this.#used = true;
    return stream;
  }

  /** Another body with the same content. */
  clone() {
    if (this.isUnusable) throw new TypeError("Body is unusable");
    if (this.bytes !== undefined && this.#stream === undefined) return new Body({ bytes: this.bytes });
    const [mine, other] = this.stream.tee();
    this.bytes = undefined;
    this.#exchange = undefined;
    this.#stream = mine;
    this.#used = false;
    return new Body({ stream: other });
  }
}

function finish(controller) {
  controller.close();
  controller.byobRequest?.respond(0);
}

async function readAll(stream) {
  const parts = [];
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    if (!(next.value instanceof Uint8Array)) throw new TypeError("Value is not a Uint8Array");
    parts.push(next.value);
  }
  return concat(parts.length === 0 ? [new Uint8Array(0)] : parts);
}

/** [body, content type] of what an extension gives as a body; the type is null where the value has none. */
export function extract(value) {
  if (typeof value === "object" && value !== null) {
    const blobs = host.isLoaded("web-blob") ? host.script("web-blob") : undefined;
    if (blobs && value instanceof blobs.Blob) {
      return [new Body({ bytes: blobs.bytesOfBlob(value) }), value.type || null];
    }
    if (isBufferSource(value)) return [new Body({ bytes: copyOf(value) }), null];
    if (value instanceof FormData) {
      const [bytes, type] = toMultipart(value);
      return [new Body({ bytes }), type];
    }
    if (host.isLoaded("web-url") && value instanceof host.script("web-url").URLSearchParams) {
      return [new Body({ bytes: encoder.encode(value.toString()) }), "application/x-www-form-urlencoded;charset=UTF-8"];
    }
    if (typeof value.getReader === "function") {
      if (value.locked) throw new TypeError("ReadableStream is locked or disturbed");
      return [new Body({ stream: value }), null];
    }
    if (typeof value[Symbol.asyncIterator] === "function") {
      return [new Body({ stream: host.script("web-streams").ReadableStream.from(value) }), null];
    }
  }
  return [new Body({ bytes: encoder.encode(usvString(value)) }), "text/plain;charset=UTF-8"];
}

const EMPTY = new Uint8Array(0);

/** Gives a class the reading members of a body; `bodyOf` is its body or null, `typeOf` its content type. */
export function mixIn(prototype, bodyOf, typeOf) {
  const bytes = async (holder) => {
    const body = bodyOf(holder);
    return body === null ? EMPTY : body.consume();
  };
  const members = {
    async arrayBuffer() {
      return (await bytes(this)).slice().buffer;
    },
    async blob() {
      const content = await bytes(this);
      return host.script("web-blob").blobOf(content, typeOf(this) ?? "");
    },
    async bytes() {
      return viewOf(await bytes(this)).slice();
    },
    async formData() {
      const content = await bytes(this);
      return fromBody(content, typeOf(this));
    },
    async json() {
      return JSON.parse(new TextDecoder().decode(await bytes(this)));
    },
    async text() {
      return new TextDecoder().decode(await bytes(this));
    },
  };
  Object.defineProperties(prototype, Object.getOwnPropertyDescriptors(members));
  Object.defineProperties(prototype, {
    body: {
      get() {
        return bodyOf(this)?.stream ?? null;
      },
      enumerable: true,
      configurable: true,
    },
    bodyUsed: {
      get() {
        return bodyOf(this)?.used ?? false;
      },
      enumerable: true,
      configurable: true,
    },
  });
}
