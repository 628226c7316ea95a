// How long the first run after an edit of an extension takes.
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { methodRun, request, untilWarm } from "./conversation.mjs";
import { summary } from "./statistics.mjs";

export async function editing(installation, options) {
  const edits = options.quick ? 10 : 40;
  const plain = installation.repository(1);
  const packaged = installation.repository(1);
  appendFileSync(join(packaged, "extensions/models/speech.ts"),
    'import * as yaml from "npm:yaml@2.8.1";\nimport lodash from "npm:lodash@4.17.21";\n' +
    'export const used = lodash.capitalize(yaml.stringify({ a: 1 }));\n');
  const daemon = await installation.daemon({ SWAMP_DAEMON_WARM_UP: "always" });
  await untilWarm(daemon);
  const zod = await edited(installation, daemon, plain, edits);
  const rows = [
    { what: "first run after an edit, an extension that imports zod only", ...zod.first, target: { p50: 60 } },
    { what: "second run after that edit", ...zod.second },
  ];
  try {
    const packages = await edited(installation, daemon, packaged, edits);
    rows.push({ what: "first run after an edit, an extension that imports yaml and lodash, too", ...packages.first, target: { p50: 600 } });
    rows.push({ what: "second run after that edit", ...packages.second });
  } catch (error) {
    console.error(`No row for an extension with packages, which npm must be able to fetch: ${error.message}`);
  }
  return rows;
}

async function edited(installation, daemon, repository, edits) {
  const run = methodRun(repository, "speak", "noop", true);
  for (let i = 0; i < 20; i++) {
    await request(daemon, run);
  }
  const first = [];
  const second = [];
  for (let i = 0; i < edits; i++) {
    installation.edit(repository);
    first.push((await request(daemon, run)).ms);
    second.push((await request(daemon, run)).ms);
    for (let j = 0; j < 5; j++) {
      await request(daemon, run);
    }
  }
  return { first: summary(first), second: summary(second) };
}
