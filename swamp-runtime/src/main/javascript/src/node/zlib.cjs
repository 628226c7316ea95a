// node:zlib: deflate in its containers, and what undoes brotli.
"use strict";
const { Buffer } = require("./buffer.cjs");
const { coded, invalidType, missing } = require("./errors.cjs");
const { host } = require("../platform/host.js");
const { Transform } = require("./stream.cjs");

const constants = {
  Z_NO_FLUSH: 0,
  Z_PARTIAL_FLUSH: 1,
  Z_SYNC_FLUSH: 2,
  Z_FULL_FLUSH: 3,
  Z_FINISH: 4,
  Z_BLOCK: 5,
  Z_TREES: 6,
  Z_OK: 0,
  Z_STREAM_END: 1,
  Z_NEED_DICT: 2,
  Z_ERRNO: -1,
  Z_STREAM_ERROR: -2,
  Z_DATA_ERROR: -3,
  Z_MEM_ERROR: -4,
  Z_BUF_ERROR: -5,
  Z_VERSION_ERROR: -6,
  Z_NO_COMPRESSION: 0,
  Z_BEST_SPEED: 1,
  Z_BEST_COMPRESSION: 9,
  Z_DEFAULT_COMPRESSION: -1,
  Z_FILTERED: 1,
  Z_HUFFMAN_ONLY: 2,
  Z_RLE: 3,
  Z_FIXED: 4,
  Z_DEFAULT_STRATEGY: 0,
  ZLIB_VERNUM: 4880,
  DEFLATE: 1,
  INFLATE: 2,
  GZIP: 3,
  GUNZIP: 4,
  DEFLATERAW: 5,
  INFLATERAW: 6,
  UNZIP: 7,
  BROTLI_DECODE: 8,
  BROTLI_ENCODE: 9,
  Z_MIN_WINDOWBITS: 8,
  Z_MAX_WINDOWBITS: 15,
  Z_DEFAULT_WINDOWBITS: 15,
  Z_MIN_CHUNK: 64,
  Z_MAX_CHUNK: Infinity,
  Z_DEFAULT_CHUNK: 16384,
  Z_MIN_MEMLEVEL: 1,
  Z_MAX_MEMLEVEL: 9,
  Z_DEFAULT_MEMLEVEL: 8,
  Z_MIN_LEVEL: -1,
  Z_MAX_LEVEL: 9,
  Z_DEFAULT_LEVEL: -1,
  BROTLI_OPERATION_PROCESS: 0,
  BROTLI_OPERATION_FLUSH: 1,
  BROTLI_OPERATION_FINISH: 2,
  BROTLI_OPERATION_EMIT_METADATA: 3,
  BROTLI_PARAM_MODE: 0,
  BROTLI_PARAM_QUALITY: 1,
  BROTLI_PARAM_LGWIN: 2,
  BROTLI_PARAM_SIZE_HINT: 5,
  BROTLI_MODE_GENERIC: 0,
  BROTLI_MODE_TEXT: 1,
  BROTLI_MODE_FONT: 2,
  BROTLI_DEFAULT_QUALITY: 11,
  BROTLI_MIN_QUALITY: 0,
  BROTLI_MAX_QUALITY: 11,
};

const bytesOf = (input) =>
  typeof input === "string"
    ? Buffer.from(input)
    : ArrayBuffer.isView(input)
      ? new Uint8Array(input.buffer, input.byteOffset, input.byteLength)
      : input instanceof ArrayBuffer
        ? new Uint8Array(input)
        : undefined;
const bufferOf = (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const zlibError = (error) =>
  typeof error.code === "string" && error.code.startsWith("Z_")
    ? Object.assign(new Error(error.message), { code: error.code, errno: constants[error.code] })
    : error;

function guarded(work) {
  try {
    return work();
  } catch (error) {
    throw zlibError(error);
  }
}

/** A stream of the host for one of the formats. */
function opened(compresses, format, { level = -1, strategy = 0 } = {}) {
  if (format === "brotli") return host.call("zip.unbrotli");
  if (!compresses) return host.call("zip.decompress", format);
  if (level < -1 || level > 9)
    throw coded(
      RangeError,
      "ERR_OUT_OF_RANGE",
      `The value of "options.level" is out of range. It must be >= -1 and <= 9. Received ${level}`,
    );
  return host.call("zip.compress", format, level, strategy);
}

function whole(compresses, format, input, options) {
  const bytes = bytesOf(input);
  if (bytes === undefined)
    throw invalidType("buffer", "of type string or an instance of Buffer, TypedArray, DataView, or ArrayBuffer", input);
  const stream = opened(compresses, format, options);
  try {
    const out = guarded(() =>
      host.call(
        "zip.push",
        stream,
        bytes.buffer,
        bytes.byteOffset,
        bytes.byteLength,
        options?.finishFlush !== constants.Z_SYNC_FLUSH,
      ),
    );
    if (options?.maxOutputLength !== undefined && out.length > options.maxOutputLength) {
      throw coded(
        RangeError,
        "ERR_BUFFER_TOO_LARGE",
        `Cannot create a Buffer larger than ${options.maxOutputLength} bytes`,
      );
    }
    return bufferOf(out);
  } finally {
    host.call("zip.close", stream);
  }
}

/** The handle under a stream, which packages that inflate synchronously take in their own hands. */
class Handle {
  #left = Buffer.alloc(0);

  constructor(stream) {
    this.stream = stream;
  }
  push(bytes, last) {
    return guarded(() => host.call("zip.push", this.stream, bytes.buffer, bytes.byteOffset, bytes.byteLength, last));
  }
  /** Returns what is left: [input, room for output]. */
  writeSync(flush, input, inputOffset, inputLength, output, outputOffset, room) {
    if (inputLength > 0)
      this.#left = Buffer.concat([
        this.#left,
        this.push(input.subarray(inputOffset, inputOffset + inputLength), false),
      ]);
    const part = this.#left.subarray(0, room);
    output.set(part, outputOffset);
    this.#left = this.#left.subarray(part.length);
    return [0, room - part.length];
  }
  close() {
    host.call("zip.close", this.stream);
  }
}

