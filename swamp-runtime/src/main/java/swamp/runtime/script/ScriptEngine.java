package swamp.runtime.script;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.io.IOAccess;

/**
 * The one polyglot engine of the process and the sources that every context evaluates. Thread-safe.
 *
 * <p>Contexts of one engine share parsed code by {@link Source} identity, so each script is turned into a source once.
 */
public final class ScriptEngine implements AutoCloseable {
  // The builtin object of the engine is taken away by the platform, which needs it once to hear of unhandled
  // rejections.
  private static final Map<String, String> CONTEXT_OPTIONS = Map.ofEntries(
      Map.entry("js.ecmascript-version", "staging"),
      Map.entry("js.unhandled-rejections", "handler"),
      Map.entry("js.graal-builtin", "true"),
      Map.entry("js.async-context", "true"),
      Map.entry("js.text-encoding", "true"),
      Map.entry("js.performance", "true"),
      Map.entry("js.webassembly", "true"),
      Map.entry("js.stack-trace-api", "true"),
      // An error thrown deep inside a package shall still show which line of the extension led there.
      Map.entry("js.stack-trace-limit", "50"),
      Map.entry("js.console", "false"),
      Map.entry("js.print", "false"),
      Map.entry("js.load", "false"),
      Map.entry("js.polyglot-builtin", "false"),
      Map.entry("js.java-package-globals", "false"));

  private static final String[] LANGUAGES = {"js", "wasm"};
  private static final int KEPT_BUNDLES = 256;

  private final Engine engine;
  private final HostFunctions functions = HostFunctions.standard();
  private final Map<String, Source> scripts = new ConcurrentHashMap<>();
  private final Cache<String, Source> bundles = Caffeine.newBuilder().maximumSize(KEPT_BUNDLES).build();
  private final HostAccess hostAccess = HostAccess.newBuilder().allowBufferAccess(true).build();

  public ScriptEngine() {
    engine = Engine.newBuilder(LANGUAGES)
        .allowExperimentalOptions(true)
        .option("engine.WarnInterpreterOnly", "false")
        .build();
  }

  HostFunctions functions() {
    return functions;
  }

  /** A new, empty context in the system's time zone: no host classes, no files, no threads of its own. The caller closes it. */
  public Context newContext() {
    return newContext(CallerTimeZone.system());
  }

  /** The same in another time zone. */
  Context newContext(ZoneId timeZone) {
    return Context.newBuilder(LANGUAGES)
        .engine(engine)
        .allowExperimentalOptions(true)
        .allowHostAccess(hostAccess)
        // What lets the engine's WebAssembly object reach its language; guests have no Polyglot object.
        .allowPolyglotAccess(PolyglotAccess.ALL)
        .allowIO(IOAccess.NONE)
        .options(CONTEXT_OPTIONS)
        .timeZone(timeZone)
        .build();
  }

  /** A script that ships with the runtime, such as {@code zod} or {@code platform}. */
  public Source script(String name) {
    return scripts.computeIfAbsent(name, ScriptEngine::read);
  }

  /** The source of a bundle, as an expression whose value is the function to call. */
  Source bundle(BundleScript script) {
    return bundles.get(script.hash(), hash -> {
      // The wrapper stays on the first line so that line numbers are those of the bundle.
      String text = "(function (module, exports, require, __filename, __dirname) {" + script.code() + "\n})";
      return Source.newBuilder("js", text, script.name()).cached(true).buildLiteral();
    });
  }

  /** Lets go of the parsed code of bundles that no context holds any more. */
  void forgetBundles() {
    bundles.invalidateAll();
  }

  private static Source read(String name) {
    String resource = name + ".js";
    try (InputStream in = ScriptEngine.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the runtime's script " + resource + " is missing from its jar");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Source.newBuilder("js", text, "swamp:" + name).cached(true).internal(true).build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    engine.close(true);
  }
}
