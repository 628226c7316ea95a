// Bytes on their way to the host, which takes a buffer, an offset and a length.
const encoder = new TextEncoder();

/** [buffer, offset, length] of a view, a buffer or a string (as UTF-8). */
export function bytesOf(content) {
  if (typeof content === "string") {
    const bytes = encoder.encode(content);
    return [bytes.buffer, 0, bytes.length];
  }
  if (ArrayBuffer.isView(content)) {
    return [content.buffer, content.byteOffset, content.byteLength];
  }
  if (isBuffer(content)) {
    return [content, 0, content.byteLength];
  }
  throw new TypeError("expected a Uint8Array, an ArrayBuffer or a string");
}

/** Whether a value is an ArrayBuffer or a SharedArrayBuffer. */
export function isBuffer(value) {
  return value instanceof ArrayBuffer || value instanceof SharedArrayBuffer;
}

/** Whether a value is a BufferSource of the web's standards. */
export function isBufferSource(value) {
  return ArrayBuffer.isView(value) || isBuffer(value);
}

/** A Uint8Array over the same memory as a BufferSource. */
export function viewOf(source) {
  if (source instanceof Uint8Array) return source;
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);
}

/** A Uint8Array with a copy of what a BufferSource holds now. */
export function copyOf(source) {
  return new Uint8Array(viewOf(source));
}

/** One Uint8Array of several. */
export function concat(parts) {
  if (parts.length === 1) return parts[0];
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let end = 0;
  for (const part of parts) {
    whole.set(part, end);
    end += part.length;
  }
  return whole;
}
