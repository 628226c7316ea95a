// Small conversions and shapes that the web's interfaces share.

/** Gives a class the looks of a web interface: its name, which minifying takes away, a tag, enumerable members. */
export function asInterface(constructor, name) {
  const { prototype } = constructor;
  Object.defineProperty(constructor, "name", { value: name, configurable: true });
  Object.defineProperty(prototype, Symbol.toStringTag, { value: name, configurable: true });
  for (const holder of [constructor, prototype]) {
    for (const key of Object.getOwnPropertyNames(holder)) {
      const descriptor = Object.getOwnPropertyDescriptor(holder, key);
      if (
        key !== "constructor" &&
        key !== "prototype" &&
        descriptor.configurable &&
        (descriptor.get || typeof descriptor.value === "function")
      ) {
        Object.defineProperty(holder, key, { enumerable: true });
      }
    }
  }
  return constructor;
}

/** Fails as Deno does when a function is called with too few arguments. */
export function requireArguments(count, required, prefix) {
  if (count < required) {
    throw new TypeError(
      `${prefix}: ${required} argument${required === 1 ? "" : "s"} required, but only ${count} present`,
    );
  }
}

/** A string of the platform: what cannot be in UTF-8 is replaced. */
export const usvString = (value) => `${value}`.toWellFormed();

/** A string whose characters are bytes. */
export function byteString(value, prefix) {
  const text = `${value}`;
  if (/[^\x00-\xff]/.test(text)) {
    throw new TypeError(`${prefix} is not a valid ByteString`);
  }
  return text;
}

/** A dictionary argument: an object, or nothing given. */
export function dictionary(value, prefix) {
  if (value === undefined || value === null) return {};
  if (typeof value !== "object" && typeof value !== "function") {
    throw new TypeError(`${prefix} can not be converted to a dictionary`);
  }
  return value;
}
