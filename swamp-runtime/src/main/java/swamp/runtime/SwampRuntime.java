package swamp.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import swamp.protocol.BuildFingerprint;
import swamp.protocol.Caller;
import swamp.protocol.DaemonStatus;
import swamp.protocol.DaemonStop;
import swamp.protocol.DataRequest;
import swamp.protocol.DefinitionRequest;
import swamp.protocol.Doctor;
import swamp.protocol.ErrorCode;
import swamp.protocol.ExtensionRequest;
import swamp.protocol.Finding;
import swamp.protocol.JsonText;
import swamp.protocol.MethodDescribe;
import swamp.protocol.MethodRun;
import swamp.protocol.ModelCreate;
import swamp.protocol.ModelGet;
import swamp.protocol.ModelSearch;
import swamp.protocol.OutputMode;
import swamp.protocol.OutputRequest;
import swamp.protocol.ReportRequest;
import swamp.protocol.RepositoryInitialization;
import swamp.protocol.RepositoryUpgrade;
import swamp.protocol.RequestMessage;
import swamp.protocol.Summary;
import swamp.protocol.SwampException;
import swamp.protocol.Terminal;
import swamp.protocol.TrackedRunRequest;
import swamp.protocol.TypeDescribe;
import swamp.protocol.TypeSearch;
import swamp.protocol.VaultRequest;
import swamp.protocol.Watch;
import swamp.runtime.command.DataCommands;
import swamp.runtime.command.DefinitionCommands;
import swamp.runtime.command.ExtensionCommands;
import swamp.runtime.command.ModelCommands;
import swamp.runtime.command.OutputCommands;
import swamp.runtime.command.ReportCommands;
import swamp.runtime.command.RepositorySummary;
import swamp.runtime.command.TrackedRunCommands;
import swamp.runtime.command.TypeCommands;
import swamp.runtime.command.VaultCommands;
import swamp.runtime.command.Watching;
import swamp.runtime.doctor.RepositoryCheck;
import swamp.runtime.doctor.SurroundingsCheck;
import swamp.runtime.expression.DefinitionEvaluation;
import swamp.runtime.expression.ExpressionEngine;
import swamp.runtime.expression.RuntimeExpressions;
import swamp.runtime.extension.BundleCache;
import swamp.runtime.extension.BundleStore;
import swamp.runtime.extension.ContentHash;
import swamp.runtime.extension.EntryExports;
import swamp.runtime.extension.EsbuildBinary;
import swamp.runtime.extension.EsbuildBundler;
import swamp.runtime.extension.ExtensionDiscovery;
import swamp.runtime.file.JdkFileOperations;
import swamp.runtime.lock.HostName;
import swamp.runtime.memory.IdleCollection;
import swamp.runtime.memory.OldGeneration;
import swamp.runtime.model.InspectionCache;
import swamp.runtime.model.TypeCatalogue;
import swamp.runtime.model.VaultTypeCatalogue;
import swamp.runtime.packages.NpmPackages;
import swamp.runtime.report.MethodSummary;
import swamp.runtime.report.ReportCatalogue;
import swamp.runtime.repository.RepositoryInitializer;
import swamp.runtime.repository.RepositoryLocator;
import swamp.runtime.repository.RepositoryUpgrader;
import swamp.runtime.run.MethodRunCommand;
import swamp.runtime.script.ContextPool;
import swamp.runtime.script.ContextPoolSize;
import swamp.runtime.script.HeapWatchdog;
import swamp.runtime.script.ScriptEngine;
import swamp.runtime.session.RepositorySession;
import swamp.runtime.session.RepositorySessions;
import swamp.runtime.session.RuntimeServices;
import swamp.runtime.session.YamlDiagnosis;
import swamp.runtime.time.SystemTiming;
import swamp.runtime.time.Timing;
import swamp.runtime.type.ModelType;
import swamp.runtime.vault.DerivedKeys;
import swamp.runtime.warmup.MachineLoad;
import swamp.runtime.warmup.RecentTypes;
import swamp.runtime.warmup.WarmUp;
import swamp.runtime.warmup.WarmUpStatus;
import swamp.runtime.warmup.WorkGauge;

