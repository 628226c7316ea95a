package swamp.runtime.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The layers that the tags of one write are made of, weakest first (data-format §2.5). A tag keeps the position where
 * it first appeared and takes the value of the last layer that has it.
 *
 * @param dataType {@code resource}, {@code file} or {@code report}
 * @param specName empty when there is none
 * @param modelName empty when there is none
 * @param run what the kind of run adds: {@code initiatedBy}, or the tags of workflow, job and step
 * @param runtime {@code --tag k=v}
 * @param stepOverrides {@code dataOutputOverrides[].tags} of a workflow step
 */
public record DataTags(
    String dataType,
    Map<String, String> definition,
    Map<String, String> spec,
    Map<String, String> call,
    String specName,
    String modelName,
    Map<String, String> run,
    Map<String, String> runtime,
    Map<String, String> stepOverrides) {

  /** The tags as they are stored. */
  public Map<String, String> merged() {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("type", dataType);
    tags.putAll(definition);
    tags.putAll(spec);
    tags.putAll(call);
    if (!specName.isEmpty()) {
      tags.put("specName", specName);
    }
    if (!modelName.isEmpty()) {
      tags.put("modelName", modelName);
    }
    tags.putAll(run);
    tags.putAll(runtime);
    tags.putAll(stepOverrides);
    return Collections.unmodifiableMap(tags);
  }
}
