package swamp.runtime.repository;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.file.FileOperations;

/** Makes a directory a repository: {@code swamp repo init} (repo-format §1.3, cli §5.2). */
public final class RepositoryInitializer {
  private static final List<String> DIRECTORIES = List.of("models", "workflows", "vaults", "grants", ".swamp/audit",
      ".swamp/data", ".swamp/definitions-evaluated", ".swamp/outputs", ".swamp/secrets", ".swamp/vault-bundles",
      ".swamp/workflow-runs", ".swamp/workflows-evaluated");
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", java.util.Locale.ROOT).withZone(ZoneOffset.UTC);

  private final FileOperations files;
  private final String version;
  private final InstantSource clock;
  private final Supplier<UUID> identifiers;

  /**
   * An initializer.
   *
   * @param version what to write as {@code swampVersion}
   * @param identifiers where new repository identities come from
   */
  public RepositoryInitializer(
      FileOperations files, String version, InstantSource clock, Supplier<UUID> identifiers) {
    this.files = files;
    this.version = version;
    this.clock = clock;
    this.identifiers = identifiers;
  }

  /**
   * Initialises a directory, creating it when missing.
   *
   * @param directory the repository to be, absolute
   * @param tools AI tools to enrol, see {@code --tool}
   * @param force whether to initialise a repository again: its other settings and all its content stay
   * @param includeGitignore whether to write the block in {@code .gitignore} even where the settings say it is not ours
   * @return the JSON document of the command
   * @throws SwampException with {@link ErrorCode#REPOSITORY_ALREADY_INITIALIZED} for a repository without {@code force}
   */
  public ObjectNode initialize(Path directory, List<String> tools, boolean force, boolean includeGitignore) {
    List<String> enrolled = AiTool.enrolled(tools);
    boolean again = Files.exists(directory.resolve(RepositorySettings.FILE_NAME));
    RepositorySettings before = again ? RepositorySettings.read(directory) : RepositorySettings.empty();
    if (again && !force) {
      throw alreadyInitialized(directory, before.tools());
    }
    try {
      return initialize(directory, enrolled, before, includeGitignore || before.gitignoreManaged().orElse(true));
    } catch (IOException e) {
      throw FileFailure.writing(directory, e);
    }
  }

  private ObjectNode initialize(
      Path directory, List<String> tools, RepositorySettings before, boolean manageGitignore) throws IOException {
    createDirectories(directory, files);
    boolean claude = tools.contains(AiTool.CLAUDE);
    boolean instructions = claude && AiTool.createInstructions(directory, files);
    boolean settings = claude && AiTool.createSettings(directory, files);
    String gitignore = manageGitignore ? GitignoreSection.write(directory, tools, files) : "skipped";
    String now = INSTANT.format(clock.instant());
    // The marker comes last: a directory is a repository only once everything else is there.
    new RepositorySettings(marker(before, tools, now, manageGitignore)).write(directory, files);

    ObjectNode document = JsonText.object()
        .put("path", directory.toString())
        .put("version", version)
        .put("initializedAt", now);
    document.putArray("skillsCopied");
    document.put("instructionsFileCreated", instructions).put("settingsCreated", settings).put("gitignoreAction",
        gitignore);
    fill(document.putArray("tools"), tools);
    fill(document.putArray("removedTools"), before.tools().stream().filter(tool -> !tools.contains(tool)).toList());
    tools.stream().findFirst().ifPresent(tool -> document.put("tool", tool));
    document.putArray("nextSteps")
        .add("Put an extension model into extensions/models, or use a built-in type: swamp model type search")
        .add("Create a definition: swamp model create <type> <name>");
    return document;
  }

  /** Makes the directories that a repository has from the start, unless they exist. */
  static void createDirectories(Path directory, FileOperations files) throws IOException {
    files.createDirectories(directory);
    for (String name : DIRECTORIES) {
      files.createDirectories(directory.resolve(name));
    }
  }

  private ObjectNode marker(RepositorySettings before, List<String> tools, String now, boolean manageGitignore) {
    ObjectNode marker = JsonText.object().put("swampVersion", version).put("initializedAt", now);
    marker.put("repoId", before.repositoryId().orElseGet(() -> identifiers.get().toString()));
    fill(marker.putArray("tools"), tools);
    marker.put("gitignoreManaged", manageGitignore);
    before.document().properties().forEach(member -> {
      if (!marker.has(member.getKey()) && !member.getKey().equals("tool")) {
        marker.set(member.getKey(), member.getValue());
      }
    });
    return marker;
  }

  private static void fill(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }

  private static SwampException alreadyInitialized(Path directory, List<String> tools) {
    return new SwampException(ErrorCode.REPOSITORY_ALREADY_INITIALIZED, "Repository already initialized at " + directory
        + " (tools: " + (tools.isEmpty() ? AiTool.NONE : String.join(", ", tools))
        + "). To change the enrolled tools, run: "
        + "swamp repo upgrade --tool <tool>. To reinitialize from scratch, run: swamp repo init --force --tool <tool>")
        .withoutShownCode();
  }
}
