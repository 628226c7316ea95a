// Streams of the web over things of the host that are read and written piece by piece.

const join = (parts) => {
  if (parts.length === 1) {
    return parts[0];
  }
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.byteLength, 0));
  let end = 0;
  for (const part of parts) {
    whole.set(part, end);
    end += part.byteLength;
  }
  return whole;
};

/** All bytes of a source: read() resolves with bytes, or null at the end. */
export async function collect(source) {
  const parts = [];
  for (let part; (part = await source.read()) !== null;) {
    parts.push(part);
  }
  return join(parts);
}

/** A ReadableStream of bytes that can also be collected, as those of subprocesses are. */
export function readableOf(source) {
  const stream = new ReadableStream({
    type: "bytes",
    async pull(controller) {
      const bytes = await source.read();
      if (bytes === null) {
        controller.close();
        controller.byobRequest?.respond(0);
        source.close?.();
      } else if (bytes.byteLength > 0) {
        controller.enqueue(bytes);
      }
    },
    cancel: () => source.close?.(),
  });
  const bytes = async () => {
    const parts = [];
    for await (const part of stream) {
      parts.push(part);
    }
    return join(parts);
  };
  const collectors = {
    bytes,
    arrayBuffer: async () => (await bytes()).buffer,
    text: async () => new TextDecoder().decode(await bytes()),
    json: async () => JSON.parse(new TextDecoder().decode(await bytes())),
  };
  for (const [name, value] of Object.entries(collectors)) {
    Object.defineProperty(stream, name, { value, configurable: true, writable: true });
  }
  return stream;
}

/** A WritableStream of bytes over {write(chunk), close()}. */
export const writableOf = (sink) =>
  new WritableStream({
    write: async (chunk) => {
      await sink.write(chunk);
    },
    close: () => sink.close(),
    abort: () => sink.close(),
  });
