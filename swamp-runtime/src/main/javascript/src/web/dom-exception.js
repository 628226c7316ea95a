// DOMException: an Error by its prototype, so that `instanceof Error`, stack and inspection work as they do in Deno.
const CODES = {
  IndexSizeError: 1,
  HierarchyRequestError: 3,
  WrongDocumentError: 4,
  InvalidCharacterError: 5,
  NoModificationAllowedError: 7,
  NotFoundError: 8,
  NotSupportedError: 9,
  InUseAttributeError: 10,
  InvalidStateError: 11,
  SyntaxError: 12,
  InvalidModificationError: 13,
  NamespaceError: 14,
  InvalidAccessError: 15,
  TypeMismatchError: 17,
  SecurityError: 18,
  NetworkError: 19,
  AbortError: 20,
  URLMismatchError: 21,
  QuotaExceededError: 22,
  TimeoutError: 23,
  InvalidNodeTypeError: 24,
  DataCloneError: 25,
};

export class DOMException {
  #message;
  #name;

  constructor(message = "", options = "Error") {
    this.#message = `${message}`;
    this.#name = options !== null && typeof options === "object" ? `${options.name ?? "Error"}` : `${options}`;
    if (options !== null && typeof options === "object" && "cause" in options) {
      Object.defineProperty(this, "cause", { value: options.cause, configurable: true, writable: true });
    }
    Error.captureStackTrace(this, DOMException);
  }

  get name() {
    return this.#name;
  }

  get message() {
    return this.#message;
  }

  get code() {
    return Object.hasOwn(CODES, this.#name) ? CODES[this.#name] : 0;
  }
}

Object.defineProperty(DOMException, "name", { value: "DOMException", configurable: true });
Object.setPrototypeOf(DOMException.prototype, Error.prototype);
Object.defineProperty(DOMException.prototype, Symbol.toStringTag, { value: "DOMException", configurable: true });
for (const name of ["name", "message", "code"]) {
  Object.defineProperty(DOMException.prototype, name, { enumerable: true });
}
for (const [name, value] of Object.entries(CODES)) {
  const words = name
    .replace(/Error$/, "")
    .replace("InUse", "Inuse")
    .replace("URL", "Url")
    .match(/[A-Z][a-z]+/g);
  const constant = `${words.join("_").toUpperCase()}_ERR`;
  for (const holder of [DOMException, DOMException.prototype]) {
    Object.defineProperty(holder, constant, { value, enumerable: true });
  }
}
