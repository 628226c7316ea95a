// Headers.
import { asInterface, byteString, requireArguments } from "./webidl.js";

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
let listOf;
let freeze;

const trimmed = (value) => value.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, "");

function checkedName(name, prefix) {
  const text = byteString(name, `${prefix}: Argument 1`);
  if (!TOKEN.test(text)) throw new TypeError(`Invalid header name: "${text}"`);
  return text.toLowerCase();
}

function checkedValue(value, prefix) {
  const text = trimmed(byteString(value, `${prefix}: Argument 2`));
  if (/[\0\r\n]/.test(text)) throw new TypeError(`Invalid header value: "${text}"`);
  return text;
}

export class Headers {
  #list = [];
  #immutable = false;

  constructor(init = undefined, prefix = "Failed to construct 'Headers'") {
    if (init === undefined) return;
    if (init === null || (typeof init !== "object" && typeof init !== "function")) {
      throw new TypeError(
        `${prefix}: Argument 1 The provided value is not of type ` +
          "'(sequence<sequence<ByteString>> or record<ByteString, ByteString>)'",
      );
    }
    if (typeof init[Symbol.iterator] === "function") {
      for (const pair of init) {
        const [name, value, ...more] = pair;
        const length = Array.isArray(pair) ? pair.length : more.length + 2;
        if (length !== 2) throw new TypeError(`Invalid header: length must be 2, but is ${length}`);
        this.append(name, value);
      }
    } else {
      for (const name of Reflect.ownKeys(init)) {
        if (Object.prototype.propertyIsEnumerable.call(init, name)) this.append(name, init[name]);
      }
    }
  }

  static {
    listOf = (headers) => headers.#list;
    freeze = (headers) => {
      headers.#immutable = true;
      return headers;
    };
  }

  append(name, value) {
    requireArguments(arguments.length, 2, "Failed to execute 'append' on 'Headers'");
    const entry = [
      checkedName(name, "Failed to execute 'append' on 'Headers'"),
      checkedValue(value, "Failed to execute 'append' on 'Headers'"),
    ];
    this.#requireMutable();
    this.#list.push(entry);
  }

  delete(name) {
    requireArguments(arguments.length, 1, "Failed to execute 'delete' on 'Headers'");
    const key = checkedName(name, "Failed to execute 'delete' on 'Headers'");
    this.#requireMutable();
    this.#list = this.#list.filter(([known]) => known !== key);
  }

  get(name) {
    requireArguments(arguments.length, 1, "Failed to execute 'get' on 'Headers'");
    const key = checkedName(name, "Failed to execute 'get' on 'Headers'");
    const values = this.#list.filter(([known]) => known === key).map(([, value]) => value);
    return values.length === 0 ? null : values.join(", ");
  }

  getSetCookie() {
    return this.#list.filter(([name]) => name === "set-cookie").map(([, value]) => value);
  }

  has(name) {
    requireArguments(arguments.length, 1, "Failed to execute 'has' on 'Headers'");
    const key = checkedName(name, "Failed to execute 'has' on 'Headers'");
    return this.#list.some(([known]) => known === key);
  }

  set(name, value) {
    requireArguments(arguments.length, 2, "Failed to execute 'set' on 'Headers'");
    const key = checkedName(name, "Failed to execute 'set' on 'Headers'");
    const text = checkedValue(value, "Failed to execute 'set' on 'Headers'");
    this.#requireMutable();
    const first = this.#list.find(([known]) => known === key);
    if (first === undefined) {
      this.#list.push([key, text]);
    } else {
      first[1] = text;
      this.#list = this.#list.filter((entry) => entry === first || entry[0] !== key);
    }
  }

  forEach(action, thisArgument) {
    for (const [name, value] of this) action.call(thisArgument, value, name, this);
  }

  *entries() {
    const names = [...new Set(this.#list.map(([name]) => name))].sort();
    for (const name of names) {
      if (name === "set-cookie") {
        for (const value of this.getSetCookie()) yield [name, value];
      } else {
        yield [name, this.get(name)];
      }
    }
  }

  *keys() {
    for (const [name] of this) yield name;
  }

  *values() {
    for (const [, value] of this) yield value;
  }

  [Symbol.iterator]() {
    return this.entries();
  }

  #requireMutable() {
    if (this.#immutable) throw new TypeError("Cannot change headers: headers are immutable");
  }

  [Symbol.for("Deno.customInspect")](inspect, options) {
    return `Headers ${inspect(Object.fromEntries(this), options)}`;
  }
}
asInterface(Headers, "Headers");

/** Name and value of each header, in the order they were given. */
export { freeze, listOf };
