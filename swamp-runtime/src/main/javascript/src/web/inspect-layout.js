// How the parts of an inspected object are put on lines: at most 80 columns, long lists in columns.
import { unicodeWidth } from "./inspect-text.js";

const APPROXIMATE_HEIGHT = 2.5;

/** Joins the parts on one line where they fit, else one part a line. */
export function layOut(ctx, parts, base, [open, close], depth, isGrouped) {
  const lead = base === "" ? "" : `${base} `;
  const indentation = `\n${" ".repeat(ctx.indentation)}`;
  if (ctx.compact === true) {
    if (fits(ctx, parts, 0, base)) return `${open}${base === "" ? "" : ` ${base}`} ${parts.join(", ")} ${close}`;
    const start = base === "" && open.length === 1 ? " " : `${base === "" ? "" : ` ${base}`}${indentation}  `;
    return `${open}${start}${parts.join(`,${indentation}  `)} ${close}`;
  }
  if (typeof ctx.compact === "number" && ctx.compact >= 1 && !isGrouped && ctx.currentDepth - depth < ctx.compact) {
    const start = parts.length + ctx.indentation + open.length + base.length + 10;
    const line = fits(ctx, parts, start, base) ? parts.join(", ") : "\n";
    if (!line.includes("\n")) return `${lead}${open} ${line} ${close}`;
  }
  const end = `${ctx.trailingComma ? "," : ""}${indentation}${close}`;
  return `${lead}${open}${indentation}  ${parts.join(`,${indentation}  `)}${end}`;
}

function fits(ctx, parts, start, base) {
  let length = parts.length + start;
  if (length + parts.length > ctx.breakLength) return false;
  for (const part of parts) {
    length += ctx.colors ? plainText(part).length : part.length;
    if (length > ctx.breakLength) return false;
  }
  return base === "" || !base.includes("\n");
}

const plainText = (text) => text.replace(/\x1b\[\d+m/g, "");

/** Entries of a long list as rows of aligned columns, or the entries themselves where columns make no sense. */
export function layOutArray(ctx, parts, value) {
  const hasMore = ctx.limit < parts.length;
  const count = hasMore ? parts.length - 1 : parts.length;
  const widths = parts.slice(0, count).map((part) => unicodeWidth(plainText(part)));
  const total = widths.reduce((sum, width) => sum + width + 2, 0);
  const widest = Math.max(...widths);
  const cell = widest + 2;
  if (cell * 3 + ctx.indentation >= ctx.breakLength || !(total / cell > 5 || widest <= 6)) return parts;
  const bias = Math.sqrt(cell - total / parts.length);
  const biased = Math.max(cell - 3 - bias, 1);
  const columns = Math.min(
    Math.round(Math.sqrt(APPROXIMATE_HEIGHT * biased * count) / biased),
    Math.floor((ctx.breakLength - ctx.indentation) / cell),
    ctx.compact * 4,
    15,
  );
  if (columns <= 1) return parts;
  const columnWidths = Array.from(
    { length: columns },
    (_, column) => Math.max(0, ...widths.filter((__, i) => i % columns === column)) + 2,
  );
  const isNumeric =
    value !== undefined && parts.every((_, i) => typeof value[i] === "number" || typeof value[i] === "bigint");
  const rows = [];
  for (let i = 0; i < count; i += columns) {
    const end = Math.min(i + columns, count);
    let row = "";
    for (let j = i; j < end; j++) {
      const isLast = j === end - 1;
      const text = isLast ? parts[j] : `${parts[j]}, `;
      const width = columnWidths[j - i] + parts[j].length - widths[j] - (isLast ? 2 : 0);
      row += isNumeric ? text.padStart(width) : isLast ? text : text.padEnd(width);
    }
    rows.push(row);
  }
  if (hasMore) rows.push(parts[count]);
  return rows;
}
