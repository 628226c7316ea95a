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

  /** The commands of the existing program with their flags, apart from those that stand in for others (cli §5.1 to §5.8). */
  private static final String CONTRACT = """
      version: -h --help --json --log --log-level -q --quiet -v --verbose --no-telemetry --show-properties --no-color
      model get: --repo-dir --server --token --ca-cert
      repo init, init: -t --tool -f --force --include-gitignore
      repo upgrade:
      model create: --global-arg
      model get:
      model search, model list: --all
      model delete: -y --yes -f
      model edit:
      model validate: --label --method
      model evaluate: --all --input
      model type search:
      model type describe, model type get: --compact
      model method describe:
      model method run: --input --input-file --stdin --last-evaluated --tag --timeout --skip-checks --skip-check \
      --skip-check-label --skip-reports --skip-report --skip-report-label --report --report-label
      model method history search, model method history get:
      model method history logs: --tail
      model output get, model output search:
      model output data: --name --version --field
      model output logs: --tail
      model cancel:
      data get: --model --name --version --workflow --run --no-content
      data list: --type --workflow --run
      data versions:
      data search: --model --type --lifetime --owner-type --workflow --run --output --content-type --since --tag \
      --streaming --limit
      data query: --select --limit
      data rename:
      data delete: --version --all --dry-run -y -f
      data gc: --dry-run -y -f
      extension list, extension ls:
      extension source add, extension source list, extension source rm:
      extension pull, extension install, extension rm, extension update, extension outdated, extension search:
      extension info, extension push, extension trust:
      vault create: --config --audit-reads
      vault put, vault write-secret: -y --yes -f --refresh-from --refresh-ttl --clear-refresh --label
      vault get, vault list-keys, vault inspect, vault search, vault describe, vault type search:
      vault read-secret: -y -f
      vault delete: -y -f
      workflow run, workflow validate, workflow get, workflow search, workflow history, workflow create:
      workflow delete, workflow edit, workflow evaluate, workflow approve, workflow reject, workflow resume:
      workflow cancel, workflow approvals:
      serve:
      run list, run gc, run history, run doctor:
      worker connect:
      """;

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
  void whatIsNotYetThereIsNotThereAndSaysWhy() throws IOException {
    for (List<String> row : rows("| not yet |")) {
      for (String code : notYet(row.getFirst())) {
        boolean option = code.startsWith("-");
        int end = code.indexOf(' ');
        assertFalse(option ? flags("model get").contains(code) : CommandTable.isLeaf(code) || CommandTable.isGroup(code), code);
        assertTrue((option ? NotYet.option(code)
            : NotYet.command("", code.substring(0, end)).or(() -> NotYet.command(code.substring(0, end), code.substring(end + 1))))
            .isPresent(), code);
      }
    }
  }

  /** The whole commands of a cell: words after the first one share its group. */
  private static List<String> notYet(String cell) {
    List<String> codes = codes(cell);
    Matcher group = Pattern.compile("^(\\w+ )").matcher(codes.getFirst());
    return group.find()
        ? codes.stream().map(code -> code.startsWith(group.group()) ? code : group.group() + code).toList()
        : codes;
  }

  @Test
  void everyCommandOfTheContractHasARowWithAllItsFlags() throws IOException {
    Map<String, Set<String>> documented = new TreeMap<>();
    for (List<String> row : rows("| command |")) {
      Set<String> flags = new TreeSet<>(codes(row.get(2)));
      String command = codes(row.getFirst()).getFirst();
      documented.put(command, flags);
      for (String alias : codes(row.get(1))) {
        documented.put(alias.equals("init") ? alias : command.substring(0, command.lastIndexOf(' ') + 1) + alias, flags);
      }
    }
    Set<String> absent = new TreeSet<>();
    for (List<String> row : rows("| not yet |")) {
      absent.addAll(notYet(row.getFirst()));
    }
    Set<String> everywhere = flags("model get");
    for (String line : CONTRACT.strip().lines().toList()) {
      String[] parts = line.split(":", 2);
      for (String command : parts[0].strip().split(", ")) {
        if (!absent.contains(command)) {
          assertTrue(documented.containsKey(command), command);
          for (String flag : parts[1].isBlank() ? List.<String>of() : List.of(parts[1].strip().split(" "))) {
            assertTrue(documented.get(command).contains(flag) || everywhere.contains(flag) || absent.contains(flag),
                command + " " + flag);
          }
        }
      }
    }
  }
}
