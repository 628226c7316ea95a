// Whether a warm run costs more in a large repository than in an empty one; both are asked in turn, in one daemon.
import { methodRun, request } from "./conversation.mjs";
import { summary } from "./statistics.mjs";

const LIMIT = 1.2;

export async function repositorySize(installation, options) {
  const definitions = options.quick ? 1000 : 10_000;
  const records = options.long ? 10_000 : options.quick ? 100 : 1000;
  const samples = options.quick ? 150 : 600;
  const small = installation.repository(0);
  const large = installation.repository(definitions);
  const daemon = await installation.daemon();
  // Real runs leave real records: run records, logs, evaluated definitions.
  for (let i = 0; i < records; i++) {
    await request(daemon, methodRun(large, `model-${i % 100}`, "noop", false));
  }
  const times = { false: { small: [], large: [] }, true: { small: [], large: [] } };
  for (let i = -20; i < samples; i++) {
    for (const noRecord of [false, true]) {
      for (const [name, repository] of [["small", small], ["large", large]]) {
        const { ms } = await request(daemon, methodRun(repository, "speak", "noop", noRecord));
        if (i >= 0) {
          times[noRecord][name].push(ms);
        }
      }
    }
  }
  const about = `${definitions.toLocaleString("en")} definitions, ${records.toLocaleString("en")} run records`;
  return [false, true].flatMap((noRecord) => {
    const kind = noRecord ? "run without records" : "run with records";
    const before = summary(times[noRecord].small);
    const after = summary(times[noRecord].large);
    return [
      { what: `${kind}, one definition`, ...before },
      { what: `${kind}, ${about}`, ...after, timesSmall: after.p50 / before.p50, target: { timesSmall: LIMIT } },
    ];
  });
}