// Functions and not classes, since older packages call them without `new` or on an object of their own.
function makeClass(name, compresses, format) {
  const type = {
    [name]: function (options) {
      if (!(this instanceof type)) return new type(options);
      Transform.call(this, options);
      this._handle = new Handle(opened(compresses, format, options));
      this._chunkSize = options?.chunkSize ?? constants.Z_DEFAULT_CHUNK;
      this._outBuffer = Buffer.allocUnsafe(this._chunkSize);
      this._outOffset = 0;
      this._hadError = false;
      // A reader that does not insist on the end takes what was cut off, too.
      this._insists = options?.finishFlush !== constants.Z_SYNC_FLUSH;
      this.bytesWritten = 0;
      return undefined;
    },
  }[name];
  Object.setPrototypeOf(type, Transform);
  type.prototype = Object.create(Transform.prototype, {
    constructor: { value: type, writable: true, configurable: true },
  });
  Object.assign(type.prototype, {
    _transform(chunk, encoding, done) {
      pushThrough(this, bytesOf(chunk), false, done);
    },
    _flush(done) {
      pushThrough(this, new Uint8Array(0), this._insists, done);
    },
    _destroy(error, done) {
      this._handle?.close();
      this._handle = null;
      done(error);
    },
    flush(kind, done = kind) {
      const out = host.call("zip.flush", this._handle.stream);
      if (out.length > 0) this.push(bufferOf(out));
      if (typeof done === "function") queueMicrotask(() => done());
    },
    close(done) {
      if (done) this.once("close", done);
      this.destroy();
    },
    params(level, strategy, done) {
      queueMicrotask(() => done?.());
    },
    reset() {
      this._handle.close();
      this._handle = new Handle(opened(compresses, format));
    },
  });
  return type;
}

function pushThrough(stream, bytes, last, done) {
  let out;
  try {
    out = stream._handle.push(bytes, last);
  } catch (error) {
    stream._hadError = true;
    done(error);
    return;
  }
  stream.bytesWritten += bytes.length;
  if (out.length > 0) stream.push(bufferOf(out));
  done();
}

const exported = { constants, codes: {}, ...constants };
for (const [name, className, compresses, format] of [
  ["deflate", "Deflate", true, "zlib"],
  ["inflate", "Inflate", false, "zlib"],
  ["gzip", "Gzip", true, "gzip"],
  ["gunzip", "Gunzip", false, "gzip"],
  ["deflateRaw", "DeflateRaw", true, "raw"],
  ["inflateRaw", "InflateRaw", false, "raw"],
  ["unzip", "Unzip", false, "detect"],
  ["brotliDecompress", "BrotliDecompress", false, "brotli"],
]) {
  const type = makeClass(className, compresses, format);
  exported[className] = type;
  exported[`create${className}`] = (options) => new type(options);
  exported[`${name}Sync`] = (input, options) => whole(compresses, format, input, options);
  exported[name] = (input, options, callback) => {
    const [given, done] = typeof options === "function" ? [undefined, options] : [options, callback];
    queueMicrotask(() => {
      let result;
      try {
        result = whole(compresses, format, input, given);
      } catch (error) {
        done(error);
        return;
      }
      done(null, result);
    });
  };
}
for (const name of ["BrotliCompress", "ZstdCompress", "ZstdDecompress"]) {
  const lower = name[0].toLowerCase() + name.slice(1);
  exported[name] = missing(`zlib.${name}`);
  exported[`create${name}`] = missing(`zlib.create${name}`);
  exported[lower] = missing(`zlib.${lower}`);
  exported[`${lower}Sync`] = missing(`zlib.${lower}Sync`);
}
for (const [name, value] of Object.entries(constants)) {
  if (/^Z_(?:OK|STREAM|NEED|ERRNO|DATA|MEM|BUF|VERSION)/.test(name)) exported.codes[name] = value;
}
exported.crc32 = (input, start = 0) => {
  if (start !== 0) missing("zlib.crc32 with a start value")();
  const bytes = bytesOf(input);
  return host.call("zip.checksum", bytes.buffer, bytes.byteOffset, bytes.byteLength);
};

module.exports = exported;
