package swamp.runtime.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/** The data that a run has written so far, and which of it the run names as its artifacts. For the run's thread only. */
final class ArtifactList {
  private final Map<String, ProducedArtifact> producedById = new LinkedHashMap<>();

  void add(ProducedArtifact artifact) {
    producedById.put(artifact.metadata().id(), artifact);
  }

  /** Everything written, one per name: the last version of each. */
  List<ProducedArtifact> written() {
    Map<String, ProducedArtifact> byName = new LinkedHashMap<>();
    producedById.values().forEach(artifact -> {
      byName.remove(artifact.name());
      byName.put(artifact.name(), artifact);
    });
    return List.copyOf(byName.values());
  }

  /**
   * The artifacts that the method returned as handles; all written ones when it returned none (extension-api §3.5).
   *
   * @throws SwampException with {@link ErrorCode#METHOD_EXECUTION_FAILED} when two handles have the same name
   */
  List<ProducedArtifact> returned(JsonNode handles) {
    if (!handles.isArray() || handles.isEmpty()) {
      return written();
    }
    List<ProducedArtifact> artifacts = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonNode handle : handles) {
      ProducedArtifact artifact = producedById.get(handle.path("dataId").asText());
      if (artifact == null) {
        // A handle of a called model: its data belongs to that model and is not this run's.
        continue;
      }
      if (!names.add(artifact.name())) {
        throw new SwampException(ErrorCode.METHOD_EXECUTION_FAILED,
            "Data output validation failed: Duplicate data instance name '" + artifact.name() + "'");
      }
      artifacts.add(artifact);
    }
    return artifacts;
  }
}
