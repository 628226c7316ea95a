package swamp.runtime.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import swamp.protocol.JsonText;
import swamp.runtime.CancellationSource;

@Timeout(120)
final class ContextPoolTest {
  private static final String MODEL = """
      const { z } = require("zod");
      let calls = 0;
      exports.model = {
        type: "@test/pool", version: "2026.01.01.1",
        resources: { value: { schema: z.any(), lifetime: "1h", garbageCollection: 1 } },
        methods: { run: { description: "", arguments: z.object({ text: z.string().optional() })%s, execute: async (args, ctx) => {
          calls++;
          const result = await (async () => {%s
          })();
          await ctx.writeResource("value", "value", { calls, result });
          return {};
        } } },
      };
      """;
  private static final String FACTS = """
      {"methodName": "run", "globalArguments": {}, "modelType": {"raw": "@test/pool", "normalized": "@test/pool"},
       "definition": {"id": "1", "name": "pool", "version": 1, "tags": {}}, "repoDir": "/", "tagOverrides": {},
           "runtimeTags": {}}
      """;

  @TempDir
  Path directory;

  /** One for all tests: contexts of a cold engine take long. */
  private static final ScriptEngine ENGINE = new ScriptEngine();

  private ContextPool pool = new ContextPool(ENGINE, new ContextPoolSize(2, 1, 8, 16));

  @AfterEach
  void close() {
    pool.close();
  }

  private static TypeScripts method(String body) {
    return model("", body);
  }

  private static TypeScripts model(String refinement, String body) {
    String code = MODEL.formatted(refinement, body);
    return new TypeScripts(new BundleScript(code, "pool.ts", code), List.of());
  }

  /** Runs the method and gives the context back; what it wrote. */
  private JsonNode run(TypeScripts scripts, Isolation isolation) throws InterruptedException {
    return run(scripts, isolation, Map.of("WHO", "caller"));
  }

  private JsonNode run(TypeScripts scripts, Isolation isolation, Map<String, String> environment)
      throws InterruptedException {
    RecordingServices services = new RecordingServices();
    LoadedType loaded;
    RunEnd end = RunEnd.FAILED;
    try (RunScope scope = scope(services, environment)) {
      loaded = pool.take(scripts, isolation, scope);
      loaded.begin(FACTS);
      assertEquals("", loaded.parseGlobalArguments() + loaded.parseArguments("{}"));
      try {
        loaded.execute();
        end = RunEnd.SUCCEEDED;
      } catch (ScriptException e) {
        services.value = TextNode.valueOf(e.text());
      }
    }
    pool.giveBack(loaded, end);
    return services.value;
  }

  private RunScope scope(ContextServices services) {
    return scope(services, Map.of("WHO", "caller"));
  }

  private RunScope scope(ContextServices services, Map<String, String> environment) {
    return new RunScope(environment, directory, true, (toStandardError, text) -> { }, services, new CancellationSource());
  }

  @ParameterizedTest
  @EnumSource(Isolation.class)
  void dateAndIntlUseTheTimeZoneOfEachCaller(Isolation isolation) throws Exception {
    TypeScripts scripts = method("""
        const d = new Date(Date.UTC(2024, 6, 1));
        return [d.getHours(), d.getTimezoneOffset(), new Date(2024, 0, 1).toISOString(), Intl.DateTimeFormat().resolvedOptions().timeZone];
        """);
    for (int i = 0; i < 2; i++) {
      assertEquals("[9,-540,\"2023-12-31T15:00:00.000Z\",\"Asia/Tokyo\"]", resultIn(scripts, isolation, "Asia/Tokyo"));
      assertEquals("[17,420,\"2024-01-01T08:00:00.000Z\",\"America/Los_Angeles\"]",
          resultIn(scripts, isolation, "America/Los_Angeles"));
      assertEquals("[0,0,\"2024-01-01T00:00:00.000Z\",\"UTC\"]", resultIn(scripts, isolation, "UTC"));
      pool.awaitWarm();
    }
    assertTrue(pool.status().hits() >= 3, "contexts in a caller's zone are made ahead");
  }

  private String resultIn(TypeScripts scripts, Isolation isolation, String timeZone) throws InterruptedException {
    return JsonText.compact(run(scripts, isolation, Map.of("TZ", timeZone)).path("result"));
  }

