package swamp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManualTest {
  /** What may start a line of a page besides text: the requests that the generator uses. */
  private static final Pattern REQUEST = Pattern.compile("\\.(TH|SH|TP|nh|ad|nf|fi)\\b.*");

  @Test
  void everyCommandHasAPageWithItsOptionsExamplesAndExitCodes() {
    Map<String, String> pages = Manual.pages();
    for (String path : CommandTable.leaves()) {
      if (!CommandTable.isAlias(path)) {
        String page = pages.getOrDefault("swamp-" + path.replace(' ', '-'), "");
        assertTrue(page.contains("\n.SH EXAMPLES\n.nf\ns"), path);
        assertTrue(page.contains("\\fB\\-\\-json\\fR"), path);
        assertTrue(page.contains(".SH EXIT STATUS\n.TP\n\\fB0\\fR\n"), path);
      }
    }
    assertTrue(pages.getOrDefault("swamp-model-method-run", "").contains("\\fB\\-\\-via\\-daemon[=<mode>]\\fR"));
    assertTrue(pages.getOrDefault("swamp-model-method", "").contains("swamp\\-model\\-method\\-run(1)"));
  }

  @Test
  void noTextIsTakenForARequest() {
    Manual.pages().forEach((name, page) -> page.lines().forEach(line ->
        assertTrue(!line.startsWith(".") && !line.startsWith("'") || REQUEST.matcher(line).matches(), name + ": " + line)));
  }

  @Test
  void theBuildWritesEveryPage(@TempDir Path directory) throws IOException {
    Path pages = directory.resolve("share/man/man1");
    Manual.main(new String[] {pages.toString()});
    try (var files = Files.list(pages)) {
      List<String> written = files.map(file -> file.getFileName().toString()).sorted().toList();
      assertEquals(Manual.pages().keySet().stream().map(name -> name + ".1").sorted().toList(), written);
    }
    assertFalse(Files.readString(pages.resolve("swamp.1")).isBlank());
  }
}
