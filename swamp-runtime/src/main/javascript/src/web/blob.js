// Blob, File and FileReader. A blob's bytes are held as one array; slices share it.
import { concat, copyOf, isBufferSource } from "../platform/bytes.js";
import { host } from "../platform/host.js";
import { defineHandler, dispatch, DOMException, EventTarget, ProgressEvent, trusted } from "./dom.js";
import { asInterface, requireArguments, usvString } from "./webidl.js";

const encoder = new TextEncoder();
const MAKE = Symbol("make");
let bytesOfBlob;

const typeOf = (type) => {
  const text = `${type ?? ""}`;
  return /^[\x20-\x7e]*$/.test(text) ? text.toLowerCase() : "";
};

function bytesOfPart(part, endings) {
  if (part instanceof Blob) return bytesOfBlob(part);
  if (isBufferSource(part)) return copyOf(part);
  const text = usvString(part);
  return encoder.encode(endings === "native" ? text.replace(/\r\n?|\n/g, "\n") : text);
}

export class Blob {
  #bytes;
  #type;

  constructor(parts = [], options = {}, key = undefined, bytes = undefined) {
    this.#type = typeOf(options?.type);
    if (key === MAKE) {
      this.#bytes = bytes;
      return;
    }
    if (parts === null || typeof parts !== "object" || typeof parts[Symbol.iterator] !== "function") {
      throw new TypeError("Failed to construct 'Blob': Argument 1 can not be converted to sequence");
    }
    this.#bytes = concat([...parts].map((part) => bytesOfPart(part, options?.endings)).concat(new Uint8Array(0)));
  }

  static {
    bytesOfBlob = (blob) => blob.#bytes;
  }

  get size() {
    return this.#bytes.length;
  }

  get type() {
    return this.#type;
  }

  slice(start = 0, end = this.size, type = "") {
    const at = (index) =>
      index < 0 ? Math.max(this.size + Math.trunc(index), 0) : Math.min(Math.trunc(index), this.size);
    const from = at(Number(start) || 0);
    return new Blob([], { type }, MAKE, this.#bytes.subarray(from, Math.max(at(Number(end) || 0), from)));
  }

  async arrayBuffer() {
    return this.#bytes.slice().buffer;
  }

  async bytes() {
    return this.#bytes.slice();
  }

  async text() {
    return new TextDecoder().decode(this.#bytes);
  }

  stream() {
    const bytes = this.#bytes;
    let start = 0;
    const { ReadableStream } = host.script("web-streams");
    return new ReadableStream(
      {
        type: "bytes",
        pull(controller) {
          const piece = bytes.slice(start, start + 65536);
          start += piece.length;
          if (piece.length > 0) controller.enqueue(piece);
          if (start >= bytes.length) {
            controller.close();
            controller.byobRequest?.respond(0);
          }
        },
      },
      { highWaterMark: 0 },
    );
  }

  [Symbol.for("Deno.customInspect")](inspect, options) {
    return `Blob ${inspect({ size: this.size, type: this.type }, options)}`;
  }
}
asInterface(Blob, "Blob");

export class File extends Blob {
  #name;
  #lastModified;

  constructor(parts, name, options = {}) {
    requireArguments(arguments.length, 2, "Failed to construct 'File'");
    super(parts, options);
    this.#name = usvString(name);
    this.#lastModified =
      options?.lastModified === undefined ? Date.now() : Math.trunc(Number(options.lastModified)) || 0;
  }

  get name() {
    return this.#name;
  }

  get lastModified() {
    return this.#lastModified;
  }

  get webkitRelativePath() {
    return "";
  }

  [Symbol.for("Deno.customInspect")](inspect, options) {
    const { name, lastModified, size, type } = this;
    return `File ${inspect({ name, lastModified, size, type }, options)}`;
  }
}
asInterface(File, "File");

/** A blob over bytes that nobody changes any more. */
export const blobOf = (bytes, type) => new Blob([], { type }, MAKE, bytes);
export { bytesOfBlob };

const EMPTY = 0;
const LOADING = 1;
const DONE = 2;

export class FileReader extends EventTarget {
  #state = EMPTY;
  #result = null;
  #error = null;
  #turn = 0;

  get readyState() {
    return this.#state;
  }

  get result() {
    return this.#result;
  }

  get error() {
    return this.#error;
  }

  readAsText(blob, encoding) {
    this.#read(blob, (bytes) => new TextDecoder(encoding ?? "utf-8").decode(bytes));
  }

  readAsArrayBuffer(blob) {
    this.#read(blob, (bytes) => bytes.slice().buffer);
  }

  readAsBinaryString(blob) {
    this.#read(blob, binaryText);
  }

  readAsDataURL(blob) {
    this.#read(blob, (bytes) => `data:${blob.type || "application/octet-stream"};base64,${btoa(binaryText(bytes))}`);
  }

  abort() {
    if (this.#state !== LOADING) return;
    this.#turn++;
    this.#state = DONE;
    this.#result = null;
    this.#tell("abort", 0);
    this.#tell("loadend", 0);
  }

  #read(blob, convert) {
    if (this.#state === LOADING)
      throw new DOMException("The FileReader is already loading a blob", "InvalidStateError");
    const bytes = bytesOfBlob(blob);
    const turn = ++this.#turn;
    this.#state = LOADING;
    this.#result = this.#error = null;
    setTimeout(() => {
      if (turn !== this.#turn) return;
      this.#tell("loadstart", 0);
      this.#state = DONE;
      try {
        this.#result = convert(bytes);
        this.#tell("progress", bytes.length);
        this.#tell("load", bytes.length);
      } catch (error) {
        this.#error = new DOMException(error.message, "NotReadableError");
        this.#tell("error", 0);
      }
      this.#tell("loadend", bytes.length);
    }, 0);
  }

  #tell(type, loaded) {
    dispatch(this, trusted(new ProgressEvent(type, { lengthComputable: loaded > 0, loaded, total: loaded })));
  }
}
for (const type of ["loadstart", "progress", "load", "abort", "error", "loadend"]) {
  defineHandler(FileReader.prototype, type);
}
for (const [name, value] of Object.entries({ EMPTY, LOADING, DONE })) {
  Object.defineProperty(FileReader, name, { value, enumerable: true });
  Object.defineProperty(FileReader.prototype, name, { value, enumerable: true });
}
asInterface(FileReader, "FileReader");

const binaryText = (bytes) =>
  new TextDecoder("x-user-defined")
    .decode(bytes)
    .replace(/[\uf780-\uf7ff]/g, (character) => String.fromCharCode(character.charCodeAt(0) & 0xff));
