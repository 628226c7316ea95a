package swamp.runtime.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import swamp.protocol.Caller;
import swamp.protocol.MethodRun;
import swamp.protocol.OutputMode;
import swamp.protocol.SwampException;
import swamp.protocol.Terminal;
import swamp.runtime.CancellationSource;
import swamp.runtime.expression.DefinitionEvaluation;
import swamp.runtime.expression.ExpressionEngine;
import swamp.runtime.expression.RuntimeExpressions;
import swamp.runtime.extension.BundleCache;
import swamp.runtime.extension.BundleStore;
import swamp.runtime.extension.EntryExports;
import swamp.runtime.extension.EsbuildBinary;
import swamp.runtime.extension.EsbuildBundler;
import swamp.runtime.extension.ExtensionDiscovery;
import swamp.runtime.file.CrashingFileOperations;
import swamp.runtime.file.FileOperations;
import swamp.runtime.file.JdkFileOperations;
import swamp.runtime.model.InspectionCache;
import swamp.runtime.model.TypeCatalogue;
import swamp.runtime.model.VaultTypeCatalogue;
import swamp.runtime.packages.NpmPackages;
import swamp.runtime.report.MethodSummary;
import swamp.runtime.report.ReportCatalogue;
import swamp.runtime.script.ContextPool;
import swamp.runtime.script.ContextPoolSize;
import swamp.runtime.script.ScriptEngine;
import swamp.runtime.session.RepositorySessions;
import swamp.runtime.session.RuntimeServices;
import swamp.runtime.session.YamlDiagnosis;
import swamp.runtime.time.FakeTiming;
import swamp.runtime.vault.DerivedKeys;
import swamp.runtime.warmup.RecentTypes;

/**
 * Runs in a process that dies at a given change of the repository's files. What such a process has warmed is shared by
 * all of them, so that hundreds can die in a test; what it knows of the repository is not.
 */
final class KillableRuntime implements AutoCloseable {
  private final ScriptEngine engine = new ScriptEngine();
  private final ContextPool contexts = new ContextPool(engine, ContextPoolSize.standard());
  private final EsbuildBundler bundler = new EsbuildBundler(EsbuildBinary.below(Path.of("..").toAbsolutePath()));
  private final ExpressionEngine expressions = new ExpressionEngine(engine);
  private final TypeCatalogue types;
  private final VaultTypeCatalogue vaultTypes;
  private final ReportCatalogue reports;
  private final RecentTypes recentTypes;
  private Duration past = Duration.ZERO;

  KillableRuntime(Path cache) {
    JdkFileOperations files = new JdkFileOperations();
    BundleCache bundles = new BundleCache(
        bundler, new BundleStore(cache, files), new NpmPackages(cache.resolve("packages"), files), 1 << 20);
    InspectionCache inspections = new InspectionCache(cache.resolve("types"), files);
    // Beside the repository, so that nothing about it is killed.
    recentTypes = new RecentTypes(cache.resolve("recent-types.json"), files, new FakeTiming());
    types = new TypeCatalogue(new ExtensionDiscovery(EntryExports.MODELS), bundles, contexts, inspections);
    vaultTypes =
        new VaultTypeCatalogue(new ExtensionDiscovery(EntryExports.VAULTS), bundles, contexts, inspections);
    reports = new ReportCatalogue(new ExtensionDiscovery(EntryExports.REPORTS), bundles, contexts, inspections);
  }

  /**
   * The documents that one request was answered with before the process ended, by itself or not.
   *
   * @throws SwampException when the run failed by itself, unless its method throws "taken back"
   */
  List<JsonNode> run(Path repository, MethodRun request, CrashingFileOperations files) {
    RecordingAnswers answers = new RecordingAnswers();
    try (RepositorySessions sessions = sessions(files)) {
      run(sessions, repository, request, answers);
    } catch (CrashingFileOperations.Crash e) {
      // Said by what is left behind.
    } catch (SwampException e) {
      if (!files.hasCrashed() && !e.text().equals("taken back")) {
        throw e;
      }
    }
    return answers.results;
  }

  /** The document of a run in a process that lives. */
  JsonNode run(Path repository, MethodRun request) {
    RecordingAnswers answers = new RecordingAnswers();
    try (RepositorySessions sessions = sessions(new JdkFileOperations())) {
      run(sessions, repository, request, answers);
    }
    return answers.results.getLast();
  }

  private void run(RepositorySessions sessions, Path repository, MethodRun request, RecordingAnswers answers) {
    Caller caller = new Caller(Map.of("HOME", "/nonexistent", "PATH", System.getenv("PATH")), repository.toString(),
        "tester", OutputMode.JSON, false, "", new Terminal(false, false, false, 80));
    CancellationSource never = new CancellationSource();
    new MethodRunCommand(
        sessions.open(Optional.empty(), caller, answers, never), caller, request, answers, never).run();
  }

  // A dead process beats no more, so each has a clock of its own; the later it lives, the later it is.
  private RepositorySessions sessions(FileOperations files) {
    FakeTiming timing = new FakeTiming();
    past = past.plusSeconds(1);
    timing.advance(past);
    return new RepositorySessions(new RuntimeServices(contexts, types, vaultTypes, reports, files, timing, new MethodSummary("01234567"),
        expressions, new DefinitionEvaluation(expressions), new RuntimeExpressions(expressions), new YamlDiagnosis(engine),
        new DerivedKeys(), recentTypes, "here"),
        false);
  }

  @Override
  public void close() {
    recentTypes.close();
    contexts.close();
    bundler.close();
    expressions.close();
    engine.close();
  }
}
