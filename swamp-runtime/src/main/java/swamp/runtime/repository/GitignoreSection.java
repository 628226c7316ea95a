package swamp.runtime.repository;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import swamp.runtime.file.FileOperations;

/** The block of {@code .gitignore} that belongs to swamp; everything around it is left alone (repo-format §1.3). */
final class GitignoreSection {
  private static final String BEGIN = "# BEGIN swamp managed section - DO NOT EDIT";
  private static final String END = "# END swamp managed section";
  private static final String COMMON = """

      # Runtime data (not needed in version control)
      .swamp/

      # Local extension sources (developer-specific, not shared)
      .swamp-sources.yaml
      """;
  private static final String CLAUDE = """

      # Claude Code configuration (managed by swamp)
      .claude/worktrees/
      .claude/settings.local.json
      .claude/scheduled_tasks.lock
      .claude/scheduled_tasks.json
      """;

  private GitignoreSection() {}

  /** Brings the block up to date; says what was done: {@code created}, {@code updated} or {@code unchanged}. */
  static String write(Path repository, List<String> tools, FileOperations files) throws IOException {
    Path file = repository.resolve(".gitignore");
    String section = BEGIN + "\n" + COMMON + (tools.contains(AiTool.CLAUDE) ? CLAUDE : "") + END + "\n";
    if (!Files.exists(file)) {
      files.writeAtomically(file, section.getBytes(StandardCharsets.UTF_8));
      return "created";
    }
    String before = Files.readString(file);
    String after = replace(before, section);
    if (after.equals(before)) {
      return "unchanged";
    }
    files.writeAtomically(file, after.getBytes(StandardCharsets.UTF_8));
    return "updated";
  }

  private static String replace(String text, String section) {
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END, Math.max(begin, 0));
    if (begin < 0 || end < 0) {
      String separator = text.isEmpty() ? "" : text.endsWith("\n") ? "\n" : "\n\n";
      return text + separator + section;
    }
    String rest = text.substring(end + END.length());
    return text.substring(0, begin) + section + (rest.startsWith("\n") ? rest.substring(1) : rest);
  }
}
