package swamp.runtime.output;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A data artifact that a run made, as its record names it (data-format §2.7). */
public record ArtifactReference(String dataId, String name, int version, Map<String, String> tags) {
  public ArtifactReference {
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
  }
}
