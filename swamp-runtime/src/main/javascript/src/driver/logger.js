// The method's logger: LogTape's calling forms over the host's log (extension-api §3.6).
import { host } from "../platform/host.js";
import { inspect } from "../platform/inspect.js";

const LEVELS = { trace: "TRC", debug: "DBG", info: "INF", warn: "WRN", warning: "WRN", error: "ERR", fatal: "FTL" };

export class Logger {
  #category;
  #properties;

  constructor(category, properties = {}) {
    this.#category = category;
    this.#properties = properties;
    for (const [method, level] of Object.entries(LEVELS)) {
      this[method] = (message, ...values) => this.#log(level, message, values);
    }
  }

  with(properties) {
    return new Logger(this.#category, { ...this.#properties, ...properties });
  }

  getChild(name) {
    const child = [].concat(name).join("·");
    return new Logger(this.#category === "" ? child : `${this.#category}·${child}`, this.#properties);
  }

  #log(level, message, values) {
    const parts = this.#parts(message, values);
    const text = (show) => parts.map((part) => typeof part === "string" ? part : show(part.value)).join("");
    host.call("context.log", level, text(plain), text(inspect), this.#category);
  }

  // Texts as strings, filled-in values as {value}.
  #parts(message, values) {
    if (typeof message === "function") {
      return message((texts, ...filled) => interleaved(texts, filled));
    }
    if (Array.isArray(message) && Array.isArray(message.raw)) {
      return interleaved(message, values);
    }
    if (message !== null && typeof message === "object") {
      return filledIn("{*}", { ...this.#properties, ...message });
    }
    const given = typeof values[0] === "function" ? values[0]() : values[0];
    return filledIn(String(message), { ...this.#properties, ...given });
  }
}

const plain = (value) => typeof value === "string" ? value : inspect(value);

function interleaved(texts, values) {
  return texts.flatMap((text, i) => i < values.length ? [text, { value: values[i] }] : [text]);
}

function filledIn(template, properties) {
  const parts = [];
  let end = 0;
  for (const match of template.matchAll(/\{\{|\}\}|\{([^{}]+)\}/g)) {
    parts.push(template.slice(end, match.index));
    end = match.index + match[0].length;
    parts.push(match[1] === undefined ? match[0][0] : { value: valueOf(match[1].trim(), properties) });
  }
  parts.push(template.slice(end));
  return parts;
}

function valueOf(key, properties) {
  if (key === "*") {
    return properties;
  }
  if (Object.hasOwn(properties, key)) {
    return properties[key];
  }
  return key.split(".").reduce((value, name) => value?.[name], properties);
}
