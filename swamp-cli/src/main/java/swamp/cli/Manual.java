package swamp.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import swamp.protocol.BuildFingerprint;

/** The pages of the manual, one for each command and each group; the build writes them into the distribution. */
final class Manual {
  private Manual() {}

  /**
   * Writes all pages.
   *
   * @param words the directory for them, {@code share/man/man1} of an installation
   */
  public static void main(String[] words) throws IOException {
    Path directory = Files.createDirectories(Path.of(words[0]));
    for (Map.Entry<String, String> page : pages().entrySet()) {
      Files.writeString(directory.resolve(page.getKey() + ".1"), page.getValue());
    }
  }

  /** The text of each page by its name. */
  static Map<String, String> pages() {
    Map<String, String> pages = new TreeMap<>();
    add(HelpText.tree(), pages);
    return pages;
  }

  private static void add(CommandLine line, Map<String, String> pages) {
    pages.put(ManualPage.name(line.getCommandSpec()), new ManualPage(line, BuildFingerprint.current().version()).text());
    line.getSubcommands().values().forEach(command -> add(command, pages));
  }
}
