// performance: its clock starts when the context is given to the run.
import { host } from "../platform/host.js";
import { DOMException, EventTarget } from "./dom.js";
import { asInterface, requireArguments } from "./webidl.js";

const MAKE = Symbol("make");
let entries = [];

host.onAttach(() => {
  entries = [];
});

export class PerformanceEntry {
  #facts;

  constructor(key, facts) {
    if (key !== MAKE) throw new TypeError("Illegal constructor");
    this.#facts = facts;
  }

  get name() {
    return this.#facts.name;
  }
  get entryType() {
    return this.#facts.entryType;
  }
  get startTime() {
    return this.#facts.startTime;
  }
  get duration() {
    return this.#facts.duration;
  }
  get detail() {
    return this.#facts.detail;
  }

  toJSON() {
    return {
      name: this.name,
      entryType: this.entryType,
      startTime: this.startTime,
      duration: this.duration,
      detail: this.detail,
    };
  }

  [Symbol.for("Deno.customInspect")](inspect, options) {
    return `${this.constructor.name} ${inspect(this.toJSON(), options)}`;
  }
}
asInterface(PerformanceEntry, "PerformanceEntry");

export class PerformanceMark extends PerformanceEntry {
  constructor(name, options = {}) {
    requireArguments(arguments.length, 1, "Failed to construct 'PerformanceMark'");
    const startTime = options?.startTime ?? host.now();
    if (startTime < 0) throw new TypeError("Cannot construct PerformanceMark: startTime cannot be negative");
    super(MAKE, { name: `${name}`, entryType: "mark", startTime, duration: 0, detail: copied(options?.detail) });
  }
}
asInterface(PerformanceMark, "PerformanceMark");

export class PerformanceMeasure extends PerformanceEntry {}
asInterface(PerformanceMeasure, "PerformanceMeasure");

const copied = (detail) =>
  detail === undefined || detail === null ? null : host.script("web-clone").structuredClone(detail);

function timeOf(mark, otherwise) {
  if (mark === undefined) return otherwise;
  if (typeof mark === "number") return mark;
  const found = entries.findLast((entry) => entry.entryType === "mark" && entry.name === `${mark}`);
  if (found === undefined) throw new DOMException(`Cannot find mark: "${mark}"`, "SyntaxError");
  return found.startTime;
}

export class Performance extends EventTarget {
  constructor(key) {
    if (key !== MAKE) throw new TypeError("Illegal constructor");
    super();
  }

  get timeOrigin() {
    return host.timeOrigin();
  }

  now() {
    return host.now();
  }

  mark(name, options) {
    const mark = new PerformanceMark(name, options);
    entries.push(mark);
    return mark;
  }

  measure(name, startOrOptions = {}, endMark = undefined) {
    requireArguments(arguments.length, 1, "Failed to execute 'measure' on 'Performance'");
    const options =
      typeof startOrOptions === "object" && startOrOptions !== null
        ? startOrOptions
        : { start: startOrOptions, end: endMark };
    let end = timeOf(options.end, undefined);
    let start = timeOf(options.start, undefined);
    if (options.duration !== undefined) {
      if (end === undefined && start !== undefined) end = start + options.duration;
      if (start === undefined && end !== undefined) start = end - options.duration;
    }
    start ??= 0;
    const measure = new PerformanceMeasure(MAKE, {
      name: `${name}`,
      entryType: "measure",
      startTime: start,
      duration: (end ?? host.now()) - start,
      detail: copied(options.detail),
    });
    entries.push(measure);
    return measure;
  }

  clearMarks(name = undefined) {
    this.#clear("mark", name);
  }

  clearMeasures(name = undefined) {
    this.#clear("measure", name);
  }

  #clear(kind, name) {
    entries = entries.filter((entry) => entry.entryType !== kind || (name !== undefined && entry.name !== `${name}`));
  }

  getEntries() {
    return [...entries].sort((a, b) => a.startTime - b.startTime);
  }

  getEntriesByName(name, kind = undefined) {
    return this.getEntries().filter(
      (entry) => entry.name === `${name}` && (kind === undefined || entry.entryType === kind),
    );
  }

  getEntriesByType(kind) {
    return this.getEntries().filter((entry) => entry.entryType === kind);
  }

  toJSON() {
    return { timeOrigin: this.timeOrigin };
  }
}
asInterface(Performance, "Performance");

export const performance = new Performance(MAKE);
