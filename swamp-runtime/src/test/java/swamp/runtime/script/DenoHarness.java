package swamp.runtime.script;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import swamp.runtime.CancellationSource;

/**
 * Evaluates a snippet, the body of an async function, as the method of a bundled model that has an environment and a
 * working directory, and returns its value after a JSON round trip.
 */
final class DenoHarness {
  private static final ScriptEngine ENGINE = new ScriptEngine();
  private static final String BUNDLE = """
      const { z } = require("zod");
      exports.model = {
        type: "@test/snippet", version: "2026.01.01.1",
        resources: { value: { schema: z.any(), lifetime: "1h", garbageCollection: 1 } },
        methods: { run: { description: "", arguments: z.object({}), execute: async (args, ctx) => {
          const value = await (async () => {%s
          })();
          await ctx.writeResource("value", "value", { value });
          return {};
        } } },
      };
      """;
  private static final String FACTS = """
      {"methodName": "run", "globalArguments": {}, "modelType": {"raw": "@test/snippet", "normalized": "@test/snippet"},
       "definition": {"id": "1", "name": "snippet", "version": 1, "tags": {}}, "repoDir": "/", "tagOverrides": {},
       "runtimeTags": {}}
      """;

  final Map<String, String> environment = new LinkedHashMap<>();
  final List<String> printed = new ArrayList<>();
  private final Path directory;

  DenoHarness(Path directory) {
    this.directory = directory;
    environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    environment.put("HOME", directory.toString());
  }

  /** The snippet's value; {@code undefined} becomes a missing node. */
  JsonNode run(String snippet) throws InterruptedException {
    RecordingServices services = new RecordingServices();
    try (RunScope scope = scope(services); LoadedType type = start(scope, snippet)) {
      type.execute();
    }
    return services.value.path("value");
  }

  /** A run whose method can be executed and ended by the test itself. */
  LoadedType start(RunScope scope, String snippet) {
    String code = BUNDLE.formatted(snippet);
    BundleScript script = new BundleScript(code, "snippet.ts", code);
    LoadedType type = LoadedType.load(ENGINE, new ScriptContext(ENGINE), ContextKind.once(new TypeScripts(script, List.of())));
    type.attach(scope);
    type.begin(FACTS);
    String problem = type.parseGlobalArguments() + type.parseArguments("{}");
    if (!problem.isEmpty()) {
      throw new IllegalStateException(problem);
    }
    return type;
  }

  RunScope scope() {
    return scope(new RecordingServices());
  }

  private RunScope scope(ContextServices services) {
    return new RunScope(environment, directory, false, (error, text) -> printed.add((error ? "2>" : "1>") + text), services, new CancellationSource());
  }
}
