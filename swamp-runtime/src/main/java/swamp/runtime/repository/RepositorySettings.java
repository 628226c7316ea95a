package swamp.runtime.repository;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.file.FileOperations;
import swamp.runtime.yaml.YamlText;
import swamp.runtime.yaml.YamlTimestamp;

/**
 * The settings of a repository, its file {@code .swamp.yaml} (repo-format §1.2).
 *
 * <p>Every key is optional. Keys unknown here are kept when the file is rewritten.
 *
 * @param document the whole file in its own key order; not to be changed
 */
public record RepositorySettings(ObjectNode document) {
  /** The file whose presence makes a directory a repository. */
  public static final String FILE_NAME = ".swamp.yaml";

  private static final List<String> REMOVED = List.of("defaultDriver", "defaultDriverConfig");
  private static final List<String> TEXTS = List.of("defaultVault", "logLevel", "isolation", "durability");
  private static final List<String> FLAGS = List.of("autoGc", "gitignoreManaged");
  private static final List<String> DEFAULT_TRUST = List.of("swamp");

  public RepositorySettings {
    for (String key : REMOVED) {
      if (document.has(key)) {
        throw invalid("\"" + key + "\" belongs to a removed feature; delete the key");
      }
    }
    TEXTS.forEach(key -> expect(document, key, JsonNode::isTextual, "a string"));
    FLAGS.forEach(key -> expect(document, key, JsonNode::isBoolean, "true or false"));
    for (ExtensionKind kind : ExtensionKind.values()) {
      expect(document, kind.settingsKey(), JsonNode::isTextual, "a path");
    }
    expect(document, "datastore", JsonNode::isObject, "a mapping");
    expect(document, "trustedCollectives", JsonNode::isArray, "a list");
  }

  /** Settings with every default. */
  public static RepositorySettings empty() {
    return new RepositorySettings(JsonText.object());
  }

  /**
   * The settings of a repository; all defaults when the file is missing.
   *
   * @throws SwampException with {@link ErrorCode#REPOSITORY_SETTINGS_INVALID} naming file and key
   */
  public static RepositorySettings read(Path repository) {
    Path file = repository.resolve(FILE_NAME);
    try {
      return Files.exists(file) ? parse(file, Files.readString(file)) : empty();
    } catch (IOException e) {
      throw FileFailure.reading(file, e);
    }
  }

  /** The settings in the text of a file; the file's name is for messages. */
  public static RepositorySettings parse(Path file, String text) {
    JsonNode tree = YamlText.read(text, file.toString(), ErrorCode.REPOSITORY_SETTINGS_INVALID);
    if (tree.isNull()) {
      return empty();
    }
    if (!(tree instanceof ObjectNode document)) {
      throw invalid("expected a mapping of settings, found " + tree.getNodeType().name()
          .toLowerCase(java.util.Locale.ROOT));
    }
    List<String> timestamps = new ArrayList<>();
    document.properties().forEach(member -> {
      if (YamlTimestamp.of(member.getValue()).isPresent()) {
        timestamps.add(member.getKey());
      }
    });
    timestamps.forEach(key -> document.put(key, YamlTimestamp.of(document.get(key)).orElseThrow().text()));
    return new RepositorySettings(document);
  }

  /** Replaces the repository's settings file (atomically, in the double-quoted style of that file). */
  public void write(Path repository, FileOperations files) {
    Path file = repository.resolve(FILE_NAME);
    try {
      files.writeAtomically(file, YamlText.write(document, YamlText.Quotes.DOUBLE).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw FileFailure.writing(file, e);
    }
  }

  /** Identity of the repository, a UUID. */
  public Optional<String> repositoryId() {
    return text("repoId");
  }

  /** AI tools enrolled; the older key {@code tool} counts too, and {@code none} means none. */
  public List<String> tools() {
    List<String> tools = document.has("tools") ? list("tools") : text("tool").map(List::of).orElse(List.of());
    return tools.stream().filter(tool -> !tool.equals("none")).toList();
  }

  /** Where extensions of a kind are, as written; relative to the repository. */
  public Optional<String> extensionDirectory(ExtensionKind kind) {
    return text(kind.settingsKey());
  }

  /** Where data lives, if not in the default place (repo-format §1.8). */
  public Optional<ObjectNode> datastore() {
    return document.get("datastore") instanceof ObjectNode datastore ? Optional.of(datastore) : Optional.empty();
  }

  /** The vault for sensitive outputs. */
  public Optional<String> defaultVault() {
    return text("defaultVault");
  }

  /** Whether old data is collected after writes and runs. */
  public boolean collectsGarbage() {
    return document.path("autoGc").asBoolean(false);
  }

  public Optional<String> logLevel() {
    return text("logLevel");
  }

  /** Namespaces that may be installed from the registry without asking. */
  public List<String> trustedCollectives() {
    return document.has("trustedCollectives") ? list("trustedCollectives") : DEFAULT_TRUST;
  }

  /** Whether the block in {@code .gitignore} is ours to keep; not said in repositories of old. */
  public Optional<Boolean> gitignoreManaged() {
    return Optional.ofNullable(document.get("gitignoreManaged")).filter(JsonNode::isBoolean).map(JsonNode::asBoolean);
  }

  /** {@code reuse} when contexts may serve several runs; a setting of this runtime alone. */
  public Optional<String> isolation() {
    return text("isolation");
  }

  /** {@code fsync} when records shall survive a power failure; a setting of this runtime alone. */
  public Optional<String> durability() {
    return text("durability");
  }

  private Optional<String> text(String key) {
    JsonNode value = document.path(key);
    return value.isTextual() && !value.textValue().isEmpty() ? Optional.of(value.textValue()) : Optional.empty();
  }

  private List<String> list(String key) {
    List<String> texts = new ArrayList<>();
    document.path(key).forEach(element -> texts.add(element.asText()));
    return List.copyOf(texts);
  }

  private static void expect(
      ObjectNode document, String key, java.util.function.Predicate<JsonNode> rule, String expected) {
    JsonNode value = document.path(key);
    if (!value.isMissingNode() && !value.isNull() && !rule.test(value)) {
      throw invalid("\"" + key + "\" must be " + expected);
    }
  }

  private static SwampException invalid(String problem) {
    return new SwampException(ErrorCode.REPOSITORY_SETTINGS_INVALID, FILE_NAME + ": " + problem);
  }
}
