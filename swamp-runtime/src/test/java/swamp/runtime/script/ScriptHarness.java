package swamp.runtime.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import swamp.protocol.JsonText;
import swamp.runtime.CancellationSource;

/**
 * Evaluates a snippet, the body of an async function, as the method of a bundled model in a context of its own and returns
 * its value after a JSON round trip. All share one engine, as runs of one process do.
 */
final class ScriptHarness {
  private static final ScriptEngine ENGINE = new ScriptEngine();
  private static final String BUNDLE = """
      const { z } = require("zod");
      %s
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
  boolean jsonOutput;

  /** The snippet's value; {@code undefined} becomes a missing node. */
  JsonNode value(String snippet) throws InterruptedException {
    return value("", snippet);
  }

  /** As above with code at the module's top level. */
  JsonNode value(String topLevel, String snippet) throws InterruptedException {
    RecordingServices services = new RecordingServices();
    try (LoadedType type = load(topLevel, snippet); RunScope scope = scope(services)) {
      begin(type, scope);
      type.execute();
    }
    return services.value.path("value");
  }

  /** Says that the snippet's value is this JSON. */
  void assertValue(String json, String snippet) throws InterruptedException {
    assertEquals(JsonText.compact(JsonText.parse(json)), JsonText.compact(value(snippet)), snippet);
  }

  /** Says that the snippet prints exactly these lines, errors with {@code 2>} before them. */
  void assertPrints(String lines, String snippet) throws InterruptedException {
    printed.clear();
    value(snippet);
    assertEquals(lines.stripTrailing(), String.join("\n", printed), snippet);
  }

  /** The scripts beyond the common ones that a run of the snippet loads. */
  List<String> scriptsLoadedBy(String snippet) throws InterruptedException {
    ScriptContext context = new ScriptContext(ENGINE);
    try (LoadedType type = load(context, "", snippet); RunScope scope = scope()) {
      begin(type, scope);
      type.execute();
      return context.loadedScripts();
    }
  }

  /** How the run of a snippet that fails fails. */
  ScriptException failure(String snippet) {
    return assertThrows(ScriptException.class, () -> value(snippet));
  }

  /** A context with the snippet's model evaluated, not attached to a run. */
  LoadedType load(String topLevel, String snippet) {
    return load(new ScriptContext(ENGINE), topLevel, snippet);
  }

  private static LoadedType load(ScriptContext context, String topLevel, String snippet) {
    String code = BUNDLE.formatted(topLevel, snippet);
    BundleScript script = new BundleScript(code, "snippet.ts", code);
    return LoadedType.load(ENGINE, context, ContextKind.once(new TypeScripts(script, List.of())));
  }

  /** Gives the context to a run and prepares it up to the method's call. */
  void begin(LoadedType type, RunScope scope) {
    type.attach(scope);
    type.begin(FACTS);
    assertEquals("", type.parseGlobalArguments() + type.parseArguments("{}"));
  }

  RunScope scope() {
    return scope(new RecordingServices());
  }

  private RunScope scope(ContextServices services) {
    return new RunScope(
        environment, Path.of("/"), jsonOutput, (error, text) -> printed.add((error ? "2>" : "") + text), services, new CancellationSource());
  }
}
