// The reports: one table on the terminal, the tables of docs/performance.md, results.json, and the plot.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { plot } from "./plot.mjs";

const DOCS = fileURLToPath(new URL("../../docs", import.meta.url));
const PAGE = join(DOCS, "performance.md");
const RESULTS = join(DOCS, "performance/results.json");

/** Columns of all tables: the member of a row, its heading, its unit. */
const COLUMNS = [
  ["count", "samples", ""], ["p50", "p50", " ms"], ["p90", "p90", " ms"], ["p99", "p99", " ms"], ["max", "max", " ms"],
  ["cpuMs", "CPU", " ms"], ["perSecond", "runs a second", ""], ["refused", "refused", ""],
  ["acceptMs", "start to accept", " ms"], ["acceptCpuMs", "CPU until then", " ms"], ["resultMs", "start to first result", " ms"],
  ["firstRunMs", "first run", " ms"], ["resultCpuMs", "CPU in all", " ms"],
  ["residentMb", "resident", " MB"], ["heapMb", "heap used", " MB"], ["contexts", "contexts ready", ""],
  ["meanUs", "mean", " us"], ["leastUs", "quickest iteration", " us"], ["mostUs", "slowest iteration", " us"],
  ["timesTrue", "x /bin/true", "x"], ["timesFifo", "x bash FIFO", "x"], ["cpuTimesSocketClient", "CPU x JVM floor", "x"],
  ["timesSmall", "x one definition", "x"],
];
const AT_LEAST = new Set(["perSecond"]);

export function write(machine, options, measured) {
  const earlier = existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, "utf8")).sections : {};
  const sections = { ...earlier };
  for (const [name, section] of Object.entries(measured)) {
    sections[name] = { machine, quick: options.quick, long: options.long, ...section };
  }
  mkdirSync(join(DOCS, "performance"), { recursive: true });
  writeFileSync(RESULTS, JSON.stringify({ sections }, null, 1) + "\n");
  if (sections.calls) {
    writeFileSync(join(DOCS, "performance/latency.svg"), plot(sections.calls.rows));
  }
  let page = readFileSync(PAGE, "utf8");
  for (const [name, section] of Object.entries(sections)) {
    const begin = `<!-- ${name}: written by scripts/bench -->`;
    const end = `<!-- ${name} ends -->`;
    const from = page.indexOf(begin);
    const to = page.indexOf(end);
    if (from < 0 || to < from) {
      throw new Error(`docs/performance.md has no place for the table ${name}`);
    }
    page = `${page.slice(0, from + begin.length)}\n${table(section)}\n${page.slice(to)}`;
  }
  writeFileSync(PAGE, page);
  for (const name of Object.keys(measured)) {
    process.stdout.write(`\n${name}\n${table(sections[name])}\n`);
  }
  process.stdout.write(`\nWritten: ${PAGE}, ${RESULTS}\n`);
}

function table({ rows, load, machine, quick }) {
  const columns = COLUMNS.filter(([member]) => rows.some((row) => row[member] !== undefined));
  const judged = rows.some((row) => row.target);
  const cells = [
    ["", ...columns.map(([, heading]) => heading), ...(judged ? ["target"] : [])],
    ...rows.map((row) => [row.what, ...columns.map(([member, , unit]) => cell(row[member], unit)), ...(judged ? [verdict(row)] : [])]),
  ];
  const widths = cells[0].map((_, i) => Math.max(3, ...cells.map((line) => line[i].length)));
  const lines = cells.map((line) =>
    `| ${line.map((text, i) => (i === 0 || (judged && i === line.length - 1) ? text.padEnd(widths[i]) : text.padStart(widths[i]))).join(" | ")} |`);
  lines.splice(1, 0, `|${widths.map((width, i) => "-".repeat(width + 1) + (i === 0 || (judged && i === widths.length - 1) ? "-" : ":")).join("|")}|`);
  const facts = `${machine.processors} x ${machine.processor}, ${machine.memoryGigabytes} GB, ${machine.system}, commit ` +
    `${machine.commit}${machine.changed ? " with changes" : ""}, ${machine.at.slice(0, 16).replace("T", " ")} UTC`;
  const noise = `load ${load[0]} before and ${load[1]} after on ${machine.processors} processors${quick ? ", --quick" : ""}`;
  return `\n${lines.join("\n")}\n\n*${facts}; ${noise}.*\n`;
}

function cell(value, unit) {
  if (value === undefined || value === null) {
    return "";
  }
  const digits = Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toFixed(digits) + unit;
}

function verdict(row) {
  return Object.entries(row.target ?? {}).map(([member, limit]) => {
    const [, heading, unit] = COLUMNS.find(([name]) => name === member);
    const atLeast = AT_LEAST.has(member);
    const met = atLeast ? row[member] >= limit : row[member] <= limit;
    const factor = atLeast ? limit / row[member] : row[member] / limit;
    return `${heading} ${atLeast ? ">=" : "<="} ${cell(limit, unit)}: ${met ? "met" : `missed ${excess(factor)}`}`;
  }).join("; ");
}

function excess(factor) {
  return factor < 2 ? `by ${Math.ceil((factor - 1) * 100)} %` : `${factor.toFixed(1)}x`;
}