/** The runtime put together: answers every request that is about repositories. */
public final class SwampRuntime implements RequestHandler {
  /** The version of the repository format that is written, as the existing program spells it (repo-format §1.2). */
  private static final String REPOSITORY_VERSION = "20260206.200442.0";
  /** Reports name the build in hexadecimal where the existing program names its commit (method-run §4.13). */
  private static final int BUILD_IDENTIFIER_LENGTH = 8;
  private static final int SCRIPTS_IDENTIFIER_LENGTH = 16;
  /** Beside the bundles, which are cleaned by other rules. */
  private static final String PACKAGES_FOLDER = "swamp-packages";
  private static final String RECENT_TYPES = "recent-types.json";
  private static final long BUNDLES_IN_MEMORY_BYTES = 64L << 20;

  private final BundleCache bundles;
  private final NpmPackages packages;
  private final MethodSummary summary;
  private final ScriptEngine engine = new ScriptEngine();
  private final ContextPool contexts;
  private final EsbuildBundler bundler;
  private final ExpressionEngine expressions;
  private final SurroundingsCheck surroundings;
  private final SystemTiming timing = new SystemTiming();
  private final JdkFileOperations files = new JdkFileOperations();
  private final RepositorySessions repositories;
  private final RecentTypes recentTypes;
  private final WorkGauge gauge = new WorkGauge();
  private final HeapWatchdog heap;
  private final Optional<WarmUp> warmUp;
  private final Optional<Timing.Heartbeat> idleCollection;

  /** As below, without rehearsals. */
  public SwampRuntime(EsbuildBinary esbuild, Path cacheDirectory, ContextPoolSize poolSize) {
    this(esbuild, cacheDirectory, poolSize, Optional.empty());
  }

  /**
   * Starts the runtime; contexts are warmed in the background from now on.
   *
   * @param esbuild the bundler's program
   * @param cacheDirectory where bundles, what they told and the list of recently used types are kept between processes;
   *     packages are kept beside it
   * @param poolSize how many contexts are kept ready
   * @param rehearsing how the engine is made hot ahead of need, if it is; without kept contexts it never is
   */
  public SwampRuntime(
      EsbuildBinary esbuild, Path cacheDirectory, ContextPoolSize poolSize, Optional<Rehearsing> rehearsing) {
    BuildFingerprint build = BuildFingerprint.current();
    contexts = new ContextPool(engine, poolSize);
    bundler = new EsbuildBundler(esbuild);
    surroundings = new SurroundingsCheck(esbuild, cacheDirectory);
    expressions = new ExpressionEngine(engine);
    packages = new NpmPackages(cacheDirectory.resolveSibling(PACKAGES_FOLDER), files);
    summary = new MethodSummary(ContentHash.of(build.text()).substring(0, BUILD_IDENTIFIER_LENGTH));
    bundles = bundles(cacheDirectory);
    RuntimeServices services = services(contexts, bundles, cacheDirectory);
    recentTypes = services.recentTypes();
    repositories = new RepositorySessions(services, poolSize.keepsContexts());
    heap = new HeapWatchdog(contexts);
    warmUp = poolSize.keepsContexts() ? Optional.of(new WarmUp(plan(rehearsing), gauge, timing)) : Optional.empty();
    idleCollection = warmUp.map(warming ->
        timing.every(IdleCollection.PERIOD, new IdleCollection(gauge, warming::isAtWork, new OldGeneration())::look));
  }

  private BundleCache bundles(Path cacheDirectory) {
    return new BundleCache(bundler, new BundleStore(cacheDirectory, files), packages, BUNDLES_IN_MEMORY_BYTES);
  }

  private RuntimeServices services(ContextPool pool, BundleCache cache, Path cacheDirectory) {
    InspectionCache inspections =
        new InspectionCache(cacheDirectory.resolve("types").resolve(describingScripts()), files);
    TypeCatalogue types = new TypeCatalogue(new ExtensionDiscovery(EntryExports.MODELS), cache, pool, inspections);
    VaultTypeCatalogue vaultTypes =
        new VaultTypeCatalogue(new ExtensionDiscovery(EntryExports.VAULTS), cache, pool, inspections);
    ReportCatalogue reports = new ReportCatalogue(new ExtensionDiscovery(EntryExports.REPORTS), cache, pool, inspections);
    RecentTypes recent = new RecentTypes(cacheDirectory.resolve(RECENT_TYPES), files, timing);
    return new RuntimeServices(pool, types, vaultTypes, reports, files, timing, summary, expressions,
        new DefinitionEvaluation(expressions), new RuntimeExpressions(expressions), new YamlDiagnosis(engine),
        new DerivedKeys(), recent, HostName.read());
  }

