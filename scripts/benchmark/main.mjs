// The whole benchmark: builds what it needs, measures section after section, writes the reports.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { calls } from "./calls.mjs";
import { editing } from "./editing.mjs";
import { Installation } from "./installation.mjs";
import { inner } from "./inner.mjs";
import { loadNow, machine } from "./machine.mjs";
import { memory } from "./memory.mjs";
import { write } from "./report.mjs";
import { service } from "./service.mjs";
import { repositorySize } from "./size.mjs";
import { start } from "./start.mjs";

const HELP = `usage: scripts/bench [--quick] [--long] [--only SECTION]... [--peer 'COMMAND']... [--keep]

  --quick           fewer samples: about 2 minutes on an idle machine instead of 10
  --long            also 100,000 runs of one daemon, and a repository with 1,000,000 data versions
  --only SECTION    calls, service, editing, start, memory, size or inner; other tables keep their last figures
  --peer 'COMMAND'  another command to run beside ours, as often as wanted
  --keep            leave the work directory behind
`;

const SECTIONS = { calls, service, editing, start, memory, size: repositorySize, inner };

function options(words) {
  const chosen = { quick: false, long: false, keep: false, peers: [], only: [] };
  for (let i = 0; i < words.length; i++) {
    switch (words[i]) {
      case "--quick": chosen.quick = true; break;
      case "--long": chosen.long = true; break;
      case "--keep": chosen.keep = true; break;
      case "--peer": chosen.peers.push(words[++i]); break;
      case "--only": chosen.only.push(words[++i]); break;
      case "--help": process.stdout.write(HELP); process.exit(0); break;
      default: process.stderr.write(`Unknown option ${words[i]}\n\n${HELP}`); process.exit(1);
    }
  }
  if (chosen.only.some((name) => !(name in SECTIONS)) || chosen.peers.includes(undefined)) {
    process.stderr.write(HELP);
    process.exit(1);
  }
  return chosen;
}

const chosen = options(process.argv.slice(2));
// Socket paths are short, so not below a long temporary directory.
const work = mkdtempSync(join(process.platform === "linux" ? "/tmp" : tmpdir(), "swamp-bench-"));
const installation = new Installation(work);
const stop = async () => {
  await installation.stopAll();
  installation.clear();
  if (!chosen.keep) {
    rmSync(work, { recursive: true, force: true });
  }
};
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => stop().then(() => process.exit(130)));
}
try {
  installation.build();
  const measured = {};
  for (const [name, section] of Object.entries(SECTIONS)) {
    if (chosen.only.length === 0 || chosen.only.includes(name)) {
      const load = loadNow();
      process.stderr.write(`measuring: ${name} (load ${load})\n`);
      const begun = performance.now();
      const rows = await section(installation, chosen);
      measured[name] = { load: [load, loadNow()], seconds: Math.round((performance.now() - begun) / 1000), rows };
      await installation.stopAll();
    }
  }
  write(machine(), chosen, measured);
} finally {
  await stop();
}
