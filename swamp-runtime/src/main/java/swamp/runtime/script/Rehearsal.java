package swamp.runtime.script;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A whole run of a model of our own in a context of its own, so that the engine's paths through making contexts, through
 * zod and through the driver are hot before somebody waits for them. It has no caller: no environment, no repository,
 * and nobody hears what it prints. Thread-safe.
 */
public final class Rehearsal {
  private static final String MODEL = """
      const { z } = require("npm:zod@4");
      const Item = z.object({ name: z.string().min(1), count: z.number().int().default(1), kind: z.enum(["a", "b"]).optional() });
      module.exports.model = {
        type: "swamp/rehearsal", version: "2026.01.01.1",
        globalArguments: z.object({ place: z.string().optional(), limit: z.number().int().min(1).max(100).default(10) }),
        resources: { state: { description: "What was done", lifetime: "1h", garbageCollection: 1,
          schema: z.object({ total: z.number(), names: z.array(z.string()), at: z.iso.datetime(), note: z.string().nullable() }) } },
        methods: { rehearse: { description: "", arguments: z.object({ items: z.array(Item), note: z.union([z.string(), z.number()]).optional() }),
          async execute(args, context) {
            const names = [];
            for (const item of args.items) {
              names.push(`${item.name} x ${item.count}`);
              context.logger.info("Item {name}", { name: item.name });
            }
            await Promise.resolve();
            console.log(names.join(", "));
            const state = { total: args.items.length, names, at: new Date(0).toISOString(), note: null };
            return { dataHandles: [await context.writeResource("state", "main", state)] };
          } } },
      };
      """;
  private static final String FACTS = """
      {"methodName": "rehearse", "globalArguments": {"place": "here"}, "unresolvedMethodArguments": {},
       "modelType": {"raw": "swamp/rehearsal", "normalized": "swamp/rehearsal"}, "repoDir": "/",
       "definition": {"id": "0", "name": "rehearsal", "version": 1, "tags": {}}, "tagOverrides": {}, "runtimeTags": {}}
      """;
  private static final String ARGUMENTS =
      "{\"items\": [{\"name\": \"one\", \"count\": 2}, {\"name\": \"two\", \"kind\": \"b\"}], \"note\": \"n\"}";
  private static final TypeScripts SCRIPTS =
      new TypeScripts(new BundleScript("rehearsal", "swamp:rehearsal", MODEL), List.of());

  private final ScriptEngine engine;

  public Rehearsal(ScriptEngine engine) {
    this.engine = engine;
  }

  /**
   * Rehearses once; takes some ten milliseconds of processor time when hot, and a second in a process that is cold.
   *
   * @throws InterruptedException when the thread is interrupted
   */
  public void run() throws InterruptedException {
    try (RunScope scope = new RunScope(Map.of(), Path.of("/"), true, (toStandardError, text) -> { }, new Nowhere());
        LoadedType type = LoadedType.load(engine, new ScriptContext(engine), ContextKind.once(SCRIPTS))) {
      type.rehearse("[{\"method\": \"rehearse\", \"globalArguments\": {}, \"methodArguments\": " + ARGUMENTS + "}]");
      type.attach(scope);
      type.begin(FACTS);
      String problems = type.parseGlobalArguments() + type.parseArguments(ARGUMENTS);
      if (!problems.isEmpty()) {
        throw new IllegalStateException("the rehearsal's arguments were refused: " + problems);
      }
      type.execute();
    }
  }

  /** Takes the one resource and keeps nothing. */
  private static final class Nowhere extends NoContextServices {
    @Override
    public String writeResource(String specName, String instanceName, String contentJson, String overridesJson) {
      return "{\"name\": \"main\", \"version\": 1}";
    }
  }
}
