package swamp.runtime.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import swamp.runtime.CancellationSource;

/** What one run does to what it finds is never seen by the next run of the same type in the same pool. */
final class IsolationTest {
  private static final String FACTS = """
      {"methodName": "run", "globalArguments": {}, "modelType": {"raw": "@test/i", "normalized": "@test/i"},
       "definition": {"id": "1", "name": "i", "version": 1, "tags": {}}, "repoDir": "/", "tagOverrides": {},
       "runtimeTags": {}}
      """;
  /** A method that spoils everything it can reach, and one that looks whether it finds something spoilt. */
  private static final String BUNDLE = """
      const { z } = require("zod");
      const process = require("node:process");
      const fs = require("node:fs");
      let runs = 0;
      const kept = new Map();

      async function spoil() {
        const directory = Deno.cwd();
        setInterval(() => Deno.writeTextFileSync(directory + "/ticked", "x", { append: true }), 1);
        const file = await Deno.open("open", { create: true, write: true });
        const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
        const child = new Deno.Command("sleep", { args: ["100"] }).spawn();
        const { promise, resolve } = Promise.withResolvers();
        const server = require("node:http").createServer().listen(0, "127.0.0.1", resolve);
        await promise;
        globalThis.left = "behind";
        globalThis.fetch = undefined;
        Array.prototype.last = () => "spoilt";
        Object.prototype.everywhere = true;
        Math.max = () => "spoilt";
        z.string = () => z.number();
        z.globalRegistry.add(z.number(), { id: "kept" });
        Deno.cwd = () => "/spoilt";
        fs.readFileSync = () => "spoilt";
        Deno.env.set("LEFT", "behind");
        Deno.env.delete("GIVEN");
        Deno.chdir("sub");
        process.exitCode = 3;
        process.on("exit", () => console.log("heard by the next"));
        addEventListener("unhandledrejection", (event) => event.preventDefault());
        Error.prepareStackTrace = () => "spoilt";
        console.log = () => {};
        kept.set("a", 1);
        return { ports: [listener.addr.port, server.address().port], pid: child.pid };
      }

      async function look({ ports, pid }) {
        const refused = [];
        for (const port of ports) {
          await Deno.connect({ hostname: "127.0.0.1", port }).then((c) => c.close(), (e) => refused.push(e.name));
        }
        let alive = true;
        try { Deno.kill(pid, "SIGCONT"); } catch { alive = false; }
        console.log("printed");
        return [++runs, kept.size, typeof globalThis.left, typeof fetch, typeof [].last, typeof ({}).everywhere,
          Math.max(1), z.string().safeParse("x").success, Deno.cwd() === fs.realpathSync("."),
          typeof fs.readFileSync("given", "utf8"), Deno.env.get("LEFT") ?? null, Deno.env.get("GIVEN"),
          process.exitCode ?? null, Error.prepareStackTrace === undefined, refused, alive];
      }

      exports.model = {
        type: "@test/i", version: "2026.01.01.1",
        resources: { value: { schema: z.any(), lifetime: "1h", garbageCollection: 1 } },
        methods: { run: { description: "", arguments: z.object({ facts: z.any().optional() }), execute: async ({ facts }, ctx) => {
          await ctx.writeResource("value", "value", { value: facts === undefined ? await spoil() : await look(facts) });
          return {};
        } } },
      };
      """;

  @TempDir
  private Path directory;

  private final StringBuilder printed = new StringBuilder();

  @ParameterizedTest
  @EnumSource(Isolation.class)
  void nothingOfARunIsSeenByTheNext(Isolation isolation) throws Exception {
    Files.createDirectory(directory.resolve("sub"));
    Files.writeString(directory.resolve("given"), "given");
    TypeScripts scripts = new TypeScripts(new BundleScript(BUNDLE, "i.ts", BUNDLE), List.of());
    try (ScriptEngine engine = new ScriptEngine();
        ContextPool pool = new ContextPool(engine, new ContextPoolSize(1, 2, 2, 4))) {
      JsonNode left = run(pool, scripts, isolation, "{}");
      pool.awaitWarm();
      long ticks = ticks();
      JsonNode seen = run(pool, scripts, isolation, "{\"facts\": " + left + "}");

      assertEquals("[1,0,\"undefined\",\"function\",\"undefined\",\"undefined\",1,true,true,\"string\",null,\"yes\",null,"
          + "true,[\"ConnectionRefused\",\"ConnectionRefused\"],false]", seen.toString());
      assertEquals(ticks, ticks());
      assertEquals("printed", printed.toString());
    }
  }

  @ParameterizedTest
  @EnumSource(Isolation.class)
  void runsThatOverlapShareNothing(Isolation isolation) throws Exception {
    TypeScripts scripts = new TypeScripts(new BundleScript(BUNDLE, "i.ts", BUNDLE), List.of());
    Files.createDirectory(directory.resolve("sub"));
    Files.writeString(directory.resolve("given"), "given");
    AtomicInteger right = new AtomicInteger();
    try (ScriptEngine engine = new ScriptEngine();
        ContextPool pool = new ContextPool(engine, new ContextPoolSize(1, 2, 2, 4))) {
      Thread other = Thread.ofPlatform().start(() -> {
        try {
          JsonNode left = run(pool, scripts, isolation, "{}");
          right.addAndGet(left.path("ports").size());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      });
      JsonNode seen = run(pool, scripts, isolation, "{\"facts\": {\"ports\": [], \"pid\": 0}}");
      other.join();
      assertTrue(seen.toString().startsWith("[1,0,\"undefined\",\"function\",\"undefined\",\"undefined\",1,true,true,\"string\""),
          seen.toString());
      assertEquals(2, right.get());
    }
  }

  private long ticks() throws Exception {
    Path ticked = directory.resolve("ticked");
    return Files.exists(ticked) ? Files.size(ticked) : 0;
  }

  private void print(boolean error, String text) {
    synchronized (printed) {
      printed.append(text);
    }
  }

  private JsonNode run(ContextPool pool, TypeScripts scripts, Isolation isolation, String arguments) throws InterruptedException {
    RecordingServices services = new RecordingServices();
    Map<String, String> environment = Map.of("PATH", System.getenv("PATH"), "GIVEN", "yes");
    LoadedType type;
    RunEnd end = RunEnd.FAILED;
    try (RunScope scope = new RunScope(environment, directory, false, this::print, services, new CancellationSource())) {
      type = pool.take(scripts, isolation, scope);
      type.begin(FACTS);
      assertEquals("", type.parseGlobalArguments() + type.parseArguments(arguments));
      type.execute();
      end = RunEnd.SUCCEEDED;
    }
    pool.giveBack(type, end);
    return services.value.path("value");
  }
}
