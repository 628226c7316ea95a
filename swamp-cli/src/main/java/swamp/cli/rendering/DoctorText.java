package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import swamp.protocol.Finding;

/** {@code doctor}: a line for each check, and below it what to do. */
public final class DoctorText implements DocumentText {
  private static final int NAME_WIDTH = 18;

  @Override
  public String of(JsonNode document, Style style) {
    StringBuilder text = new StringBuilder();
    document.path("checks").forEach(check -> {
      Finding finding = Finding.fromJson(check);
      String name = finding.check() + " ".repeat(Math.max(1, NAME_WIDTH - finding.check().length()));
      text.append(mark(finding, style)).append(' ').append(style.bold(name)).append(PlainText.oneLine(finding.detail()))
          .append('\n');
      if (!finding.advice().isEmpty()) {
        text.append(" ".repeat(NAME_WIDTH + 8)).append(PlainText.oneLine(finding.advice())).append('\n');
      }
    });
    return text.append(document.path("healthy").asBoolean() ? "\nEverything needed is there.\n" : "\nSomething is broken.\n")
        .toString();
  }

  private static String mark(Finding finding, Style style) {
    return switch (finding.level()) {
      case OK -> style.green("ok     ");
      case SKIPPED -> style.dim("-      ");
      case WARNING -> style.yellow("warning");
      case FAILED -> style.red("failed ");
    };
  }
}
