package swamp.runtime.repository;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import swamp.protocol.JsonText;
import swamp.runtime.file.FileOperations;
import swamp.runtime.time.IsoTime;

/** Brings a repository's marker and managed files up to date: {@code swamp repo upgrade} (cli §5.2). */
public final class RepositoryUpgrader {
  private final FileOperations files;
  private final String version;
  private final InstantSource clock;

  /** @param version what to write as {@code swampVersion} */
  public RepositoryUpgrader(FileOperations files, String version, InstantSource clock) {
    this.files = files;
    this.version = version;
    this.clock = clock;
  }

  /**
   * Upgrades a repository; its other settings and all its content stay.
   *
   * @param directory an initialised repository, absolute
   * @param tools AI tools to enrol instead of the present ones; empty keeps those
   * @param includeGitignore whether the block in {@code .gitignore} is managed from now on
   * @return the JSON document of the command
   */
  public ObjectNode upgrade(Path directory, List<String> tools, boolean includeGitignore) {
    RepositorySettings before = RepositorySettings.read(directory);
    List<String> enrolled = tools.isEmpty() ? before.tools() : AiTool.enrolled(tools);
    boolean managed = includeGitignore || before.gitignoreManaged().orElse(false);
    try {
      return upgrade(directory, before, enrolled, managed);
    } catch (IOException e) {
      throw FileFailure.writing(directory, e);
    }
  }

  private ObjectNode upgrade(Path directory, RepositorySettings before, List<String> tools, boolean managed)
      throws IOException {
    RepositoryInitializer.createDirectories(directory, files);
    boolean claude = tools.contains(AiTool.CLAUDE);
    boolean instructions = claude && AiTool.createInstructions(directory, files);
    boolean settings = claude && AiTool.createSettings(directory, files);
    String gitignore = managed ? GitignoreSection.write(directory, tools, files) : "skipped";
    String now = IsoTime.text(clock.instant());
    ObjectNode marker = before.document().deepCopy();
    marker.remove("tool");
    marker.put("swampVersion", version).put("upgradedAt", now).put("gitignoreManaged", managed);
    fill(marker.putArray("tools"), tools);
    new RepositorySettings(marker).write(directory, files);
    ObjectNode document = JsonText.object()
        .put("path", directory.toString())
        .put("previousVersion", before.document().path("swampVersion").asText(""))
        .put("newVersion", version)
        .put("upgradedAt", now)
        .put("instructionsFileCreated", instructions)
        .put("settingsCreated", settings)
        .put("gitignoreAction", gitignore);
    fill(document.putArray("tools"), tools);
    fill(document.putArray("removedTools"), before.tools().stream().filter(tool -> !tools.contains(tool)).toList());
    return document;
  }

  private static void fill(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }
}
