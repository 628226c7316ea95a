package swamp.runtime.script;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import swamp.runtime.CancellationSource;

/**
 * Contexts without anything around them. One after the other, a checkout waits for what follows the one before: the check of
 * a reused context, the making of a fresh one.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx512m"})
public class ContextBenchmark {
  private static final String CODE = """
      const { z } = require("zod");
      exports.model = { type: "@test/benchmark", version: "2026.01.01.1", methods: { run: {
        description: "", arguments: z.object({ text: z.string().optional() }), execute: async () => ({}) } } };
      """;
  private static final TypeScripts SCRIPTS = new TypeScripts(new BundleScript(CODE, "benchmark.ts", CODE), List.of());
  private static final String FACTS = """
      {"methodName": "run", "globalArguments": {}, "repoDir": "/", "tagOverrides": {}, "runtimeTags": {},
       "modelType": {"raw": "@test/benchmark", "normalized": "@test/benchmark"},
       "definition": {"id": "1", "name": "benchmark", "version": 1, "tags": {}}}
      """;

  private final ScriptEngine engine = new ScriptEngine();
  private final ContextPool pool = new ContextPool(engine, ContextPoolSize.standard());
  private final LoadedType loaded = pool.take(SCRIPTS, Isolation.REUSE, scope());

  @TearDown
  public void close() {
    pool.giveBack(loaded, RunEnd.SUCCEEDED);
    pool.close();
    engine.close();
  }

  /** Whether a run has left anything behind. */
  @Benchmark
  public String hygiene() {
    return loaded.dirt();
  }

  @Benchmark
  public String reusedContext() {
    return run(Isolation.REUSE);
  }

  @Benchmark
  public String freshContext() {
    return run(Isolation.FRESH);
  }

  private String run(Isolation isolation) {
    LoadedType context;
    String failure;
    try (RunScope scope = scope()) {
      context = pool.take(SCRIPTS, isolation, scope);
      context.begin(FACTS);
      failure = context.parseArguments("{}");
    }
    pool.giveBack(context, RunEnd.SUCCEEDED);
    return failure;
  }

  private static RunScope scope() {
    return new RunScope(Map.of(), Path.of("/"), true, (toStandardError, text) -> {}, new NoContextServices(),
        new CancellationSource());
  }
}
