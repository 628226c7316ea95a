package swamp.runtime.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.Optional;

/**
 * The finished run that reports speak of.
 *
 * @param type the normalised model type
 * @param error why the run failed; empty when it succeeded
 * @param globalArguments after expressions, before secrets
 * @param methodArguments as given
 * @param outputSpecs what the type declares
 */
public record ReportSubject(
    String modelId,
    String modelName,
    String type,
    String methodName,
    Optional<String> error,
    JsonNode globalArguments,
    JsonNode methodArguments,
    ArrayNode outputSpecs,
    List<ProducedData> data) {

  public ReportSubject {
    data = List.copyOf(data);
  }

  /** {@code succeeded} or {@code failed}. */
  public String status() {
    return error.isPresent() ? "failed" : "succeeded";
  }

  /**
   * One data artifact of the run.
   *
   * @param kind {@code resource} or {@code file}
   */
  public record ProducedData(String name, String kind, String specName, int version) {
    String retrievalCommand(String modelName) {
      return "swamp data get " + modelName + " " + name + " --version " + version;
    }
  }
}
