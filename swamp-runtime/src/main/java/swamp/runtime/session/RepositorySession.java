package swamp.runtime.session;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import swamp.protocol.AutoResolve;
import swamp.protocol.Caller;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.Progress;
import swamp.protocol.SwampException;
import swamp.protocol.Warning;
import swamp.runtime.AnswerSink;
import swamp.runtime.Cancellation;
import swamp.runtime.data.DataItem;
import swamp.runtime.data.DataRepository;
import swamp.runtime.data.DataVersion;
import swamp.runtime.definition.DefinitionLookup;
import swamp.runtime.definition.DefinitionRepository;
import swamp.runtime.definition.StoredDefinition;
import swamp.runtime.extension.ExtensionDirectory;
import swamp.runtime.extension.ExtensionOrigin;
import swamp.runtime.extension.PackageClient;
import swamp.runtime.model.RegisteredType;
import swamp.runtime.model.TypeSearchResult;
import swamp.runtime.output.OutputRepository;
import swamp.runtime.report.ReportCatalogue;
import swamp.runtime.repository.ExtensionKind;
import swamp.runtime.repository.RepositoryLayout;
import swamp.runtime.repository.RepositorySettings;
import swamp.runtime.script.Isolation;
import swamp.runtime.script.LoadedType;
import swamp.runtime.script.NoContextServices;
import swamp.runtime.script.RunEnd;
import swamp.runtime.script.RunScope;
import swamp.runtime.script.ScriptException;
import swamp.runtime.type.ModelType;
import swamp.runtime.vault.Vaults;

/**
 * One repository as one request sees it: the layout that the caller's environment gives, and the opened stores behind it.
 * Cheap to make; what is expensive belongs to {@link OpenRepository} and outlives the request.
 */
public final class RepositorySession {
  /** Code that is only asked about a definition or a type answers in milliseconds. */
  private static final Duration LONGEST_INSPECTION = Duration.ofMinutes(1);

  private final RepositoryLayout layout;
  private final OpenRepository open;
  private final RuntimeServices services;
  private final Caller caller;
  private final AnswerSink progress;
  private final Cancellation cancellation;
  private final Set<String> warnings = new HashSet<>();
  private volatile @Nullable Vaults vaults;

  RepositorySession(
      RepositoryLayout layout,
      OpenRepository open,
      RuntimeServices services,
      Caller caller,
      AnswerSink progress,
      Cancellation cancellation) {
    this.layout = layout;
    this.open = open;
    this.services = services;
    this.caller = caller;
    this.progress = progress;
    this.cancellation = cancellation;
  }

  public Path directory() {
    return layout.repository();
  }

  public RepositoryLayout layout() {
    return layout;
  }

  public RepositorySettings settings() {
    return layout.settings();
  }

  public RuntimeServices services() {
    return services;
  }

  public DefinitionRepository definitions() {
    return open.definitions();
  }

  public DataRepository data() {
    return open.data();
  }

  /** A version that a method may read: version 0 means the latest one; deletion markers are not readable. */
  public Optional<DataVersion> readable(DataItem item, long version) {
    if (version == 0) {
      return data().latestActive(item);
    }
    return version < 0 || version > Integer.MAX_VALUE
        ? Optional.empty()
        : data().version(item, (int) version).filter(found -> !found.metadata().isDeleted());
  }

  public OutputRepository outputs() {
    return open.outputs();
  }

  /** The vaults of the repository, as this caller sees them. */
  public Vaults vaults() {
    Vaults known = vaults;
    if (known == null) {
      Path home = Path.of(caller.environment().getOrDefault("HOME", System.getProperty("user.home")));
      known = new Vaults(open.vaults(), new Vaults.Places(directory(), layout.inDatastore("audit"), home), services.vaultKeys(),
          services.files(), InstantSource.system(),
          new RefreshCommands(directory(), caller.environment(), progress, cancellation),
          new ExtensionVaults(
              services, () -> extensionDirectories(ExtensionKind.VAULTS), packageClient(), caller, cancellation));
      vaults = known;
    }
    return known;
  }

  /** The opened stores. */
  public OpenRepository open() {
    return open;
  }

  /**
   * The definition with this name or id.
   *
   * @throws SwampException with {@link ErrorCode#MODEL_NOT_FOUND}, or {@link ErrorCode#DEFINITION_INVALID} and the place
   * when
   *     the file of that name cannot be read
   */
  public StoredDefinition definition(String nameOrId) {
    DefinitionLookup lookup = definitions().find(nameOrId);
    return lookup.found().orElseThrow(() ->
        new MissingDefinition(directory(), services.yamlDiagnosis()).failure(nameOrId, lookup.broken()));
  }

  /**
   * The registered type of this name.
   *
   * @throws SwampException with {@link ErrorCode#UNKNOWN_MODEL_TYPE}; its hint says which extension files failed to load
   */
  public RegisteredType type(ModelType type, AnswerSink answers) {
    TypeSearchResult result = search(type);
    return warned(result.type().orElseThrow(() -> unknownType(type, result.problems(), answers)), answers);
  }

