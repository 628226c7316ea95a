package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What was removed, or would be: {@code data gc}, {@code data prune}, {@code data delete}, {@code run gc}. */
public final class RemovalText implements DocumentText {
  @Override
  public String of(JsonNode document, Style style) {
    boolean dryRun = document.path("dryRun").asBoolean();
    List<String> removed = new ArrayList<>();
    add(removed, document.path("itemsDeleted").asLong(), "data item");
    add(removed, document.path("dataEntriesExpired").asLong(), "expired data item");
    add(removed, document.path("versionsDeleted").asLong(), "version");
    add(removed, document.path("runsRemoved").asLong(), "tracked run");
    StringBuilder text = new StringBuilder();
    if (!removed.isEmpty()) {
      text.append(dryRun ? "Would remove " : "Removed ").append(String.join(", ", removed));
      if (document.has("dataName")) {
        text.append(" of ").append(style.bold(PlainText.oneLine(document.path("dataName").asText())));
      }
      if (document.has("bytesReclaimed")) {
        text.append(" (").append(Clock.size(document.path("bytesReclaimed").asLong())).append(')');
      }
      text.append('\n');
    }
    List<String> closed = new ArrayList<>();
    add(closed, document.path("staleClosed").asLong(), "stale run");
    closed.forEach(runs -> text.append(dryRun ? "Would close " : "Closed ").append(runs).append('\n'));
    if (text.isEmpty()) {
      return dryRun ? "Nothing would be removed.\n" : "Nothing was removed.\n";
    }
    for (JsonNode model : document.path("models")) {
      text.append("  ").append(PlainText.oneLine(model.path("modelType").asText())).append(' ')
          .append(style.dim(model.path("modelId").asText())).append(": ")
          .append(counted(model.path("items").asLong(), "data item")).append('\n');
    }
    return text.toString();
  }

  private static void add(List<String> parts, long count, String what) {
    if (count > 0) {
      parts.add(counted(count, what));
    }
  }

  private static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
