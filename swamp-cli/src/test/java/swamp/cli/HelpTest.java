package swamp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HelpTest {
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  /** The words of an example as a shell would give them, up to a redirection. */
  private static List<String> words(String example) {
    List<String> words = new ArrayList<>();
    var found = WORD.matcher(example.replaceAll("^source <\\((.*)\\)$", "$1"));
    while (found.find() && !List.of("<", ">").contains(found.group())) {
      words.add(found.group(1) == null ? found.group(2) : found.group(1));
    }
    return words;
  }

  @Test
  void everyExampleIsACommandLineOfItsCommand() {
    for (String path : CommandTable.leaves()) {
      List<String> examples = List.of(PreparedCommand.of(path).parser().spec().usageMessage().footer());
      assertFalse(examples.isEmpty(), path);
      for (String example : examples) {
        List<String> words = words(example);
        assertEquals("swamp", words.getFirst(), example);
        CommandSelection.Leaf leaf =
            assertInstanceOf(CommandSelection.Leaf.class, CommandSelection.of(words.subList(1, words.size())), example);
        assertEquals(CommandTable.create(path).getClass(), CommandTable.create(leaf.path()).getClass(), example);
        assertFalse(PreparedCommand.of(leaf.path()).parser().fill(leaf.rest()), example);
      }
    }
  }

  @Test
  void helpShowsExamplesAndExitCodes() {
    for (String path : CommandTable.leaves()) {
      String help = HelpText.of(path, false);
      assertTrue(help.contains("\nExamples:\n  s"), help);
      assertTrue(help.contains("\nExit codes:\n"), help);
    }
    assertTrue(HelpText.of("", false).contains("  swamp repo init\n"));
    assertTrue(HelpText.of("model method", false).contains("swamp model method <command> --help"));
  }

  @Test
  void helpIsAsWideAsANarrowTerminal() {
    assertTrue(HelpText.of("data search", false, 60).lines().filter(line -> !line.startsWith("  swamp "))
        .allMatch(line -> line.length() <= 60));
    assertEquals(HelpText.of("data search", false), HelpText.of("data search", false, 200));
  }

  @Test
  void hiddenOptionsAreInNoHelp() {
    assertTrue(PreparedCommand.of("model method run").parser().spec().findOption("--arg").hidden());
    String help = HelpText.of("model method run", false);
    assertTrue(help.contains("--input=<key=value>"), help);
    assertFalse(help.contains("--arg"), help);
  }

  @Test
  void whatIsParticularComesFirst() {
    assertTrue(HelpText.of("data query", false).matches(
        "(?s)Usage: .*\nArguments:\n.*\nOptions:\n.*--select.*\nOptions of all commands:\n.*--json.*\nExamples:\n.*\nExit codes:\n.*"));
    assertFalse(HelpText.of("model get", false).contains("\nOptions:\n"));
    assertTrue(HelpText.of("model output", false).matches("(?s).*\nCommands:\n  get .*\nOptions of all commands:\n.*--json.*"));
  }

  @Test
  void helpTellsTheExitCodesThatTheDocumentExplains() throws IOException {
    Path document = Path.of(System.getProperty("swamp.root", ".."), "docs/exit-codes.md");
    TreeSet<String> explained = Files.readAllLines(document).stream()
        .filter(line -> line.matches("\\| [0-9].*"))
        .flatMap(line -> List.of(line.substring(1, line.indexOf('|', 1)).split(",", -1)).stream())
        .map(String::strip)
        .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(explained, new TreeSet<>(ExitCodes.meanings().keySet()));
  }
}
