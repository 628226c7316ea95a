// FormData and its two forms on the wire.
import { concat } from "../platform/bytes.js";
import { host } from "../platform/host.js";
import { asInterface, requireArguments, usvString } from "./webidl.js";

const encoder = new TextEncoder();

function entryOf(value, filename) {
  const { Blob, bytesOfBlob, File } = host.script("web-blob");
  if (!(value instanceof Blob)) return usvString(value);
  if (value instanceof File && filename === undefined) return value;
  return new File([bytesOfBlob(value)], filename ?? "blob", { type: value.type, lastModified: value.lastModified });
}

export class FormData {
  #entries = [];

  append(name, value, filename) {
    requireArguments(arguments.length, 2, "Failed to execute 'append' on 'FormData'");
    this.#entries.push([usvString(name), entryOf(value, filename)]);
  }

  delete(name) {
    requireArguments(arguments.length, 1, "Failed to execute 'delete' on 'FormData'");
    this.#entries = this.#entries.filter(([known]) => known !== usvString(name));
  }

  get(name) {
    requireArguments(arguments.length, 1, "Failed to execute 'get' on 'FormData'");
    return this.#entries.find(([known]) => known === usvString(name))?.[1] ?? null;
  }

  getAll(name) {
    requireArguments(arguments.length, 1, "Failed to execute 'getAll' on 'FormData'");
    return this.#entries.filter(([known]) => known === usvString(name)).map(([, value]) => value);
  }

  has(name) {
    requireArguments(arguments.length, 1, "Failed to execute 'has' on 'FormData'");
    return this.#entries.some(([known]) => known === usvString(name));
  }

  set(name, value, filename) {
    requireArguments(arguments.length, 2, "Failed to execute 'set' on 'FormData'");
    const key = usvString(name);
    const entry = [key, entryOf(value, filename)];
    const at = this.#entries.findIndex(([known]) => known === key);
    if (at < 0) {
      this.#entries.push(entry);
    } else {
      this.#entries[at] = entry;
      this.#entries = this.#entries.filter(([known], i) => i <= at || known !== key);
    }
  }

  forEach(action, thisArgument) {
    for (const [name, value] of this) action.call(thisArgument, value, name, this);
  }

  *entries() {
    yield* this.#entries;
  }

  *keys() {
    for (const [name] of this.#entries) yield name;
  }

  *values() {
    for (const [, value] of this.#entries) yield value;
  }

  [Symbol.iterator]() {
    return this.entries();
  }

  [Symbol.for("Deno.customInspect")](inspect, options) {
    return `FormData ${inspect(Object.fromEntries(this), options)}`;
  }
}
asInterface(FormData, "FormData");

const escaped = (text, isName) =>
  (isName ? text.replace(/\r\n?|\n/g, "\r\n") : text)
    .replaceAll("\n", "%0A")
    .replaceAll("\r", "%0D")
    .replaceAll('"', "%22");

/** [bytes, content type] of a form as multipart/form-data. */
export function toMultipart(form) {
  const { bytesOfBlob } = host.script("web-blob");
  const boundary = `----WebKitFormBoundary${host.call("crypto.uuid").replaceAll("-", "")}`;
  const parts = [];
  for (const [name, value] of form) {
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${escaped(name, true)}"`;
    if (typeof value === "string") {
      parts.push(encoder.encode(`${head}\r\n\r\n${value.replace(/\r\n?|\n/g, "\r\n")}\r\n`));
    } else {
      const type = value.type || "application/octet-stream";
      parts.push(
        encoder.encode(`${head}; filename="${escaped(value.name, false)}"\r\nContent-Type: ${type}\r\n\r\n`),
        bytesOfBlob(value),
        encoder.encode("\r\n"),
      );
    }
  }
  parts.push(encoder.encode(`--${boundary}--`));
  return [concat(parts), `multipart/form-data; boundary=${boundary}`];
}

/** The form that a body of this content type holds. */
export function fromBody(bytes, contentType) {
  const type = /^[^;]*/
    .exec(contentType ?? "")[0]
    .trim()
    .toLowerCase();
  const form = new FormData();
  if (type === "application/x-www-form-urlencoded") {
    for (const [name, value] of new URLSearchParams(new TextDecoder().decode(bytes))) form.append(name, value);
    return form;
  }
  const boundary = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType ?? "");
  if (type === "multipart/form-data" && boundary) {
    readParts(bytes, `--${boundary[1] ?? boundary[2]}`, form);
    return form;
  }
  throw new TypeError("Body can not be decoded as form data");
}

function indexOf(bytes, wanted, start) {
  for (let at = bytes.indexOf(wanted[0], start); at >= 0; at = bytes.indexOf(wanted[0], at + 1)) {
    let i = 1;
    while (i < wanted.length && bytes[at + i] === wanted[i]) i++;
    if (i === wanted.length) return at;
  }
  return -1;
}

function readParts(bytes, boundary, form) {
  const { File } = host.script("web-blob");
  const delimiter = encoder.encode(`\r\n${boundary}`);
  const blank = encoder.encode("\r\n\r\n");
  // The first boundary may stand at the very start.
  const first = indexOf(bytes, encoder.encode(boundary), 0);
  let start = first < 0 ? -1 : first + delimiter.length - 2;
  while (start >= 0 && !(bytes[start] === 0x2d && bytes[start + 1] === 0x2d)) {
    const headEnd = indexOf(bytes, blank, start);
    const end = headEnd < 0 ? -1 : indexOf(bytes, delimiter, headEnd + 2);
    if (end < 0) throw new TypeError("Unable to parse body as form data: unexpected end");
    const head = new TextDecoder().decode(bytes.subarray(start, headEnd));
    const content = bytes.subarray(headEnd + 4, Math.max(end, headEnd + 4));
    const name = /content-disposition:[^\r\n]*?[;\s]name="([^"]*)"/i.exec(head)?.[1];
    const filename = /content-disposition:[^\r\n]*?;\s*filename="([^"]*)"/i.exec(head)?.[1];
    if (name === undefined) throw new TypeError("Unable to parse body as form data: a part has no name");
    if (filename === undefined) {
      form.append(unescaped(name), new TextDecoder().decode(content));
    } else {
      const type = /content-type:\s*([^\r\n]*)/i.exec(head)?.[1] ?? "text/plain";
      form.append(unescaped(name), new File([content], unescaped(filename), { type }));
    }
    start = end + delimiter.length;
  }
  if (start < 0) throw new TypeError("Unable to parse body as form data: no boundary");
}

const unescaped = (text) => text.replace(/%0a/gi, "\n").replace(/%0d/gi, "\r").replaceAll("%22", '"');
