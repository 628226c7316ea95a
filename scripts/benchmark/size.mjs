// Whether a warm run costs more in a large repository than in an empty one; both are asked in turn, in one daemon.
import { statfsSync } from "node:fs";
import { methodRun, request } from "./conversation.mjs";
import { populate } from "./population.mjs";
import { summary } from "./statistics.mjs";

const LIMIT = 1.2;
const MEMORY_DIRECTORY = "/dev/shm";
const ROOM_BYTES = 4 * 2 ** 30;
const ROOM_BYTES_LONG = 10 * 2 ** 30;
// A version is a directory and two files; in memory a further name of a file counts like a file.
const NAMES_PER_VERSION = 3.5;

export async function repositorySize(installation, options) {
  const definitions = options.quick ? 1000 : 10_000;
  const versions = options.long ? 1_000_000 : options.quick ? 10_000 : 100_000;
  const outputs = options.long ? 100_000 : options.quick ? 1000 : 10_000;
  const samples = options.quick ? 150 : 600;
  const place = directory(options.long ? ROOM_BYTES_LONG : ROOM_BYTES, versions * NAMES_PER_VERSION);
  const small = installation.repository(0, place);
  const large = installation.repository(definitions, place);
  const daemon = await installation.daemon();
  // A real run leaves what is multiplied.
  await request(daemon, methodRun(large, "speak", "noop", false));
  populate(large, definitions, versions, outputs);
  const about = `${definitions.toLocaleString("en")} definitions, ${versions.toLocaleString("en")} data versions, ` +
    `${outputs.toLocaleString("en")} run records`;
  const kinds = [
    ["run without records", "speak", true], ["run with records", "speak", false],
    ["run of a definition with an expression over another model's data, without records", "expressive", true],
  ];
  for (const repository of [small, large]) {
    installation.addExpression(repository, "expressive", "speak");
    await request(daemon, methodRun(repository, "speak", "noop", false));
  }
  const times = kinds.map(() => ({ small: [], large: [] }));
  for (let i = -50; i < samples; i++) {
    for (const [index, [, model, noRecord]] of kinds.entries()) {
      for (const [name, repository] of [["small", small], ["large", large]]) {
        const { ms } = await request(daemon, methodRun(repository, model, "noop", noRecord));
        if (i >= 0) {
          times[index][name].push(ms);
        }
      }
    }
  }
  return kinds.flatMap(([kind], index) => {
    const before = summary(times[index].small);
    const after = summary(times[index].large);
    return [
      { what: `${kind}, nearly empty repository`, ...before },
      { what: `${kind}, ${about}`, ...after, timesSmall: after.p50 / before.p50, target: { timesSmall: LIMIT } },
    ];
  });
}

/** Millions of files are made in memory where there is room: it is not the disk that is measured. */
function directory(bytes, names) {
  try {
    const { bavail, bsize, ffree } = statfsSync(MEMORY_DIRECTORY);
    return bavail * bsize > bytes && ffree > names ? MEMORY_DIRECTORY : undefined;
  } catch {
    return undefined;
  }
}
