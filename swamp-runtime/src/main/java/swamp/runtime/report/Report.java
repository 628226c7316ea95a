package swamp.runtime.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import swamp.protocol.JsonText;

/**
 * What one report came to.
 *
 * @param name such as {@code @swamp/method-summary}
 * @param error why it failed; then it has no content
 */
public record Report(String name, String scope, Optional<String> markdown, Optional<JsonNode> json, Optional<String> error) {
  static final String METHOD_SCOPE = "method";

  static Report made(String name, String markdown, JsonNode json) {
    return new Report(name, METHOD_SCOPE, Optional.of(markdown), Optional.of(json), Optional.empty());
  }

  /** A report that could not be made, on single method runs. */
  public static Report failed(String name, String error) {
    return failed(name, METHOD_SCOPE, error);
  }

  /** A report that could not be made. */
  public static Report failed(String name, String scope, String error) {
    return new Report(name, scope, Optional.empty(), Optional.empty(), Optional.of(error));
  }

  /** The report as the run's result shows it (method-run §4.10). */
  public ObjectNode document() {
    ObjectNode document = JsonText.object().put("name", name).put("scope", scope).put("success", error.isEmpty());
    markdown.ifPresent(text -> document.put("markdown", text));
    json.ifPresent(value -> document.set("json", value));
    error.ifPresent(text -> document.put("error", text));
    return document;
  }

  /** The name of the data item that keeps the markdown (data-format §2.11); the JSON's ends in {@code -json}. */
  public String dataName() {
    return "report-" + name.replace("@", "").replace('/', '-');
  }
}
