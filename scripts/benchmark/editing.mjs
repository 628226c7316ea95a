// How long the first run after an edit of an extension takes.
import { methodRun, request } from "./conversation.mjs";
import { summary } from "./statistics.mjs";

export async function editing(installation, options) {
  const edits = options.quick ? 10 : 40;
  const repository = installation.repository(1);
  const daemon = await installation.daemon();
  const run = methodRun(repository, "speak", "noop", true);
  for (let i = 0; i < 50; i++) {
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
  return [
    { what: "first run after an edit, an extension that imports zod only", ...summary(first), target: { p50: 60 } },
    { what: "second run after an edit", ...summary(second) },
  ];
}