  @Test
  void aFullHeapForgetsTypesUntilSomebodyAsksForThemAgain() throws Exception {
    TypeScripts scripts = method("return 1;");
    run(scripts, Isolation.FRESH);
    pool.awaitWarm();
    assertTrue(pool.status().ready() > 0);
    pool.releaseIdle();
    pool.awaitWarm();
    assertEquals(0, pool.status().ready());
    run(scripts, Isolation.FRESH);
    pool.awaitWarm();
    assertTrue(pool.status().ready() > 0);
  }

  @Test
  void everyRunOfAFreshTypeSeesFreshModuleState() throws Exception {
    TypeScripts scripts = method("");
    for (int i = 0; i < 3; i++) {
      assertEquals(1, run(scripts, Isolation.FRESH).path("calls").asInt());
    }
    pool.awaitWarm();
    assertEquals(Map.of(RetirementReason.USED, 3L), pool.status().retired());
  }

  @Test
  void aReusedContextThatWasLeftCleanServesTheNextRun() throws Exception {
    TypeScripts scripts = method("""
        console.log("x", new URL("http://localhost/a").pathname, structuredClone({ a: 1 }));
        setInterval(() => { globalThis.leaked = true; }, 1);
        const copy = [3, 1, 2].sort().map(String);
        return copy.join(",") + Deno.env.get("WHO");
        """);
    assertEquals(1, run(scripts, Isolation.REUSE).path("calls").asInt());
    assertEquals(2, run(scripts, Isolation.REUSE).path("calls").asInt());
    pool.awaitWarm();
    assertEquals(3, run(scripts, Isolation.REUSE).path("calls").asInt());
    pool.awaitWarm();
    assertEquals(2, pool.status().reused());
    assertEquals(Map.of(), pool.status().retired());
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "globalThis.left = 1;",
    "delete globalThis.escape;",
    "Array.prototype.second = function () { return this[1]; };",
    "Array.prototype.map = function () { return []; };",
    "Object.defineProperty(Object.prototype, 'hidden', { get: () => 1, configurable: true });",
    "Object.prototype.toString = () => 'changed';",
    "Promise.prototype.then.marked = 1; Promise.resolve = Promise.resolve.bind(Promise);",
    "Object.freeze(Math);",
    "Object.setPrototypeOf(Map.prototype, Set.prototype);",
    "Object.getPrototypeOf([][Symbol.iterator]()).next = () => ({ done: true });",
    "Math.max = () => 0;",
    "globalThis.fetch = async () => 'mine';",
    "globalThis.URL = class {};",
    "globalThis.__zod_globalConfig.jitless = false;",
    "globalThis.addEventListener('error', () => {});",
    "require('node:process').exitCode = 3;",
  })
  void aContextThatARunHasChangedIsNeverReused(String change) throws Exception {
    TypeScripts scripts = method(change);
    for (int i = 0; i < 3; i++) {
      assertEquals(1, run(scripts, Isolation.REUSE).path("calls").asInt());
    }
    pool.awaitWarm();
    assertEquals(0, pool.status().reused());
    assertEquals(3, pool.status().retired().get(RetirementReason.DIRTY));
  }

  @Test
  void aContextWhoseHostWorkGoesOnIsNotReused() throws Exception {
    run(method("new Deno.Command('sleep', { args: ['1000'] }).output();"), Isolation.REUSE);
    pool.awaitWarm();
    assertEquals(1, pool.status().retired().get(RetirementReason.DIRTY));
  }

  @Test
  void aFailedRunsContextIsNotReused() throws Exception {
    TypeScripts scripts = method("throw new Error('no');");
    assertEquals("no", run(scripts, Isolation.REUSE).asText());
    assertEquals("no", run(scripts, Isolation.REUSE).asText());
    assertEquals(Map.of(RetirementReason.FAILED, 2L), pool.status().retired());
    assertEquals(0, pool.status().reused());
  }

  @Test
  void whatWantedToEndARunDoesNotReachTheNextOneInTheSameContext() throws Exception {
    TypeScripts scripts = method("");
    LoadedType first;
    try (RunScope scope = scope(new RecordingServices())) {
      first = pool.take(scripts, Isolation.REUSE, scope);
      first.begin(FACTS);
      first.parseGlobalArguments();
      first.parseArguments("{}");
      first.execute();
    }
    pool.giveBack(first, RunEnd.SUCCEEDED);
    first.abort("too late");
    assertTrue(first.terminate(Duration.ofSeconds(10)));
    first.close();
    assertEquals(2, run(scripts, Isolation.REUSE).path("calls").asInt());
  }

  @Test
  void aFreshRunNeverGetsAContextThatWasUsed() throws Exception {
    TypeScripts scripts = method("");
    run(scripts, Isolation.REUSE);
    pool.awaitWarm();
    assertEquals(1, run(scripts, Isolation.FRESH).path("calls").asInt());
    assertEquals(2, run(scripts, Isolation.REUSE).path("calls").asInt());
  }

  @Test
  void howManyWaitFollowsHowManyAreTaken() throws Exception {
    pool.close();
    pool = new ContextPool(ENGINE, new ContextPoolSize(2, 4, 8, 16));
    TypeScripts scripts = method("");
    pool.expect(scripts, Isolation.FRESH);
    pool.awaitWarm();
    assertEquals(1, pool.status().ready());
    for (int i = 0; i < 6; i++) {
      run(scripts, Isolation.FRESH);
    }
    pool.awaitWarm();
    assertTrue(pool.status().ready() > 1, pool.status().toString());
    assertTrue(pool.status().ready() <= 4, pool.status().toString());
  }

  @Test
  void contextsOfTypesThatWereUsedLongAgoMakeRoom() throws Exception {
    for (int i = 0; i < 12; i++) {
      pool.expect(method("return " + i + ";"), Isolation.FRESH);
      pool.awaitWarm();
    }
    assertEquals(8, pool.status().types());
    assertEquals(8, pool.status().ready());
    assertEquals(4, pool.status().retired().get(RetirementReason.UNUSED));
  }

  @Test
  void aFullHeapTakesWaitingContextsAndTheLargestRun() throws Exception {
    TypeScripts scripts = method("await new Promise((r) => setTimeout(r, 100000));");
    pool.expect(scripts, Isolation.FRESH);
    pool.awaitWarm();
    List<String> ends = new ArrayList<>();
    try (RunScope scope = scope(new RecordingServices())) {
      LoadedType loaded = pool.take(scripts, Isolation.FRESH, scope);
      loaded.begin(FACTS);
      loaded.parseGlobalArguments();
      loaded.parseArguments("{}");
      assertTrue(pool.endLargestRun());
      try {
        loaded.execute();
      } catch (ScriptException e) {
        ends.add(e.kind().toString());
      }
      assertTrue(loaded.wasEndedForHeap());
      pool.giveBack(loaded, RunEnd.FAILED);
    }
    assertEquals(List.of("TERMINATED"), ends);
    pool.awaitWarm();
    pool.releaseIdle();
    assertTrue(pool.status().retired().get(RetirementReason.LOW_HEAP) >= 1, pool.status().toString());
    assertFalse(pool.endLargestRun());
  }

  @Test
  void aRehearsalReachesNeitherFilesNorProcessesNorNetworkNorEnvironment() throws Exception {
    Path touched = directory.resolve("touched");
    String reach = """
        .superRefine(() => {
          const tries = [
            () => Deno.writeTextFileSync("%1$s", "x"), () => { Deno.writeTextFile("%1$s", "x").catch(() => {}); },
            () => new Deno.Command("touch", { args: ["%1$s"] }).outputSync(), () => { new Deno.Command("touch", { args: ["%1$s"] }).spawn(); },
            () => { fetch("http://127.0.0.1:1/").catch(() => {}); }, () => Deno.env.get("HOME"), () => Deno.readDirSync("/"),
            () => require("node:fs").writeFileSync("%1$s", "x"), () => require("node:child_process").execSync("touch %1$s"),
          ];
          for (const attempt of tries) { try { attempt(); } catch {} }
        })""".formatted(touched);
    TypeScripts scripts = model(reach, "");
    pool.learn(ContextKind.once(scripts), "run", "{\"method\": \"run\", \"globalArguments\": {}, \"methodArguments\": {\"text\": \"t\"}}");
    pool.expect(scripts, Isolation.FRESH);
    pool.awaitWarm();
    assertFalse(Files.exists(touched));
    assertEquals(1, pool.status().retired().get(RetirementReason.UNFIT), "the rehearsed context was kept");
    assertEquals(0, pool.status().ready());
  }
}
