// Old encodings, decoded by the host. Bytes of an incomplete character wait for the next piece.
import { bytesOf, isBufferSource, viewOf, concat } from "../platform/bytes.js";
import { host } from "../platform/host.js";

const NOTHING = new Uint8Array(0);

/** Decodes one piece; `state` is {encoding, rest} of one decoder. */
export function decode(state, fatal, input, isStream) {
  if (input !== undefined && !isBufferSource(input)) {
    throw new TypeError(
      "Failed to execute 'decode' on 'TextDecoder': Argument 1 is not an ArrayBuffer or a view of one",
    );
  }
  const bytes = concat([state.rest ?? NOTHING, input === undefined ? NOTHING : viewOf(input)]);
  state.rest = NOTHING;
  const [text, left] = host.call("text.decode", state.encoding, fatal, isStream, ...bytesOf(bytes));
  if (isStream && left > 0) {
    state.rest = bytes.slice(bytes.length - left);
  }
  return text;
}