  private WarmUp.Plan plan(Optional<Rehearsing> rehearsing) {
    MachineLoad machine = new MachineLoad();
    boolean always = rehearsing.map(Rehearsing::whateverTheLoad).orElse(false);
    return new WarmUp.Plan(recentTypes, this::expect, this::warmTools, rehearsing.map(this::rehearsals),
        () -> always || machine.isSpare());
  }

  private WarmUp.Rehearsals rehearsals(Rehearsing rehearsing) {
    return new RehearsalRepository(engine, files,
        (pool, cacheDirectory) -> services(pool, bundles(cacheDirectory), cacheDirectory), rehearsing.transport());
  }

  /** Opens the repository as if the user of this process asked, and lets contexts of the type be made. */
  private boolean expect(RecentTypes.RecentType recent) {
    Caller self = new Caller(System.getenv(), recent.repository().toString(), System.getProperty("user.name", ""),
        OutputMode.JSON, true, "", new Terminal(false, false, false, 0));
    return repositories.open(Optional.of(recent.repository().toString()), self, AnswerSink.nobody(),
            new CancellationSource())
        .expect(ModelType.of(recent.type()));
  }

  private void warmTools() {
    expressions.warmUp();
    bundler.start();
  }

  /** Where bundles are kept for the user of this process, by its environment (XDG base directories, macOS caches). */
  public static Path defaultCacheDirectory(Map<String, String> environment) {
    Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
    return BundleStore.defaultDirectory(environment, home, System.getProperty("os.name"));
  }

  @Override
  public int handle(RequestMessage message, AnswerSink answers, Cancellation cancellation) {
    return gauge.during(() -> answer(message, answers, cancellation));
  }

  private int answer(RequestMessage message, AnswerSink answers, Cancellation cancellation) {
    Caller caller = message.caller();
    return switch (message.request()) {
      case MethodRun run ->
          new MethodRunCommand(open(run.repositoryDirectory(), caller, answers, cancellation), caller, run, answers, cancellation).run();
      case ModelSearch search ->
          answer(answers, new ModelCommands(open(search.repositoryDirectory(), caller, answers, cancellation), answers).search(search));
      case ModelGet get -> answer(answers, new ModelCommands(open(get.repositoryDirectory(), caller, answers, cancellation), answers).get(get));
      case ModelCreate create -> answer(answers,
          new ModelCommands(open(create.repositoryDirectory(), caller, answers, cancellation), answers).create(create, caller, cancellation));
      case MethodDescribe describe -> answer(answers,
          new ModelCommands(open(describe.repositoryDirectory(), caller, answers, cancellation), answers).describeMethod(describe));
      case TypeSearch search ->
          answer(answers, new TypeCommands(open(search.repositoryDirectory(), caller, answers, cancellation), answers).search(search));
      case TypeDescribe describe ->
          answer(answers, new TypeCommands(open(describe.repositoryDirectory(), caller, answers, cancellation), answers).describe(describe));
      case RepositoryInitialization initialization ->
          answer(answers, initialize(initialization, caller));
      case OutputRequest output ->
          new OutputCommands(open(output.repositoryDirectory(), caller, answers, cancellation))
              .answer(output, answers, cancellation);
      case DataRequest data ->
          answer(answers, new DataCommands(
              open(data.repositoryDirectory(), caller, answers, cancellation), caller, answers, cancellation).answer(data));
      case VaultRequest vault -> answer(answers, new VaultCommands(open(vault.repositoryDirectory(), caller, answers, cancellation)).answer(vault));
      case DefinitionRequest definition -> new DefinitionCommands(
          open(definition.repositoryDirectory(), caller, answers, cancellation), caller, answers, cancellation).answer(definition);
      case Doctor doctor -> answer(answers, examine(doctor, caller, answers, cancellation));
      case TrackedRunRequest tracked -> answer(answers, new TrackedRunCommands(
          open(tracked.repositoryDirectory(), caller, answers, cancellation), caller, cancellation).answer(tracked));
      case ReportRequest report -> answer(answers,
          new ReportCommands(open(report.repositoryDirectory(), caller, answers, cancellation)).answer(report));
      case ExtensionRequest extension -> answer(answers,
          new ExtensionCommands(open(extension.repositoryDirectory(), caller, answers, cancellation), caller).answer(extension));
      case RepositoryUpgrade upgrade -> answer(answers, upgrade(upgrade, caller));
      case Summary summary -> answer(answers,
          new RepositorySummary(open(summary.repositoryDirectory(), caller, answers, cancellation)).summarise(summary));
      case Watch watch -> new Watching(timing, answers, cancellation).watch(
          sink -> handle(new RequestMessage(message.id(), caller, watch.watched()), sink, cancellation),
          watch.intervalMilliseconds());
      case DaemonStatus status -> throw daemonOnly();
      case DaemonStop stop -> throw daemonOnly();
    };
  }

