package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code model validate}: one model or all. */
public final class ValidationText implements DocumentText {
  @Override
  public String of(JsonNode document, Style style) {
    StringBuilder text = new StringBuilder();
    if (!document.has("models")) {
      add(text, document, style);
      return text.toString();
    }
    document.path("models").forEach(model -> {
      add(text, model, style);
      text.append('\n');
    });
    return text.append("Models: ").append(document.path("totalPassed").asInt()).append(" passed, ")
        .append(document.path("totalFailed").asInt()).append(" failed\n").toString();
  }

  private static void add(StringBuilder text, JsonNode model, Style style) {
    text.append("Validating: ").append(style.bold(model.path("modelName").asText()))
        .append(" (").append(model.path("type").asText()).append(")\n");
    int passed = 0;
    for (JsonNode validation : model.path("validations")) {
      boolean good = validation.path("passed").asBoolean();
      passed += good ? 1 : 0;
      text.append("  ").append(good ? style.green("✓") : style.red("✗")).append(' ')
          .append(validation.path("name").asText()).append('\n');
      if (!good) {
        text.append("    → ").append(validation.path("error").asText()).append('\n');
      }
    }
    model.path("warnings").forEach(warning -> addWarning(text, warning, style));
    int warnings = model.path("warnings").size();
    text.append("Summary: ").append(passed).append('/').append(model.path("validations").size())
        .append(" validations passed").append(warnings == 0 ? "" : ", " + warnings + (warnings == 1 ? " warning" : " warnings"))
        .append("\nResult: ")
        .append(model.path("passed").asBoolean() ? style.green("PASSED") : style.red("FAILED")).append('\n');
  }

  private static void addWarning(StringBuilder text, JsonNode warning, Style style) {
    text.append("  ").append(style.yellow("⚠")).append(' ').append(warning.path("name").asText()).append('\n');
    warning.path("envVars").forEach(use -> text.append("    ").append(use.path("path").asText())
        .append(" uses ").append(use.path("envVar").asText()).append('\n'));
    text.append("    → ").append(warning.path("message").asText()).append('\n');
  }
}