  /** As {@link #type}; when the name carries the scope mark and is unknown, the name without it is tried (method-run §4.1). */
  public RegisteredType typeOrWithoutScopeMark(ModelType type, AnswerSink answers) {
    TypeSearchResult result = search(type);
    if (result.type().isEmpty() && type.isScoped()) {
      TypeSearchResult bare = search(type.withoutScopeMark());
      if (bare.type().isPresent()) {
        return warned(bare.type().get(), answers);
      }
    }
    return warned(result.type().orElseThrow(() -> unknownType(type, result.problems(), answers)), answers);
  }

  private RegisteredType warned(RegisteredType type, AnswerSink answers) {
    for (String why : type.outdated()) {
      if (warnings.add(why)) {
        answers.event(new Warning(why, Optional.of("The code as it was before the last edit is used.")));
      }
    }
    return type;
  }

  /** All types; what could not be loaded is added to {@code problems}. */
  public List<RegisteredType> types(List<String> problems) {
    try (RunScope scope = inspectionScope()) {
      return services.types().all(extensionDirectories(ExtensionKind.MODELS), scope, packageClient(), problems);
    }
  }

  /** The type, if some extension declares it. */
  public TypeSearchResult search(ModelType type) {
    try (RunScope scope = inspectionScope()) {
      return services.types().find(type, extensionDirectories(ExtensionKind.MODELS), scope, packageClient());
    }
  }

  /** How far runs of the type are kept from each other: the type or the repository may ask for contexts to be reused. */
  public Isolation isolation(RegisteredType type) {
    return type.description().reusable() || settings().isolation().equals(Optional.of("reuse"))
        ? Isolation.REUSE : Isolation.FRESH;
  }

  /**
   * Lets contexts of a type be made ahead, if everything about it is known from earlier: nothing is bundled, fetched or
   * evaluated on behalf of a caller for it.
   *
   * @return whether it was known
   */
  public boolean expect(ModelType type) {
    Optional<RegisteredType> known = services.types().known(type, extensionDirectories(ExtensionKind.MODELS));
    known.ifPresent(found -> services.contexts().expect(found.scripts(), isolation(found)));
    return known.isPresent();
  }

  /** Lets the action use a context of this type outside a run; the action must not keep it. */
  public <T> T inspect(RegisteredType type, Inspection<T> action) {
    try (RunScope scope = inspectionScope()) {
      LoadedType loaded = services.contexts().take(type.scripts(), Isolation.FRESH, scope);
      try (AnswerLimit _ = new AnswerLimit(loaded, cancellation, LONGEST_INSPECTION)) {
        return action.of(loaded);
      } catch (ScriptException e) {
        throw e.kind() == ScriptException.Kind.TERMINATED
            ? new SwampException(ErrorCode.CANCELLED, "The code of " + type.type().normalized() + " was ended", e) : e;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SwampException(ErrorCode.CANCELLED, "Interrupted while the code of " + type.type().normalized() + " ran", e);
      } finally {
        services.contexts().giveBack(loaded, RunEnd.SUCCEEDED);
      }
    }
  }

  /** What is asked of a type's code. */
  @FunctionalInterface
  public interface Inspection<T> {
    T of(LoadedType loaded) throws InterruptedException;
  }

  /** The report of this name, if some extension declares it. */
  public ReportCatalogue.Found report(String name) {
    try (RunScope scope = inspectionScope()) {
      return services.reports().find(name, extensionDirectories(ExtensionKind.REPORTS), scope, packageClient());
    }
  }

  private SwampException unknownType(ModelType type, List<String> problems, AnswerSink answers) {
    untrustedCollective(type).ifPresent(collective -> answers.event(new AutoResolve(JsonText.object()
        .put("event", "auto_resolve")
        .put("status", "failed")
        .put("type", type.normalized())
        .put("reason", "collective_not_trusted")
        .put("collective", collective))));
    SwampException failure =
        new SwampException(ErrorCode.UNKNOWN_MODEL_TYPE, "Unknown model type: " + type.normalized());
    return problems.isEmpty() ? failure : failure.withHint("Some extension files could not be loaded:\n  "
        + String.join("\n  ", problems));
  }

  // Only types of trusted collectives could come from the registry (repo-format §1.6); ours never downloads.
  private Optional<String> untrustedCollective(ModelType type) {
    if (!type.isScoped()) {
      return Optional.empty();
    }
    String collective = type.normalized().substring(1).split("/", 2)[0];
    return settings().trustedCollectives().contains(collective) ? Optional.empty() : Optional.of(collective);
  }

  private List<ExtensionDirectory> extensionDirectories(ExtensionKind kind) {
    List<ExtensionDirectory> directories = new ArrayList<>();
    layout.extensionDirectories(kind).forEach(found -> directories.add(new ExtensionDirectory(
        found.directory(),
        switch (found.origin()) {
          case LOCAL -> ExtensionOrigin.LOCAL;
          case SOURCE -> ExtensionOrigin.SOURCE;
          case PULLED -> ExtensionOrigin.PULLED;
        },
        directory())));
    return directories;
  }

  private PackageClient packageClient() {
    return new PackageClient(caller.environment(), text -> progress.event(new Progress(text)));
  }

  private RunScope inspectionScope() {
    return new RunScope(caller.environment(), Path.of(caller.workingDirectory()), true, (toStandardError, text) -> { },
        new NoContextServices(), cancellation);
  }
}
