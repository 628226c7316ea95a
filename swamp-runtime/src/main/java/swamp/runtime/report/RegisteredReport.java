package swamp.runtime.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import swamp.runtime.extension.Bundle;
import swamp.runtime.script.BundleScript;
import swamp.runtime.script.EntryInspection;
import swamp.runtime.script.TypeScripts;

/**
 * A report that an extension file declares.
 *
 * @param name such as {@code @acme/cost}
 * @param scope {@code method}, {@code model} or {@code workflow}
 */
public record RegisteredReport(String name, String scope, List<String> labels, Bundle bundle) {
  private static final String WORKFLOW_SCOPE = "workflow";

  public RegisteredReport {
    labels = List.copyOf(labels);
  }

  static RegisteredReport of(EntryInspection inspection, Bundle bundle) {
    List<String> labels = new ArrayList<>();
    for (JsonNode label : inspection.description().path("labels")) {
      labels.add(label.asText());
    }
    return new RegisteredReport(inspection.type(), inspection.description().path("scope").asText(), labels, bundle);
  }

  /** Whether it speaks of single runs of methods, and not of a workflow. */
  public boolean isOnMethodRuns() {
    return !scope.equals(WORKFLOW_SCOPE);
  }

  /** Its code. */
  public TypeScripts scripts() {
    return new TypeScripts(script(bundle), List.of());
  }

  static BundleScript script(Bundle bundle) {
    return new BundleScript(bundle.hash(), bundle.entry().displayPath(), bundle.code());
  }
}
