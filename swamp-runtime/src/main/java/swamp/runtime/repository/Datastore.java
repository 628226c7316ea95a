package swamp.runtime.repository;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/**
 * Where runtime data lives (repo-format §1.8): {@code SWAMP_DATASTORE}, else the settings, else {@code .swamp}.
 *
 * @param base the directory, absolute
 * @param namespace a subdirectory of the base that all data goes into
 * @param directories the subdirectories placed here; the others stay in the repository's {@code .swamp}
 */
record Datastore(Path base, Optional<String> namespace, Set<String> directories) {
  static final String VARIABLE = "SWAMP_DATASTORE";

  private static final String FILE_SYSTEM = "filesystem";
  private static final Set<String> DEFAULT_DIRECTORIES = Set.of("auto-definitions", "definitions-evaluated",
      "workflows-evaluated", "data", "outputs", "workflow-runs", "audit", "telemetry", "logs", "files");
  private static final Pattern NAMESPACE =
      Pattern.compile("[A-Za-z0-9@_][A-Za-z0-9@_-]*(?:/[A-Za-z0-9@_][A-Za-z0-9@_-]*)*");

  Datastore {
    directories = Set.copyOf(directories);
  }

  static Datastore of(Path repository, RepositorySettings settings, Map<String, String> environment) {
    Path ownBase = repository.resolve(".swamp");
    String fromEnvironment = environment.getOrDefault(VARIABLE, "");
    if (!fromEnvironment.isEmpty()) {
      return new Datastore(repository.resolve(pathOf(fromEnvironment)).normalize(), Optional.empty(),
          DEFAULT_DIRECTORIES);
    }
    ObjectNode written = settings.datastore().orElse(null);
    if (written == null) {
      return new Datastore(ownBase, Optional.empty(), DEFAULT_DIRECTORIES);
    }
    String type = written.path("type").asText(FILE_SYSTEM);
    if (!type.equals(FILE_SYSTEM)) {
      throw unsupported(type, RepositorySettings.FILE_NAME);
    }
    Path base = text(written, "path").map(path -> repository.resolve(path).normalize()).orElse(ownBase);
    return new Datastore(base, namespace(written), directories(written));
  }

  /** The base with the namespace. */
  Path root() {
    return namespace.map(base::resolve).orElse(base);
  }

  private static String pathOf(String value) {
    String prefix = FILE_SYSTEM + ":";
    if (!value.startsWith(prefix)) {
      int colon = value.indexOf(':');
      throw unsupported(colon < 0 ? value : value.substring(0, colon), VARIABLE);
    }
    String path = value.substring(prefix.length());
    if (path.isEmpty()) {
      throw invalid(VARIABLE + " names no directory: write " + prefix + "/absolute/path");
    }
    return path;
  }

  private static Optional<String> namespace(ObjectNode written) {
    Optional<String> namespace = text(written, "namespace");
    namespace.ifPresent(name -> {
      if (!NAMESPACE.matcher(name).matches()) {
        throw invalid(RepositorySettings.FILE_NAME + ": \"datastore.namespace\" is not a name: " + name);
      }
    });
    return namespace;
  }

  private static Set<String> directories(ObjectNode written) {
    JsonNode list = written.path("directories");
    if (!list.isArray()) {
      return DEFAULT_DIRECTORIES;
    }
    Set<String> directories = new HashSet<>();
    list.forEach(name -> directories.add(name.asText()));
    return directories;
  }

  private static Optional<String> text(ObjectNode written, String key) {
    JsonNode value = written.path(key);
    return value.isTextual() && !value.textValue().isEmpty() ? Optional.of(value.textValue()) : Optional.empty();
  }

  private static SwampException unsupported(String type, String place) {
    return invalid("Datastore type \"" + type + "\" in " + place + " is not supported: only \"" + FILE_SYSTEM
        + "\" is");
  }

  private static SwampException invalid(String message) {
    return new SwampException(ErrorCode.REPOSITORY_SETTINGS_INVALID, message);
  }
}
