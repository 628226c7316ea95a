// What js-yaml complains about, in the words that jsr:@std/yaml has for the same defect.

const READING_BLOCK = "Cannot read block: ";
const READING_FLOW = "Cannot read flow collection: ";
const READING_TAG = "Cannot read tag property: ";
const READING_DOCUMENT = "Cannot read document: ";

const WORDS = new Map([
  ["can not read a block mapping entry; a multiline key may not be an implicit key",
    "Cannot read a block mapping entry: a multiline key may not be an implicit key"],
  ["can not read an implicit mapping pair; a colon is missed", "Cannot read an implicit mapping pair: missing colon"],
  ["bad indentation of a mapping entry", `${READING_BLOCK}bad indentation of a mapping entry`],
  ["bad indentation of a sequence entry", "Cannot read block sequence: bad indentation of a sequence entry"],
  ["a whitespace character is expected after the key-value separator within a block mapping",
    `${READING_BLOCK}a whitespace character is expected after the key-value separator within a block mapping`],
  ["incomplete explicit mapping pair; a key node is missed; or followed by a non-tabulated empty line",
    "Cannot read block as explicit mapping pair is incomplete: a key node is missed or followed by a non-tabulated empty line"],
  ["repeat of a chomping mode identifier", `${READING_BLOCK}chomping mode identifier repeated`],
  ["repeat of an indentation width identifier", `${READING_BLOCK}indentation width identifier repeated`],
  ["bad explicit indentation width of a block scalar; it cannot be less than one",
    `${READING_BLOCK}indentation width must be greater than 0`],
  ["missed comma between flow collection entries", `${READING_FLOW}missing comma between flow collection entries`],
  ["unexpected end of the stream within a flow collection",
    `${READING_FLOW}unexpected end of the stream within a flow collection`],
  ["expected hexadecimal character", "Cannot read double quoted scalar: expected hexadecimal character"],
  ["unknown escape sequence", "Cannot read double quoted scalar: unknown escape sequence"],
  ["the stream contains non-printable characters", "Stream contains non-printable characters"],
  ["cannot merge mappings; the provided source object is unacceptable",
    "Cannot merge mappings: the provided source object is unacceptable"],
  ["nested arrays are not supported inside keys", "Cannot store mapping pair: nested arrays are not supported inside keys"],
  ["duplicated mapping key", "Cannot store mapping pair: duplicated key"],
  ["a line break is expected", "Cannot read line: line break not found"],
  ["duplication of a tag property", `${READING_TAG}duplication of a tag property`],
  ["unexpected end of the stream within a verbatim tag", `${READING_TAG}unexpected end of stream`],
  ["tag suffix cannot contain exclamation marks", `${READING_TAG}tag suffix cannot contain an exclamation mark`],
  ["tag suffix cannot contain flow indicator characters",
    `${READING_TAG}tag suffix cannot contain flow indicator characters`],
  ["duplication of an anchor property", "Cannot read anchor property: duplicate anchor property"],
  ["name of an anchor node must contain at least one character",
    "Cannot read anchor property: name of an anchor node must contain at least one character"],
  ["name of an alias node must contain at least one character",
    "Cannot read alias: alias name must contain at least one character"],
  ["alias node should not have any properties", "Cannot compose node: alias node should not have any properties"],
  ["directive name must not be less than one character in length",
    `${READING_DOCUMENT}directive name length must be greater than zero`],
  ["directives end mark is expected", `${READING_DOCUMENT}directives end mark is expected`],
  ["end of the stream or a document separator is expected",
    `${READING_DOCUMENT}end of the stream or a document separator is expected`],
]);

const WORDS_WITH_A_NAME = [
  [/^unidentified alias/, "Cannot read alias: unidentified alias"],
  [/^undeclared tag handle/, `${READING_TAG}undeclared tag handle`],
  [/^unknown tag/, "Cannot resolve unknown tag"],
];

function words(reason) {
  const known = WORDS.get(reason);
  if (known !== undefined) return known;
  const named = WORDS_WITH_A_NAME.find(([pattern]) => pattern.test(reason));
  return named ? reason.replace(named[0], named[1]) : reason.charAt(0).toUpperCase() + reason.slice(1);
}

const LONGEST_SIDE = 37; // Characters of the line that are shown before and after the place.
const INDENTATION = 4;

/** The line of the place and a caret under it; of a long line only what is near. */
function excerpt(text, position) {
  const ends = /[\0\r\n\u0085\u2028\u2029]/;
  let start = position;
  while (start > 0 && position - start < LONGEST_SIDE && !ends.test(text[start - 1])) start--;
  const cutBefore = start > 0 && !ends.test(text[start - 1]);
  if (cutBefore) start += 4;
  let end = position;
  while (end < text.length && end - position < LONGEST_SIDE && !ends.test(text[end])) end++;
  const cutAfter = end < text.length && !ends.test(text[end]);
  if (cutAfter) end -= 4;
  const before = cutBefore ? " ... " : "";
  const line = before + text.slice(start, end) + (cutAfter ? " ... " : "");
  return `${" ".repeat(INDENTATION)}${line}\n${" ".repeat(INDENTATION + before.length + position - start)}^`;
}

function message(reason, text, position) {
  const before = text.slice(0, position);
  const column = position - before.lastIndexOf("\n");
  return `${reason} at line ${before.split("\n").length}, column ${column}:\n${excerpt(text, position)}`;
}

/**
 * What the module says of something that stands behind a value on the value's line. js-yaml refuses it there; the module
 * takes it for the next key, and complains where that turns out to be none. So it is read again as a line of its own.
 */
function readAsKey({ buffer, position }, read) {
  const line = buffer.slice(buffer.lastIndexOf("\n", position - 1) + 1, position);
  const inserted = `\n${" ".repeat(/^[ -]*/.exec(line)[0].length)}`;
  try {
    read(`${buffer.slice(0, position)}${inserted}${buffer.slice(position)}`.replace(/\0$/, ""));
  } catch ({ reason, mark }) {
    if (mark?.position >= position + inserted.length) {
      return message(words(reason), buffer, mark.position - inserted.length);
    }
  }
  return undefined;
}

/**
 * The message for what js-yaml has thrown.
 *
 * @param read reads a text with js-yaml
 */
export function complaint({ reason, mark }, read) {
  if (!mark) return words(reason ?? "invalid YAML");
  const behindValue = reason === "bad indentation of a mapping entry" &&
    mark.buffer.slice(mark.position - mark.column, mark.position).trim() !== "";
  return (behindValue ? readAsKey(mark, read) : undefined) ?? message(words(reason), mark.buffer, mark.position);
}
