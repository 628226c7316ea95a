// What the daemon takes for a run, seen from an open connection; and how many runs it does in a second.
import { methodRun, request } from "./conversation.mjs";
import { summary } from "./statistics.mjs";
import { cpuMs } from "./machine.mjs";

const DEFINITIONS = 8;

export async function service(installation, options) {
  const samples = options.quick ? 300 : 2000;
  const seconds = options.quick ? 3 : 10;
  const repository = installation.repository(DEFINITIONS);
  const daemon = await installation.daemon();
  const noRecord = methodRun(repository, "speak", "noop", true);
  const record = methodRun(repository, "model-0", "noop", false);
  const rows = [];

  const first = [];
  for (let i = 0; i < 100; i++) {
    first.push((await request(daemon, noRecord)).ms);
  }
  rows.push({ what: "the first 100 runs after the start, one after the other", ...summary(first), target: { p50: 15 } });

  for (let i = 0; i < samples; i++) {
    await request(daemon, noRecord);
  }
  const times = { noRecord: [], record: [] };
  for (let i = 0; i < samples; i++) {
    times.noRecord.push((await request(daemon, noRecord)).ms);
    times.record.push((await request(daemon, record)).ms);
  }
  const bare = summary(times.noRecord);
  const recorded = summary(times.record);
  rows.push({ what: "run without records, contexts used once", ...bare, target: { p50: 2, p99: 15 } });
  rows.push({ what: "run with records", ...recorded });
  rows.push({ what: "what recording adds (difference of medians)", p50: recorded.p50 - bare.p50, target: { p50: 2.5 } });
  for (const clients of [1, 8, 64]) {
    rows.push(await throughput(daemon, repository, clients, seconds));
  }
  return rows;
}

/** Every client sends its next run as soon as the last one is answered; a refusal counts and is tried again. */
async function throughput(daemon, repository, clients, seconds) {
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
    what: `throughput without records, ${clients} client${clients === 1 ? "" : "s"}`, ...summary(times),
    perSecond: times.length / elapsed, refused,
    cpuMs: cpuBefore === undefined ? undefined : (cpuMs(daemon.pid) - cpuBefore) / times.length,
    ...(clients === 8 ? { target: { perSecond: 80 } } : {}),
  };
}
