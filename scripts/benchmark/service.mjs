// What the daemon takes for a run, seen from an open connection; and how many runs it does in a second.
import { appendFileSync, linkSync, mkdirSync, renameSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { methodRun, request, untilWarm } from "./conversation.mjs";
import { summary } from "./statistics.mjs";
import { cpuMs } from "./machine.mjs";

const DEFINITIONS = 8;

/** Between two runs of a row that is about the time of one run, so that the replacement of its context is not part of it. */
const PACE_MS = 25;

export async function service(installation, options) {
  const samples = options.quick ? 300 : 1000;
  const seconds = options.quick ? 3 : 10;
  const repository = installation.repository(DEFINITIONS);
  const reusing = installation.repository(DEFINITIONS);
  appendFileSync(join(reusing, ".swamp.yaml"), "isolation: reuse\n");
  const rows = [await firstRuns(installation, repository)];

  const daemon = await installation.daemon({ SWAMP_DAEMON_WARM_UP: "always" });
  await untilWarm(daemon);
  const runs = {
    noRecord: methodRun(repository, "speak", "noop", true), reuse: methodRun(reusing, "speak", "noop", true),
    record: methodRun(repository, "model-0", "noop", false),
  };
  const times = { noRecord: [], reuse: [], record: [], files: [] };
  const floor = new RunFiles(installation.work);
  for (let i = -100; i < samples; i++) {
    for (const [name, run] of Object.entries(runs)) {
      await pause();
      const { ms } = await request(daemon, run);
      if (i >= 0) {
        times[name].push(ms);
      }
    }
    if (i >= 0) {
      times.files.push(floor.write());
    }
  }
  const [bare, reused, recorded, files] = [times.noRecord, times.reuse, times.record, times.files].map(summary);
  rows.push({ what: "run without records, contexts used once", ...bare, target: { p50: 2, p99: 15 } });
  rows.push({ what: "run without records, contexts reused", ...reused, target: { p50: 0.5, p99: 3 } });
  const inARow = await backToBack(daemon, runs.reuse, samples * 3);
  rows.push({ what: "the same, one right after the other", ...inARow, target: { p50: 0.5, p99: 3 } });
  rows.push({ what: "run with records", ...recorded });
  rows.push({ what: "what recording adds (difference of medians)", p50: recorded.p50 - bare.p50, target: { p50: 2.5 } });
  rows.push({ what: "floor: as many files and directories as a recorded run makes, by themselves", ...files });
  for (const clients of [1, 8, 64]) {
    const target = clients === 8 ? { target: { perSecond: 80 } } : {};
    rows.push({ ...await throughput(daemon, repository, clients, seconds, "used once"), ...target });
  }
  rows.push({ ...await throughput(daemon, reusing, 8, seconds, "reused"), target: { perSecond: 1000 } });
  return rows;
}

const pause = () => new Promise((resolve) => setTimeout(resolve, PACE_MS));

/** Of a context that is used again nothing has to be made between two runs. */
async function backToBack(daemon, run, samples) {
  const times = [];
  for (let i = 0; i < samples; i++) {
    times.push((await request(daemon, run)).ms);
  }
  return summary(times);
}

/** A daemon that has just started and whose caches on disk are there. */
async function firstRuns(installation, repository) {
  const run = methodRun(repository, "speak", "noop", true);
  const before = await installation.daemon();
  await request(before, run);
  await installation.stop(before);
  const daemon = await installation.daemon();
  const times = [];
  for (let i = 0; i < 100; i++) {
    times.push((await request(daemon, run)).ms);
    await pause();
  }
  await installation.stop(daemon);
  return { what: "the first 100 runs after the start", ...summary(times), target: { p50: 15 } };
}

/** Makes the files of a recorded run without a run: lock, two states of the run record, log, two versions of data. */
class RunFiles {
  #directory;
  #number = 0;

  constructor(work) {
    this.#directory = join(work, "files");
    mkdirSync(this.#directory);
  }

  write() {
    const at = (name) => join(this.#directory, name);
    const begun = performance.now();
    const number = ++this.#number;
    writeFileSync(at("lock.tmp"), "x".repeat(180), { flag: "wx" });
    linkSync(at("lock.tmp"), at("lock"));
    unlinkSync(at("lock.tmp"));
    for (let state = 0; state < 2; state++) {
      this.#replace(`record-${number}`, 600);
    }
    writeFileSync(at(`log-${number}`), "", { flag: "wx" });
    for (const item of ["a", "b"]) {
      mkdirSync(at(`${item}-${number}`));
      writeFileSync(at(`${item}-${number}/raw`), "x".repeat(1000), { flag: "wx" });
      this.#replace(`${item}-${number}/metadata`, 470);
    }
    unlinkSync(at("lock"));
    return performance.now() - begun;
  }

  #replace(name, bytes) {
    const temporary = join(this.#directory, `${name}.tmp`);
    writeFileSync(temporary, "x".repeat(bytes), { flag: "wx" });
    renameSync(temporary, join(this.#directory, name));
  }
}

/** Every client sends its next run as soon as the last one is answered; a refusal counts and is tried again. */
async function throughput(daemon, repository, clients, seconds, contexts) {
  const times = [];
  let refused = 0;
  const cpuBefore = cpuMs(daemon.pid);
  const begun = performance.now();
  const end = begun + seconds * 1000;
  await Promise.all(Array.from({ length: clients }, async (_, i) => {
    const run = methodRun(repository, `model-${i % DEFINITIONS}`, "noop", true);
    while (performance.now() < end) {
      try {
        times.push((await request(daemon, run)).ms);
      } catch (error) {
        if (!/"busy"/.test(error.message)) {
          throw error;
        }
        refused++;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    }
  }));
  const elapsed = (performance.now() - begun) / 1000;
  return {
    what: `throughput without records, contexts ${contexts}, ${clients} client${clients === 1 ? "" : "s"}`, ...summary(times),
    perSecond: times.length / elapsed, refused,
    cpuMs: cpuBefore === undefined ? undefined : (cpuMs(daemon.pid) - cpuBefore) / times.length,
  };
}
