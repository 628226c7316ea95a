package swamp.runtime.command;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.data.DataMetadata;
import swamp.runtime.data.DataVersion;

/**
 * The conditions of {@code data search} besides its query.
 *
 * @param conditions by the names they have in the answer's {@code filters}
 * @param since the earliest time of writing, when {@code since} is a condition
 */
record DataFilters(Map<String, String> conditions, Optional<Instant> since) {
  /**
   * The conditions of a request.
   *
   * @param now what {@code since} counts back from
   * @throws SwampException with {@link ErrorCode#USAGE} when {@code since} is no time
   */
  static DataFilters of(Map<String, String> conditions, Instant now) {
    return new DataFilters(
        conditions, Optional.ofNullable(conditions.get("since")).map(since -> PastInstant.of("--since", since, now)));
  }

  /** Whether a version meets all conditions; {@code artifactsOf} tells which items the run of an id made. */
  boolean accept(DataVersion version, String modelName, Function<String, List<String>> artifactsOf) {
    return conditions.entrySet().stream()
        .allMatch(condition -> accept(condition.getKey(), condition.getValue(), version, modelName, artifactsOf));
  }

  private boolean accept(
      String name, String wanted, DataVersion version, String modelName, Function<String, List<String>> artifactsOf) {
    DataMetadata metadata = version.metadata();
    return switch (name) {
      case "model" -> wanted.equals(modelName) || wanted.equals(version.item().modelId());
      case "type" -> wanted.equals(metadata.description().tag("type"));
      case "lifetime" -> wanted.equals(metadata.lifetime().text());
      case "ownerType" -> wanted.equals(metadata.owner().type().text());
      case "workflow" -> metadata.owner().workflowName().filter(wanted::equals).isPresent()
          || metadata.owner().workflowId().filter(wanted::equals).isPresent();
      case "run" -> metadata.owner().workflowRunId().filter(wanted::equals).isPresent();
      case "output" -> artifactsOf.apply(wanted).contains(version.item().modelId() + "/" + metadata.name());
      case "contentType" -> wanted.equals(metadata.contentType());
      case "since" -> since.stream().noneMatch(metadata.createdAt()::isBefore);
      case "tag" -> hasTag(metadata, wanted);
      case "streaming" -> metadata.streaming() == Boolean.parseBoolean(wanted);
      case String unknown -> throw new SwampException(ErrorCode.USAGE, "Unknown filter: " + unknown).withoutShownCode();
    };
  }

  private static boolean hasTag(DataMetadata metadata, String wanted) {
    int end = wanted.indexOf('=');
    return end < 0
        ? metadata.tags().containsKey(wanted)
        : wanted.substring(end + 1).equals(metadata.tags().get(wanted.substring(0, end)));
  }
}
