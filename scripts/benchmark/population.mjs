// Fills a repository with as much data as years of use leave behind, multiplying what one real run of a model has written.
import { copyFileSync, linkSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { join } from "node:path";

const TYPE = "@examples/speech";
const ITEMS_PER_MODEL = 2;
const MODELS_WITH_DATA = 100;
const SECOND_MS = 1000;
const BEGIN = Date.parse("2025-01-01T00:00:00Z");

/**
 * @param repository has recorded runs of the model `speak`
 * @param definitions how many definitions `model-<i>` it has; the first of them get data too
 */
export function populate(repository, definitions, versions, outputs) {
  const data = join(repository, ".swamp/data", TYPE);
  const [template] = readdirSync(data);
  const owners = [template, ...Array.from({ length: Math.min(definitions, MODELS_WITH_DATA) - 1 }, () => randomUUID())];
  const each = Math.ceil(versions / owners.length / ITEMS_PER_MODEL);
  for (const owner of owners) {
    for (const item of readdirSync(join(data, template))) {
      if (!item.startsWith(".")) {
        addVersions(join(data, template, item), join(data, owner, item), template, owner, each);
      }
    }
  }
  addOutputs(join(repository, ".swamp/outputs", TYPE, "noop"), template, outputs);
}

function addVersions(from, to, template, owner, count) {
  const metadata = readFileSync(join(from, "1/metadata.yaml"), "utf8").replaceAll(template, owner);
  mkdirSync(to, { recursive: true });
  const present = new Set(readdirSync(to));
  for (let version = 1; version <= count; version++) {
    if (present.has(String(version))) {
      continue;
    }
    const directory = join(to, String(version));
    mkdirSync(directory);
    // The same bytes under another name; only the record of a version is its own.
    linkOrCopy(join(from, "1/raw"), join(directory, "raw"));
    writeFileSync(join(directory, "metadata.yaml"), metadata
      .replace(/^id: .*$/m, `id: ${randomUUID()}`)
      .replace(/^version: .*$/m, `version: ${version}`)
      .replace(/^createdAt: .*$/m, `createdAt: '${new Date(BEGIN + version * SECOND_MS).toISOString()}'`));
  }
  writeFileSync(join(to, "latest"), String(Math.max(count, ...[...present].map(Number).filter(Number.isInteger))));
}

function linkOrCopy(from, to) {
  try {
    linkSync(from, to);
  } catch (error) {
    // A file may have only so many names.
    if (error.code !== "EMLINK") {
      throw error;
    }
    copyFileSync(from, to);
  }
}

function addOutputs(directory, template, count) {
  const record = readFileSync(join(directory, readdirSync(directory).find((name) => name.endsWith(".yaml"))), "utf8");
  for (let i = 0; i < count; i++) {
    const started = new Date(BEGIN + i * SECOND_MS).toISOString();
    writeFileSync(join(directory, `${template}-${started.replaceAll(/[:.]/g, "-")}.yaml`),
      record.replace(/^id: .*$/m, `id: ${randomUUID()}`).replace(/^startedAt: .*$/m, `startedAt: '${started}'`));
  }
}
