// Text encodings: the engine decodes Unicode, the host everything older.
import { host } from "./host.js";

const UNICODE =
  /^[\t\n\f\r ]*(utf-?8|utf-16(le|be)?|(unicode-1-1-|unicode11|unicode20|x-unicode20)utf-?8|ucs-2|iso-10646-ucs-2|csunicode|unicode(fffe|feff)?)[\t\n\f\r ]*$/i;

const Unicode = globalThis.TextDecoder;

export class TextDecoder extends Unicode {
  #legacy;

  constructor(label = "utf-8", options = undefined) {
    const isUnicode = UNICODE.test(label);
    super(isUnicode ? label : "utf-8", options);
    if (!isUnicode) {
      const encoding = host.call("text.encoding", `${label}`);
      if (encoding === "") {
        throw new RangeError(`The encoding label provided ('${label}') is invalid.`);
      }
      this.#legacy = { encoding };
    }
  }

  get encoding() {
    return this.#legacy ? this.#legacy.encoding : super.encoding;
  }

  decode(input, options) {
    return this.#legacy
      ? host.script("web-text").decode(this.#legacy, this.fatal, input, Boolean(options?.stream))
      : super.decode(input, options);
  }
}
Object.defineProperty(TextDecoder.prototype, "encoding", { enumerable: true });
Object.defineProperty(TextDecoder.prototype, "decode", { enumerable: true });

export function btoa(data) {
  if (arguments.length === 0) throw new TypeError("Failed to execute 'btoa': 1 argument required, but only 0 present");
  return host.call("text.btoa", `${data}`);
}

export function atob(data) {
  if (arguments.length === 0) throw new TypeError("Failed to execute 'atob': 1 argument required, but only 0 present");
  return host.call("text.atob", `${data}`);
}
