// Glob patterns as @std/path understands them.

const CLASSES = {
  alnum: "0-9A-Za-z", alpha: "A-Za-z", ascii: "\\x00-\\x7F", blank: "\\t ", cntrl: "\\x00-\\x1F\\x7F", digit: "\\d",
  graph: "\\x21-\\x7E", lower: "a-z", print: "\\x20-\\x7E", punct: "!\"#$%&'()*+,\\-./:;<=>?@[\\\\\\]^_‘{|}~", space: "\\s\\v",
  upper: "A-Z", word: "\\w", xdigit: "\\dA-Fa-f",
};
const AFTER_GROUP = { "!": ")[^/]*?)", "?": ")?", "*": ")*", "+": ")+", "@": ")" };
const quote = (text) => text.replace(/[!$()*+.=?[\\^{|}/-]/g, "\\$&");

/** One segment: what is between two slashes. */
class Segment {
  constructor(text, extended) {
    this.text = text;
    this.extended = extended;
    this.at = 0;
    this.groups = [];
  }

  /** The segment's expression; text that only looks like a pattern, because something is never closed, stands for itself. */
  source() {
    let source = "";
    while (this.at < this.text.length) {
      source += this.next();
    }
    return this.groups.length === 0 ? source : quote(this.text);
  }

  next() {
    const { text, at } = this;
    const c = text[at];
    if (c === "\\" && at + 1 < text.length) return this.take(2, quote(text[at + 1]));
    if (c === "[") return this.bracket();
    if (this.extended && "!?*+@".includes(c) && text[at + 1] === "(") {
      this.groups.push(c);
      return this.take(2, c === "!" ? "(?:(?!" : "(?:");
    }
    if (c === ")" && this.groups.at(-1) in AFTER_GROUP) return this.closeGroup();
    if (c === "|" && this.groups.at(-1) in AFTER_GROUP) return this.take(1, "|");
    if (this.extended && c === "{") {
      this.groups.push("{");
      return this.take(1, "(?:");
    }
    if (c === "," && this.groups.at(-1) === "{") return this.take(1, "|");
    if (c === "}" && this.groups.at(-1) === "{") {
      this.groups.pop();
      return this.take(1, ")");
    }
    if (c === "?") return this.take(1, "[^/]");
    if (c === "*") return this.take(/^\*+/.exec(text.slice(at))[0].length, "[^/]*");
    return this.take(1, quote(c));
  }

  take(length, source) {
    this.at += length;
    return source;
  }

  closeGroup() {
    return this.take(1, AFTER_GROUP[this.groups.pop()]);
  }

  bracket() {
    const found = /^\[([!^]?)(\]?(?:\[:\w+:\]|\\.|[^\]\\])*)\]/.exec(this.text.slice(this.at));
    if (!found) {
      return this.take(1, "\\[");
    }
    const members = found[2].replace(/\[:(\w+):\]|\\(.)|([[\]\\^])/g, (whole, name, escaped, special) =>
      name ? CLASSES[name] ?? whole : `\\${escaped ?? special}`);
    return this.take(found[0].length, `[${found[1] ? "^" : ""}${members}]`);
  }
}

/** The expression that matches whole paths. */
export function globToRegExp(glob, { extended = true, globstar = true, caseInsensitive = false } = {}) {
  if (glob === "") {
    return /(?!)/;
  }
  const segments = glob.replace(/\/+$/, "").split(/\/+/);
  let source = "";
  segments.forEach((segment, i) => {
    const last = i === segments.length - 1;
    if (globstar && segment === "**") {
      if (segments[i + 1] !== "**") source += "(?:[^/]*(?:/|$)+)*";
    } else if (segment !== "" || i === 0) {
      source += new Segment(segment, extended).source() + (last ? "/*" : "/+");
    }
  });
  return new RegExp(`^${source}$`, caseInsensitive ? "i" : "");
}

/** Whether a text has a part that makes it a pattern. */
export function isGlob(text) {
  let rest = String(text);
  if (rest === "") return false;
  if (rest.startsWith("!")) return true;
  rest = rest.replace(/\\./g, "");
  return /[*?]|\[[^\]]+\]|\{[^}]+\}|[@+!]\([^)]*\)|\([^|)]+\|[^)]+\)/.test(rest);
}