  private ObjectNode initialize(RepositoryInitialization request, Caller caller) {
    Path directory = Path.of(caller.workingDirectory()).resolve(request.path().orElse("")).normalize();
    return new RepositoryInitializer(files, REPOSITORY_VERSION, InstantSource.system(), UUID::randomUUID)
        .initialize(directory, request.tools(), request.force(), request.includeGitignore());
  }

  /** A caller outside of any repository gets told about everything else. */
  private ObjectNode examine(Doctor request, Caller caller, AnswerSink answers, Cancellation cancellation) {
    List<Finding> findings = new ArrayList<>(surroundings.findings(caller.environment()));
    try {
      findings.addAll(new RepositoryCheck(open(request.repositoryDirectory(), caller, answers, cancellation)).findings());
    } catch (SwampException e) {
      findings.add(e.code() == ErrorCode.NOT_A_REPOSITORY && request.repositoryDirectory().isEmpty()
          ? Finding.skipped("repository", "The working directory is in no repository")
          : Finding.of("repository", e));
    }
    ObjectNode document = JsonText.object();
    var checks = document.putArray("checks");
    findings.forEach(finding -> finding.addTo(checks.addObject()));
    return document;
  }

  private ObjectNode upgrade(RepositoryUpgrade request, Caller caller) {
    Path directory = RepositoryLocator.locate(request.path(), caller.environment(), Path.of(caller.workingDirectory()));
    return new RepositoryUpgrader(files, REPOSITORY_VERSION, InstantSource.system())
        .upgrade(directory, request.tools(), request.includeGitignore());
  }

  // What evaluating an extension tells depends on the scripts that look at it, so a new version of them asks anew.
  private String describingScripts() {
    return ContentHash.of(engine.script("zod").getCharacters().toString()
        + engine.script("driver").getCharacters()).substring(0, SCRIPTS_IDENTIFIER_LENGTH);
  }

  private RepositorySession open(
      Optional<String> repositoryDirectory, Caller caller, AnswerSink answers, Cancellation cancellation) {
    return repositories.open(repositoryDirectory, caller, answers, cancellation);
  }

  private static int answer(AnswerSink answers, JsonNode document) {
    answers.result(document);
    return 0;
  }

  private static SwampException daemonOnly() {
    return new SwampException(ErrorCode.DAEMON_UNAVAILABLE, "This can only be asked of a running daemon");
  }

  @Override
  public ObjectNode status() {
    ObjectNode status = JsonText.object();
    var directories = status.putArray("repositories");
    repositories.directories().forEach(directory -> directories.add(directory.toString()));
    status.setAll(statistics().document());
    return status;
  }

  /** What the runtime holds and has done. */
  public RuntimeStatistics statistics() {
    return new RuntimeStatistics(contexts.status(), warmUp.map(WarmUp::status).orElseGet(WarmUpStatus::none),
        bundles.uses());
  }

  @Override
  public void close() {
    idleCollection.ifPresent(Timing.Heartbeat::stop);
    warmUp.ifPresent(WarmUp::close);
    heap.close();
    recentTypes.close();
    repositories.close();
    contexts.close();
    bundler.close();
    expressions.close();
    engine.close();
    timing.close();
  }
}
