package swamp.runtime.script;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.graalvm.polyglot.Value;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;

/**
 * A context in which the code of one model type, or of one report, is evaluated, for one run. With {@link Isolation#REUSE}
 * the context may serve another run afterwards, under another object of this class.
 *
 * <p>Belongs to one thread at a time, except {@link #terminate}, {@link #abort} and {@link #close}, which any thread may call;
 * they do nothing once the run has given the context back.
 * The steps of a run are called in the order of method-run §4.4: {@link #begin}, {@link #parseGlobalArguments},
 * {@link #check}, {@link #parseArguments}, {@link #execute}.
 */
public final class LoadedType implements AutoCloseable {
  private static final int MOST_USES = 10_000;
  private static final long LONGEST_LIFE_NANOS = Duration.ofMinutes(10).toNanos();

  private final ScriptContext context;
  private final ContextKind kind;
  private final long madeAt;
  private final int uses;
  private final List<String> warnings = new ArrayList<>();
  private JsonNode entry = JsonText.object();
  private volatile boolean givenBack;
  private volatile boolean endedForHeap;

  private LoadedType(ScriptContext context, ContextKind kind, long madeAt, int uses) {
    this.context = context;
    this.kind = kind;
    this.madeAt = madeAt;
    this.uses = uses;
  }

