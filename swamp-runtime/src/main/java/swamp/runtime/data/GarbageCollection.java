package swamp.runtime.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/** Which old versions of a data item may go (data-format §2.4). The newest one never goes. */
public sealed interface GarbageCollection {
  /** The value as it stands in {@code metadata.yaml}: a number or a text. */
  JsonNode value();

  /**
   * Reads a positive whole number or a duration longer than zero.
   *
   * @throws SwampException with {@link ErrorCode#VALIDATION_FAILED} for any other value
   */
  static GarbageCollection parse(JsonNode value) {
    if (value.isNumber() && value.doubleValue() == value.intValue() && value.intValue() > 0) {
      return new NewestVersions(value.intValue());
    }
    if (value.isTextual()) {
      Duration duration = RetentionDuration.parse(value.textValue()).orElse(Duration.ZERO);
      if (!duration.isZero()) {
        return new YoungerThan(value.textValue(), duration);
      }
    }
    throw new SwampException(
        ErrorCode.VALIDATION_FAILED,
        "Invalid garbageCollection '" + value.asText()
            + "': use a positive whole number of versions to keep, or a duration such as 30d");
  }

  /** Keeps this many newest versions. */
  record NewestVersions(int count) implements GarbageCollection {
    public NewestVersions {
      if (count <= 0) {
        throw new IllegalArgumentException("at least one version is kept, not " + count);
      }
    }

    @Override
    public JsonNode value() {
      return IntNode.valueOf(count);
    }
  }

  /** Keeps the versions younger than this. */
  record YoungerThan(String text, Duration duration) implements GarbageCollection {
    public YoungerThan {
      if (duration.isZero() || duration.isNegative()) {
        throw new IllegalArgumentException("versions are kept longer than zero: " + text);
      }
    }

    @Override
    public JsonNode value() {
      return TextNode.valueOf(text);
    }
  }
}
