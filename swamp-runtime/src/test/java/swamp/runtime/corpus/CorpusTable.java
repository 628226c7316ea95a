package swamp.runtime.corpus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What came of all cases, as Markdown. */
final class CorpusTable {
  private final List<Row> rows = new ArrayList<>();

  private record Row(String program, String what, String subject, List<String> differences) {}

  synchronized void add(String program, String what, String subject, List<String> differences) {
    rows.add(new Row(program, what, subject, differences));
  }

  synchronized String text() {
    StringBuilder text = new StringBuilder();
    rows.stream().map(row -> row.program + " " + row.what).distinct().sorted().forEach(group -> {
      List<Row> members = rows.stream().filter(row -> (row.program + " " + row.what).equals(group)).toList();
      long good = members.stream().filter(row -> row.differences.isEmpty()).count();
      text.append("%s: %d of %d%n".formatted(group, good, members.size()));
    });
    text.append("\n| way | what | model or scenario | outcome |\n|---|---|---|---|\n");
    rows.stream().sorted(Comparator.comparing(Row::program).thenComparing(Row::what).thenComparing(Row::subject))
        .forEach(row -> text.append("| %s | %s | %s | %s |%n".formatted(row.program, row.what, row.subject,
            row.differences.isEmpty() ? "as expected" : String.join("<br>", row.differences).replace("|", "\\|").replace("\n", " "))));
    return text.toString();
  }
}
