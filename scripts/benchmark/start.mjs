// From the start of the daemon's process to the first connection it takes, and to the first result.
import { cpuMs } from "./machine.mjs";
import { methodRun, request } from "./conversation.mjs";
import { mean, median } from "./statistics.mjs";

const PREWARMING_MS = 5000;
const MODES = [
  { what: "plain", environment: { SWAMP_AOT: "off" }, wait: 0 },
  { what: "ahead-of-time cache", environment: {}, wait: 0, target: { acceptMs: 700, resultMs: 2500 } },
  { what: `ahead-of-time cache, first asked ${PREWARMING_MS / 1000} s after the start`, environment: {}, wait: PREWARMING_MS },
];

export async function start(installation, options) {
  const rounds = options.quick ? 3 : 7;
  const repository = installation.repository(1);
  const run = methodRun(repository, "speak", "noop", true);
  const samples = MODES.map(() => []);
  for (let i = 0; i < rounds; i++) {
    for (const [index, mode] of MODES.entries()) {
      samples[index].push(await once(installation, mode, run));
    }
  }
  return MODES.map((mode, index) => {
    const of = (name) => samples[index].map((sample) => sample[name]);
    return {
      what: mode.what, count: rounds, acceptMs: median(of("acceptMs")), acceptCpuMs: average(of("acceptCpuMs")),
      resultMs: mode.wait ? undefined : median(of("resultMs")), firstRunMs: median(of("firstRunMs")),
      resultCpuMs: average(of("resultCpuMs")), target: mode.target,
    };
  });
}

async function once(installation, mode, run) {
  const daemon = await installation.daemon(mode.environment);
  const acceptCpuMs = cpuMs(daemon.pid);
  await new Promise((resolve) => setTimeout(resolve, mode.wait));
  const firstRunMs = (await request(daemon, run)).ms;
  const sample = {
    acceptMs: daemon.acceptMs, acceptCpuMs, firstRunMs, resultMs: performance.now() - daemon.begun, resultCpuMs: cpuMs(daemon.pid),
  };
  await installation.stop(daemon);
  return sample;
}

const average = (values) => (values.includes(undefined) ? undefined : mean(values));
