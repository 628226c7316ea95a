// What the inner loops of a run take, without process and socket, by JMH.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const NAMES = {
  "FrameBenchmark.write": "the frame of a request with 40 environment variables: writing it",
  "FrameBenchmark.read": "the same: reading it",
  "RunBenchmark.definition": "finding a definition by its name, checked against its file",
  "ContextBenchmark.hygiene": "the check of a context after a run",
  "ContextBenchmark.reusedContext": "a reused context: taken, attached, asked to parse arguments, given back, checked",
  "ContextBenchmark.freshContext": "a fresh context: made, taken, attached, asked to parse arguments, closed",
  "RunBenchmark.unrecordedRun": "a whole run without records in a reused context, without socket",
};

export async function inner(installation, options) {
  const modules = join(installation.root, "scripts/jmh");
  installation.run("mvn", ["-q", "-B", "-ntp", "-Pjmh", "-DskipTests", "-Dswamp.aot=false", "-pl", "scripts/jmh", "-am", "package"],
    process.env, installation.root);
  const results = join(installation.work, "jmh.json");
  installation.run(join(installation.directory, "lib/java"), ["--enable-native-access=ALL-UNNAMED",
    "--sun-misc-unsafe-memory-access=allow", "-Dpolyglot.engine.WarnInterpreterOnly=false",
    `-Dswamp.install.directory=${installation.directory}`, `-Dswamp.root=${installation.root}`,
    "-cp", `${join(modules, "target/classes")}:${join(modules, "target/lib")}/*`, "org.openjdk.jmh.Main",
    "-rf", "json", "-rff", results, ...(options.quick ? ["-wi", "3", "-i", "3"] : [])], installation.environment());
  const measured = new Map(JSON.parse(readFileSync(results, "utf8"))
    .map(({ benchmark, primaryMetric }) => [benchmark.split(".").slice(-2).join("."), primaryMetric]));
  return Object.entries(NAMES).map(([name, what]) => {
    const { score, scorePercentiles } = measured.get(name);
    return { what, meanUs: score, leastUs: scorePercentiles["0.0"], mostUs: scorePercentiles["100.0"] };
  });
}
