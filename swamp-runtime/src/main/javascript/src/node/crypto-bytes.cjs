// Bytes as node:crypto takes and gives them.
"use strict";
const { Buffer } = require("./buffer.cjs");
const { invalidType } = require("./errors.cjs");

function bytesOf(data, encoding) {
  if (typeof data === "string") return Buffer.from(data, encoding === "buffer" ? "utf8" : encoding);
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  if (data instanceof ArrayBuffer || data instanceof SharedArrayBuffer) return new Uint8Array(data);
  throw invalidType("data", "of type string or an instance of Buffer, TypedArray, or DataView", data);
}

module.exports = {
  bytesOf,
  slice: (bytes) => [bytes.buffer, bytes.byteOffset, bytes.byteLength],
  bufferOf: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  encoded: (buffer, encoding) => (encoding && encoding !== "buffer" ? buffer.toString(encoding) : buffer),
};
