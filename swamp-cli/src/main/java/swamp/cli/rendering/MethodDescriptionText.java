package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code model method describe}. */
public final class MethodDescriptionText implements DocumentText {
  @Override
  public String of(JsonNode document, Style style) {
    return new TypeText(style)
        .line("Model", document.path("modelName").asText())
        .line("Type", document.path("modelType").asText())
        .line("Version", document.path("version").asText())
        .blank()
        .line("Method", TypeText.titled(document.path("method")))
        .properties("Inputs", document.path("method").path("arguments"))
        .outputs(document.path("dataOutputSpecs"), false)
        .finish();
  }
}
