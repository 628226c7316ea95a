// How much memory the daemon holds: idle, for each further type, and after many runs.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { randomUUID } from "node:crypto";
import { residentMegabytes } from "./machine.mjs";
import { methodRun, request } from "./conversation.mjs";

const TYPES = 8;
const SETTLING_MS = 3000;

export async function memory(installation, options) {
  const repository = installation.repository(1);
  addTypes(repository);
  const daemon = await installation.daemon();
  const rows = [];
  const note = async (what, target, more = {}) => {
    await new Promise((resolve) => setTimeout(resolve, SETTLING_MS));
    const status = await request(daemon, { command: "daemon status" });
    const { heapUsedBytes } = status.documents[0].memory;
    const contexts = status.documents[0].runtime.contexts ?? {};
    const row = {
      what, residentMb: residentMegabytes(daemon.pid), heapMb: heapUsedBytes / 2 ** 20, contexts: contexts.ready, target, ...more,
    };
    rows.push(row);
    return row;
  };
  const run = methodRun(repository, "speak", "noop", true);
  for (let i = 0; i < 20; i++) {
    await request(daemon, run);
  }
  const idle = await note("idle after the first 20 runs", { residentMb: 300 });
  for (let round = 0; round < 5; round++) {
    for (let i = 0; i < TYPES; i++) {
      await request(daemon, methodRun(repository, `other-${i}`, "noop", true));
    }
  }
  const many = await note(`${TYPES} further types used`);
  const added = (many.contexts ?? 0) - (idle.contexts ?? 0);
  if (added > 0) {
    rows.push({ what: `for each of the ${added} further contexts`, residentMb: (many.residentMb - idle.residentMb) / added });
  }
  let done = 0;
  let base;
  for (const count of options.long ? [10_000, 100_000] : options.quick ? [1000] : [1000, 10_000]) {
    for (; done < count; done++) {
      await request(daemon, run);
    }
    const growth = base === undefined ? {} : { target: { residentMb: base * 1.05 } };
    const row = await note(`after ${count.toLocaleString("en")} runs`, growth.target);
    base = options.long || base === undefined ? row.residentMb : base;
  }
  return rows;
}

/** Types of their own, so that each gets contexts of its own. */
function addTypes(repository) {
  const source = readFileSync(join(repository, "extensions/models/speech.ts"), "utf8");
  for (let i = 0; i < TYPES; i++) {
    writeFileSync(join(repository, `extensions/models/other${i}.ts`), source.replaceAll("@examples/speech", `@examples/other${i}`));
    writeFileSync(join(repository, `models/@examples/speech/other-${i}.yaml`), `type: '@examples/other${i}'\n` +
      `typeVersion: 2026.11.22.1\nid: ${randomUUID()}\nname: other-${i}\nversion: 1\ntags: {}\nglobalArguments: {}\nmethods: {}\n`);
  }
}