  /**
   * Evaluates a type's code in a context that holds platform and zod already.
   *
   * @throws SwampException with {@link ErrorCode#BUNDLE_FAILED} when the code throws or exports no valid model
   */
  static LoadedType load(ScriptEngine engine, ScriptContext context, ContextKind kind) {
    LoadedType loaded = new LoadedType(context, kind, System.nanoTime(), 0);
    try {
      kind.scripts().scripts().forEach(script -> loaded.evaluate(engine, script));
      switch (kind.isolation()) {
        case FRESH -> { }
        case REUSE -> context.call("remember");
      }
      return loaded;
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  private void evaluate(ScriptEngine engine, BundleScript script) {
    try {
      Value factory = context.evaluate(engine.bundle(script));
      entry = JsonText.parse(context.call("load", factory).asString());
    } catch (ScriptException e) {
      throw e.kind() == ScriptException.Kind.TERMINATED
          ? new SwampException(ErrorCode.CANCELLED, "Cancelled while the code of " + script.name() + " was evaluated", e)
          : new SwampException(ErrorCode.BUNDLE_FAILED, script.name() + " failed to load: " + e.text(), e);
    }
    List<String> problems = new ArrayList<>();
    entry.path("problems").forEach(problem -> problems.add(problem.asText()));
    if (entry.path("kind").asText().equals("invalid")) {
      throw new SwampException(ErrorCode.BUNDLE_FAILED, script.name() + ": " + String.join("; ", problems));
    }
    warnings.addAll(problems);
  }

  /** What the last evaluated file exports. */
  private EntryInspection inspect() {
    String type = entry.path("type").asText();
    return switch (entry.path("kind").asText()) {
      case "model" -> new EntryInspection(EntryInspection.Kind.MODEL, type, describe());
      case "vault" -> new EntryInspection(
          EntryInspection.Kind.VAULT, type, JsonText.parse(context.call("describeVault").asString()));
      case "report" -> new EntryInspection(EntryInspection.Kind.REPORT, type, entry.path("description"));
      case String extension -> new EntryInspection(EntryInspection.Kind.EXTENSION, type, JsonText.object());
    };
  }

  /**
   * Evaluates one file by itself to learn what it exports.
   *
   * @throws SwampException with {@link ErrorCode#BUNDLE_FAILED} when the code throws or exports nothing valid
   */
  static EntryInspection inspect(ScriptEngine engine, ScriptContext context, BundleScript script) {
    try (LoadedType loaded = load(engine, context, ContextKind.once(new TypeScripts(script, List.of())))) {
      return loaded.inspect();
    }
  }

  ContextKind kind() {
    return kind;
  }

  /** How many runs the context has served before. */
  int uses() {
    return uses;
  }

  /** Whether the context has served so many runs, or lived so long, that a new one is due. */
  boolean isWorn() {
    return uses >= MOST_USES || System.nanoTime() - madeAt >= LONGEST_LIFE_NANOS;
  }

  /** What the last run has left behind, in words for the log; empty text when the context may serve another one. */
  String dirt() {
    try {
      return context.detach() ? context.call("changed").asString() : "host work of the run goes on, or the run was ended";
    } catch (ScriptException e) {
      return e.text();
    }
  }

  /** The run is over: the same context for the next one, and nothing reaches it through this object any more. */
  synchronized LoadedType released() {
    givenBack = true;
    return new LoadedType(context, kind, madeAt, uses + 1);
  }

  /** Ends the run by force because the heap is nearly full; safe from every thread. */
  void endForHeap() {
    endedForHeap = true;
    close();
  }

  /** Whether the run was ended because the heap was nearly full. */
  public boolean wasEndedForHeap() {
    return endedForHeap;
  }

  /** What was skipped while extensions were applied. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /**
   * Whether the code, while it was evaluated, called something that depends on the caller (environment, files, network).
   * Such a context must not be warmed ahead of a request.
   */
  public boolean reachedForTheOutside() {
    return context.reachedForTheOutside();
  }

  /** The type's description; its shape is that of {@code describeType} in the driver's sources. */
  public JsonNode describe() {
    return JsonText.parse(context.call("describe").asString());
  }

  /** Parses samples of arguments so that the engine knows these paths; reaches nothing outside. Failures are ignored. */
  void rehearse(String samplesJson) {
    try {
      context.call("rehearse", samplesJson);
    } catch (ScriptException e) {
      // A rehearsal only warms: the run itself will report what is wrong.
    }
  }

  /** Gives the context to a run, before or after its code is evaluated. */
  void attach(RunScope scope) {
    context.attach(scope);
  }

  /** Starts a run with its facts (JSON; members as the driver's {@code MethodRun} reads them). */
  public void begin(String factsJson) {
    context.call("begin", factsJson);
  }

  /** Upgrades stored global arguments: {@code {typeVersion?, globalArguments}} to {@code {applied, globalArguments}}. */
  public JsonNode upgrade(String storedJson) {
    return JsonText.parse(context.call("upgrade", storedJson).asString());
  }

  /** Validates the global arguments; the failure's text, or empty text when they are good. */
  public String parseGlobalArguments() {
    return context.call("parseGlobalArguments").asString();
  }

  /** Runs one check; the answer is {@code {pass, errors}}. */
  public JsonNode check(String name) throws InterruptedException {
    return JsonText.parse(context.await("check", name).asString());
  }

  /** Validates the method's own arguments; the failure's text, or empty text when they are good. */
  public String parseArguments(String argumentsJson) {
    return context.call("parseArguments", argumentsJson).asString();
  }

  /**
   * Calls the method and waits for its promise; the answer is {@code {handles}}: the handles it returned, or null.
   *
   * @throws ScriptException with what the method threw
   */
  public JsonNode execute() throws InterruptedException {
    return JsonText.parse(context.await("execute").asString());
  }

  /**
   * Asks the provider of a vault type: {@code {operation, name, config, key, value}}; the answer's shape is that of
   * {@code askVault} in the driver's sources.
   *
   * @throws ScriptException with what the provider threw
   */
  public JsonNode askVault(String questionJson) throws InterruptedException {
    return JsonText.parse(context.await("askVault", questionJson).asString());
  }

  /**
   * Makes the report from the facts of a finished run (JSON; members as the driver's {@code makeReport} reads them); the
   * answer is {@code {markdown?, json?}}.
   *
   * @throws ScriptException with what the report threw
   */
  public JsonNode report(String factsJson) throws InterruptedException {
    return JsonText.parse(context.await("makeReport", factsJson).asString());
  }

  /** Aborts the run's signal, from any thread; the method may go on if it does not listen. */
  public void abort(String reason) {
    context.loop().complete(() -> {
      if (!givenBack) {
        context.call("abort", reason);
      }
    });
  }

  /** Ends the run by force, from any thread; false when its code did not stop in time. */
  public synchronized boolean terminate(Duration patience) {
    return givenBack || context.terminate(patience);
  }

  /** Ends the context whatever its code does; safe from every thread. */
  @Override
  public synchronized void close() {
    if (!givenBack) {
      context.close();
    }
  }
}
