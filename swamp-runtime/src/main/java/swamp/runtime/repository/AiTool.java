package swamp.runtime.repository;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.file.FileOperations;

/** What a repository gets for the AI tool that works in it: instructions and settings, never over existing files. */
final class AiTool {
  static final String CLAUDE = "claude";
  static final String NONE = "none";

  private static final String INSTRUCTIONS = """
      # Working in this swamp repository

      This directory is a swamp repository: typed models of systems, their definitions,
          and the data their methods produce.

      - Ask, do not guess: `swamp model search --json` lists definitions, `swamp model type describe <type> --json` and
        `swamp model method describe <model> <method> --json` tell what they accept.
      - Run a method with `swamp model method run <model> <method> --input key=value --json`;
        `--input key:json=...` passes numbers, booleans and lists.
      - Read results with `swamp data list <model> --json` and `swamp data get <model> <name> --json`.
      - Definitions are YAML files in `models/`, extension models TypeScript files in `extensions/models/`.
      - Never edit anything in `.swamp/`, and keep secrets in vaults: `${{ vault.get("vault", "KEY") }}`.
      """;
  // Only commands that read: running methods stays a question to the person in charge.
  private static final String SETTINGS = """
      {
        "permissions": {
          "allow": [
            "Bash(swamp model search:*)",
            "Bash(swamp model get:*)",
            "Bash(swamp model type:*)",
            "Bash(swamp model method describe:*)",
            "Bash(swamp data get:*)",
            "Bash(swamp data list:*)"
          ]
        }
      }
      """;

  private AiTool() {}

  /** The tools to enrol: what was asked for, {@code claude} when nothing was, nobody for {@code none}. */
  static List<String> enrolled(List<String> asked) {
    for (String tool : asked) {
      if (!tool.equals(CLAUDE) && !tool.equals(NONE)) {
        throw new SwampException(ErrorCode.USAGE, "Unknown tool \"" + tool + "\". Known tools: " + CLAUDE + ", " + NONE)
            .withoutShownCode();
      }
    }
    if (asked.isEmpty()) {
      return List.of(CLAUDE);
    }
    return asked.stream().filter(tool -> !tool.equals(NONE)).distinct().toList();
  }

  /** Writes {@code CLAUDE.md} unless it exists; whether it did. */
  static boolean createInstructions(Path repository, FileOperations files) throws IOException {
    return create(repository.resolve("CLAUDE.md"), INSTRUCTIONS, files);
  }

  /** Writes the local settings unless they exist; whether it did. */
  static boolean createSettings(Path repository, FileOperations files) throws IOException {
    Path directory = repository.resolve(".claude");
    files.createDirectories(directory);
    return create(directory.resolve("settings.local.json"), SETTINGS, files);
  }

  private static boolean create(Path file, String content, FileOperations files) throws IOException {
    if (Files.exists(file)) {
      return false;
    }
    files.writeAtomically(file, content.getBytes(StandardCharsets.UTF_8));
    return true;
  }
}
