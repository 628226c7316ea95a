// Quoting, colour and width of text.
const COLORS = {
  special: [36, 39],
  number: [33, 39],
  bigint: [33, 39],
  boolean: [33, 39],
  undefined: [90, 39],
  null: [1, 22],
  string: [32, 39],
  symbol: [32, 39],
  date: [35, 39],
  regexp: [31, 39],
  module: [4, 24],
};

/** A text in the colour of its kind, where colours are wanted. */
export function paint(ctx, text, kind) {
  const color = ctx.colors ? COLORS[kind] : undefined;
  return color ? `\x1b[${color[0]}m${text}\x1b[${color[1]}m` : text;
}

const ESCAPES = { "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", "\\": "\\\\", "\v": "\\v" };

/** A string in the quotes that need the least escaping, double ones first. */
export function quote(text, ctx) {
  const quotes = ctx.singleQuotes ? ["'", '"', "`"] : ['"', "'", "`"];
  const mark = quotes.find((candidate) => !text.includes(candidate)) ?? quotes[0];
  if (ctx.escapeSequences === false) return `${mark}${text.replaceAll(mark, `\\${mark}`)}${mark}`;
  const escaped = text
    .replace(
      /[\x00-\x1f\x7f-\x9f\\]/g,
      (character) => ESCAPES[character] ?? `\\x${character.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`,
    )
    .replaceAll(mark, `\\${mark}`)
    .replace(
      /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      (half) => `\\u${half.charCodeAt(0).toString(16).toUpperCase()}`,
    );
  return `${mark}${escaped}${mark}`;
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

/** How many columns of a terminal a text takes. */
export function unicodeWidth(text) {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text.normalize("NFC")) {
    if (/[\x00-\x1f\x7f-\x9f\u0300-\u036f\u200b-\u200f\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]/u.test(character))
      continue;
    width += WIDE.test(character) ? 2 : 1;
  }
  return width;
}
