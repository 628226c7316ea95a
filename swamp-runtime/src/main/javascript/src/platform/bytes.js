// Bytes on their way to the host, which takes a buffer, an offset and a length.

/** [buffer, offset, length] of a view, a buffer or a string. */
export function bytesOf(content) {
  if (typeof content === "string") {
    return bytesOf(new TextEncoder().encode(content));
  }
  if (ArrayBuffer.isView(content)) {
    return [content.buffer, content.byteOffset, content.byteLength];
  }
  if (content instanceof ArrayBuffer) {
    return [content, 0, content.byteLength];
  }
  throw new TypeError("expected a Uint8Array, an ArrayBuffer or a string");
}
