package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import swamp.protocol.JsonText;

/** The box below a finished run: its arguments and the data it produced (method-run §4.14). */
public final class MethodRunText implements DocumentText {
  private static final int ATTRIBUTES_SHOWN = 10;
  private static final int ARTIFACTS_SHOWN = 20;
  private static final String ENTRY_INDENT = "   ";
  private static final String GAP = "   ";

  @Override
  public String of(JsonNode document, Style style) {
    List<String> lines = new ArrayList<>();
    addArguments(lines, document, style);
    addArtifacts(lines, document, style);
    return lines.isEmpty() ? "" : new Box(style).around(lines);
  }

  // It comes below what the run printed, which is not paged either.
  @Override
  public boolean paged() {
    return false;
  }

  private static void addArguments(List<String> lines, JsonNode document, Style style) {
    JsonNode globals = document.path("globalArguments");
    if (globals.isEmpty()) {
      return;
    }
    ObjectNode all = JsonText.object();
    globals.properties().forEach(member -> all.set(member.getKey(), member.getValue()));
    document.path("methodArguments").properties().forEach(member -> all.set(member.getKey(), member.getValue()));
    lines.add("Arguments");
    int width = widestKey(all);
    all.properties().forEach(member ->
        lines.add(entry(member.getKey(), width, ownText(member.getValue(), false), style)));
    lines.add("");
  }

  private static void addArtifacts(List<String> lines, JsonNode document, Style style) {
    JsonNode artifacts = document.path("dataArtifacts");
    if (artifacts.isEmpty()) {
      return;
    }
    lines.add("Data produced");
    String model = document.path("modelName").asText();
    // Nobody reads thousands of them; programs get them all.
    int shown = style.terminal() ? Math.min(ARTIFACTS_SHOWN, artifacts.size()) : artifacts.size();
    for (int i = 0; i < shown; i++) {
      lines.add(" " + fitted(PlainText.oneLine(artifacts.path(i).path("name").asText()), room(style, 1)));
      addAttributes(lines, model, artifacts.path(i), style);
    }
    if (shown < artifacts.size()) {
      lines.add(" +" + (artifacts.size() - shown) + " more → swamp data list " + model);
    }
    if (!lines.getLast().isEmpty()) {
      lines.add("");
    }
  }

  private static void addAttributes(List<String> lines, String model, JsonNode artifact, Style style) {
    JsonNode attributes = artifact.path("attributes");
    if (!attributes.isObject()) {
      return;
    }
    int width = widestKey(attributes);
    int shown = 0;
    boolean complete = true;
    for (var member : attributes.properties()) {
      if (shown == ATTRIBUTES_SHOWN) {
        lines.add(ENTRY_INDENT + "+" + (attributes.size() - shown) + " more");
        break;
      }
      complete &= !member.getValue().isContainerNode();
      lines.add(entry(member.getKey(), width, ownText(member.getValue(), true), style));
      shown++;
    }
    if (!complete || shown < attributes.size()) {
      lines.add("");
      lines.add(" → swamp data get " + model + " " + artifact.path("name").asText());
      lines.add("");
    }
  }

  private static String entry(String key, int width, String value, Style style) {
    // A long name leaves half of a terminal to the values.
    int keyWidth = style.terminal() ? Math.min(width, room(style, ENTRY_INDENT.length() + GAP.length()) / 2) : width;
    String name = fitted(key, keyWidth);
    String start = ENTRY_INDENT + name + " ".repeat(keyWidth - DisplayWidth.of(name)) + GAP;
    return start + fitted(value, room(style, DisplayWidth.of(start)));
  }

  private static int room(Style style, int used) {
    return Math.max(4, style.columns() - Box.FRAME_WIDTH - used);
  }

  private static String fitted(String text, int room) {
    return DisplayWidth.of(text) > room ? DisplayWidth.start(text, room - 3) + "..." : text;
  }

  private static String ownText(JsonNode value, boolean summarised) {
    String text;
    if (value.isTextual()) {
      text = value.textValue();
    } else if (summarised && value.isArray()) {
      text = value.size() == 1 ? "1 item" : value.size() + " items";
    } else if (summarised && value.isObject()) {
      text = "object";
    } else {
      text = JsonText.compact(value);
    }
    return PlainText.oneLine(text);
  }

  private static int widestKey(JsonNode members) {
    int widest = 0;
    for (var member : members.properties()) {
      widest = Math.max(widest, DisplayWidth.of(member.getKey()));
    }
    return widest;
  }
}
