package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code vault list-keys}. */
public final class SecretNamesText implements DocumentText {
  @Override
  public String of(JsonNode document, Style style) {
    StringBuilder text = new StringBuilder(style.bold(document.path("vaultName").asText()))
        .append(" (").append(document.path("vaultType").asText()).append("): ")
        .append(document.path("count").asInt()).append(" key(s)\n");
    document.path("secretKeys").forEach(key -> text.append("  - ").append(PlainText.oneLine(key.asText())).append('\n'));
    return text.toString();
  }
}
