// Streams that transform text and bytes.
import { TransformStream } from "web-streams-polyfill";
import { bytesOf, concat, copyOf, isBufferSource } from "../platform/bytes.js";
import { host } from "../platform/host.js";
import { asInterface } from "./webidl.js";

class Transforming {
  #transform;

  constructor(transformer) {
    this.#transform = new TransformStream(transformer);
  }

  get readable() {
    return this.#transform.readable;
  }

  get writable() {
    return this.#transform.writable;
  }
}

export class TextEncoderStream extends Transforming {
  constructor() {
    const encoder = new TextEncoder();
    let high = "";
    super({
      transform(chunk, controller) {
        const text = high + String(chunk);
        // Half a character at the end waits for its other half.
        high = /[\ud800-\udbff]$/.test(text) ? text.at(-1) : "";
        const whole = text.slice(0, text.length - high.length);
        if (whole !== "") controller.enqueue(encoder.encode(whole));
      },
      flush(controller) {
        if (high !== "") controller.enqueue(encoder.encode(high));
      },
    });
  }

  get encoding() {
    return "utf-8";
  }
}
asInterface(TextEncoderStream, "TextEncoderStream");

export class TextDecoderStream extends Transforming {
  #decoder;

  constructor(label = "utf-8", options = undefined) {
    const decoder = new TextDecoder(label, options);
    super({
      transform(chunk, controller) {
        const text = decoder.decode(chunk, { stream: true });
        if (text !== "") controller.enqueue(text);
      },
      flush(controller) {
        const text = decoder.decode();
        if (text !== "") controller.enqueue(text);
      },
    });
    this.#decoder = decoder;
  }

  get encoding() {
    return this.#decoder.encoding;
  }

  get fatal() {
    return this.#decoder.fatal;
  }

  get ignoreBOM() {
    return this.#decoder.ignoreBOM;
  }
}
asInterface(TextDecoderStream, "TextDecoderStream");

const FORMATS = ["gzip", "deflate", "deflate-raw"];

/** What goes in comes out in one piece at the end. */
function atOnce(name, format, work) {
  if (!FORMATS.includes(`${format}`)) {
    throw new TypeError(
      `Failed to construct '${name}': The provided value '${format}' is not a valid enum value of type CompressionFormat`,
    );
  }
  const parts = [];
  return {
    transform(chunk) {
      if (!isBufferSource(chunk)) throw new TypeError("chunk is not a BufferSource");
      parts.push(copyOf(chunk));
    },
    async flush(controller) {
      const whole = concat(parts.length === 0 ? [new Uint8Array(0)] : parts);
      controller.enqueue(await host.promise(work, `${format}`, ...bytesOf(whole)));
    },
  };
}

export class CompressionStream extends Transforming {
  constructor(format) {
    super(atOnce("CompressionStream", format, "compression.compress"));
  }
}
asInterface(CompressionStream, "CompressionStream");

export class DecompressionStream extends Transforming {
  constructor(format) {
    super(atOnce("DecompressionStream", format, "compression.decompress"));
  }
}
asInterface(DecompressionStream, "DecompressionStream");
