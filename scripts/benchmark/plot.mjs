// The plot of the calls: a bar to the median, a line to the 99th percentile, on a logarithmic axis.
const WIDTH = 900;
const LABELS = 360;
const LINE = 24;
const TOP = 40;

export function plot(rows) {
  const shown = rows.filter(({ p50, p99 }) => p50 !== undefined && p99 !== undefined);
  const least = Math.floor(Math.log10(Math.min(...shown.map(({ p50 }) => p50))));
  const most = Math.ceil(Math.log10(Math.max(...shown.map(({ p99 }) => p99))));
  const x = (ms) => LABELS + ((Math.log10(ms) - least) / (most - least)) * (WIDTH - LABELS - 70);
  const height = TOP + shown.length * LINE + 20;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="12">`,
    `<rect width="${WIDTH}" height="${height}" fill="white"/>`,
    `<text x="10" y="18" font-weight="bold">Whole calls: median (bar) and 99th percentile (line), ms, logarithmic</text>`,
  ];
  for (let power = least; power <= most; power++) {
    const at = x(10 ** power).toFixed(1);
    parts.push(`<line x1="${at}" x2="${at}" y1="${TOP - 8}" y2="${height - 16}" stroke="#ddd"/>`,
      `<text x="${at}" y="${height - 4}" text-anchor="middle" fill="#666">${10 ** power}</text>`);
  }
  for (const [index, { what, p50, p99, floor }] of shown.entries()) {
    const y = TOP + index * LINE;
    parts.push(
      `<text x="${LABELS - 8}" y="${y + 13}" text-anchor="end">${escape(what)}</text>`,
      `<rect x="${LABELS}" y="${y + 2}" width="${Math.max(1, x(p50) - LABELS).toFixed(1)}" height="14" fill="${floor ? "#9aa5b1" : "#2b7a4b"}"/>`,
      `<line x1="${x(p50).toFixed(1)}" x2="${x(p99).toFixed(1)}" y1="${y + 9}" y2="${y + 9}" stroke="#333"/>`,
      `<text x="${(x(p99) + 6).toFixed(1)}" y="${y + 13}" fill="#333">${p50 < 10 ? p50.toFixed(1) : p50.toFixed(0)}</text>`);
  }
  return `${parts.join("\n")}\n</svg>\n`;
}

function escape(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
