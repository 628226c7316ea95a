package swamp.runtime.repository;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.type.ModelType;

/**
 * Where everything of one repository lives, for one caller's environment (repo-format §1.3, §1.8). All paths are
 * absolute. Making one touches no file; immutable.
 */
public final class RepositoryLayout {
  private static final String EXTENSIONS_VARIABLE = "SWAMP_EXTENSIONS_DIR";

  private final Path repository;
  private final Path swamp;
  private final RepositorySettings settings;
  private final Map<String, String> environment;
  private final Datastore datastore;
  private final Path extensionsBase;
  private final ParsedFiles files;

  private RepositoryLayout(
      Path repository, RepositorySettings settings, Map<String, String> environment, ParsedFiles files) {
    this.files = files;
    this.repository = repository;
    this.swamp = repository.resolve(".swamp");
    this.settings = settings;
    this.environment = Map.copyOf(environment);
    this.datastore = Datastore.of(repository, settings, environment);
    this.extensionsBase = extensionsBase(environment.getOrDefault(EXTENSIONS_VARIABLE, ""));
  }

  /**
   * The layout of a repository.
   *
   * @param repository its directory, as {@link RepositoryLocator} found it
   * @param environment the caller's environment
   * @throws SwampException with {@link ErrorCode#REPOSITORY_SETTINGS_INVALID} for a datastore that is not a directory,
   * or
   *     extension directories inside {@code .swamp}
   */
  public static RepositoryLayout of(Path repository, RepositorySettings settings, Map<String, String> environment) {
    return of(repository, settings, environment, new ParsedFiles(InstantSource.system()));
  }

  /** As above, with what is kept of other files of repositories. */
  static RepositoryLayout of(
      Path repository, RepositorySettings settings, Map<String, String> environment, ParsedFiles files) {
    return new RepositoryLayout(repository.toAbsolutePath().normalize(), settings, environment, files);
  }

  private Path extensionsBase(String value) {
    if (value.isEmpty()) {
      return repository;
    }
    Path base = repository.resolve(value).normalize();
    if (base.startsWith(swamp)) {
      throw new SwampException(ErrorCode.REPOSITORY_SETTINGS_INVALID,
          EXTENSIONS_VARIABLE + " must not lie inside " + swamp + ": " + base);
    }
    return base;
  }

  public Path repository() {
    return repository;
  }

  public RepositorySettings settings() {
    return settings;
  }

  /** The repository's own {@code .swamp}, wherever the datastore is. */
  public Path swampDirectory() {
    return swamp;
  }

  public Path settingsFile() {
    return repository.resolve(RepositorySettings.FILE_NAME);
  }

  /** Definitions; not to be confused with the directory of extension models. */
  public Path modelsDirectory() {
    return repository.resolve("models");
  }

  public Path workflowsDirectory() {
    return repository.resolve("workflows");
  }

  /** Configurations of vaults. */
  public Path vaultsDirectory() {
    return repository.resolve("vaults");
  }

  public Path grantsDirectory() {
    return repository.resolve("grants");
  }

  /** Definitions made by the direct-type form. */
  public Path autoDefinitions() {
    return inDatastore("auto-definitions");
  }

  /** The lock of the direct-type form while it creates a definition of this name (repo-format §1.7). */
  public Path autoDefinitionCreationLock(String definitionName) {
    return autoDefinitions().resolve(".auto-definition-create").resolve(definitionName.replace("/", "-->") + ".lock");
  }

  public Path evaluatedDefinitions() {
    return inDatastore("definitions-evaluated");
  }

  public Path evaluatedWorkflows() {
    return inDatastore("workflows-evaluated");
  }

  public Path workflowRuns() {
    return inDatastore("workflow-runs");
  }

  public Path data() {
    return inDatastore("data");
  }

  /** Run records. */
  public Path outputs() {
    return inDatastore("outputs");
  }

  /** Text logs of runs: in the repository even when run records are elsewhere. */
  public Path runLogs() {
    return swamp.resolve("outputs");
  }

  public Path secrets() {
    return swamp.resolve("secrets");
  }

  /** Bundles of extension models. */
  public Path bundles() {
    return swamp.resolve("bundles");
  }

  public Path pulledExtensions() {
    return swamp.resolve("pulled-extensions");
  }

  /** The index of data: in the repository even when the data is elsewhere. */
  public Path catalogDatabase() {
    return swamp.resolve("data").resolve("_catalog.db");
  }

  public Path extensionCatalogDatabase() {
    return swamp.resolve("_extension_catalog.db");
  }

  public Path runTrackerDatabase() {
    return swamp.resolve("run_tracker.db");
  }

  /** The lock that structural commands take (data-format §2.8). */
  public Path globalLock() {
    return datastore.namespace()
        .map(namespace -> datastore.base().resolve(".locks").resolve(namespace + ".lock"))
        .orElseGet(() -> datastore.base().resolve(".datastore.lock"));
  }

  /** The directory of a model's data. */
  public Path modelData(ModelType type, String definitionId) {
    return data().resolve(type.directory()).resolve(definitionId);
  }

  /** The lock that a run holds while it works on a model (data-format §2.8). */
  public Path modelLock(ModelType type, String definitionId) {
    return modelData(type, definitionId).resolve(".lock");
  }

  /** A subdirectory of runtime data, such as {@code telemetry}, in the datastore or in the repository. */
  public Path inDatastore(String name) {
    return datastore.directories().contains(name) ? datastore.root().resolve(name) : swamp.resolve(name);
  }

  /** The repository's own directory of a kind of extensions, whether it exists or not (repo-format §1.2). */
  public Path extensionDirectory(ExtensionKind kind) {
    return Optional.ofNullable(environment.get(kind.variable()))
        .filter(value -> !value.isEmpty())
        .or(() -> settings.extensionDirectory(kind))
        .map(extensionsBase::resolve)
        .orElseGet(() -> extensionsBase.resolve(kind.defaultDirectory()))
        .normalize();
  }

  /** Where extension models are looked for, in order of precedence; reads {@code .swamp-sources.yaml} and directories.
   * */
  public List<ExtensionDirectory> extensionModelDirectories() {
    return extensionDirectories(ExtensionKind.MODELS);
  }

  /** Where extensions of a kind are looked for: the local directory, then sources, then pulled extensions (§1.9,
   * §1.10). */
  public List<ExtensionDirectory> extensionDirectories(ExtensionKind kind) {
    return new ExtensionDirectories(this, environment, files).list(kind);
  }
}
