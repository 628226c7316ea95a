package swamp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.OptionSpec;

/** {@code docs/compatibility.md} names every command and flag there is, and none that there is not. */
class CompatibilityTableTest {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Set<String> STATES = Set.of("same", "better", "not verified", "other", "new");

  /** The cells of the tables' rows, without the lines around them. */
  private static List<List<String>> rows(String heading) throws IOException {
    Path document = Path.of(System.getProperty("swamp.root", ".."), "docs/compatibility.md");
    List<List<String>> rows = new ArrayList<>();
    boolean within = false;
    for (String line : Files.readAllLines(document)) {
      if (line.startsWith(heading)) {
        within = true;
      } else if (within && !line.startsWith("|")) {
        break;
      } else if (within && !line.startsWith("|---")) {
        rows.add(List.of(line.substring(1, line.length() - 1).split("\\|", -1)).stream().map(String::strip).toList());
      }
    }
    assertFalse(rows.isEmpty(), heading);
    return rows;
  }

  private static List<String> codes(String cell) {
    return CODE.matcher(cell).results().map(found -> found.group(1)).toList();
  }

  private static Set<String> flags(String path) {
    Set<String> own = new TreeSet<>();
    for (OptionSpec option : new CommandParser(CommandTable.create(path)).spec().options()) {
      if (!option.hidden()) {
        own.addAll(List.of(option.names()));
      }
    }
    return own;
  }

  @Test
  void everyCommandHasARowWithAllItsFlags() throws IOException {
    Set<String> everywhere = flags("version");
    Set<String> aboutRepositories = new TreeSet<>(flags("model get"));
    Map<String, Set<String>> documented = new TreeMap<>();
    for (List<String> row : rows("| command |")) {
      documented.put(codes(row.get(0)).getFirst(), new TreeSet<>(codes(row.get(2))));
      assertTrue(STATES.contains(row.get(3)), row::toString);
    }
    Map<String, Set<String>> existing = new TreeMap<>();
    for (String path : CommandTable.leaves()) {
      if (!CommandTable.isAlias(path)) {
        existing.put(path, flags(path).stream()
            .filter(flag -> !everywhere.contains(flag) && !aboutRepositories.contains(flag))
            .collect(Collectors.toCollection(TreeSet::new)));
      }
    }
    assertEquals(lines(existing), lines(documented));
  }

  private static String lines(Map<String, Set<String>> commands) {
    return commands.entrySet().stream().map(Object::toString).collect(Collectors.joining("\n"));
  }

  @Test
  void everyAliasIsNamedBesideItsCommand() throws IOException {
    Set<String> documented = new TreeSet<>();
    for (List<String> row : rows("| command |")) {
      String command = codes(row.get(0)).getFirst();
      for (String alias : codes(row.get(1))) {
        String group = command.contains(" ") ? command.substring(0, command.lastIndexOf(' ') + 1) : "";
        documented.add(switch (alias) {
          case "init" -> alias;
          case "@<type> method run" -> "model @ method run";
          default -> group + alias;
        });
      }
    }
    assertEquals(CommandTable.leaves().stream().filter(CommandTable::isAlias).collect(Collectors.toCollection(TreeSet::new)),
        documented);
  }

  @Test
  void whatIsNotYetThereIsNotThere() throws IOException {
    for (List<String> row : rows("| not yet |")) {
      List<String> codes = codes(row.getFirst());
      String first = codes.getFirst();
      Matcher group = Pattern.compile("^(\\w+) ").matcher(first);
      if (group.find()) {
        codes.forEach(code -> assertFalse(CommandTable.isLeaf(code.equals(first) ? first : group.group(1) + " " + code), code));
      } else {
        codes.forEach(code -> assertFalse(flags("model get").contains(code), code));
      }
    }
  }
}
