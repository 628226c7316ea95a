package swamp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What {@code swamp doctor} found out about one thing; an element of its document's {@code checks}.
 *
 * @param check what was looked at, such as {@code esbuild}
 * @param level how it is
 * @param detail what was found, in one line
 * @param advice what to do about it; empty when nothing is to be done
 */
public record Finding(String check, Level level, String detail, String advice) {
  /** How good or bad it is, the best first. */
  public enum Level {
    OK,
    /** It could not, or need not, be looked at. */
    SKIPPED,
    /** Everything works, but not as well as it could. */
    WARNING,
    /** Something will not work. */
    FAILED;

    /** The name in documents. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static Finding ok(String check, String detail) {
    return new Finding(check, Level.OK, detail, "");
  }

  public static Finding skipped(String check, String detail) {
    return new Finding(check, Level.SKIPPED, detail, "");
  }

  public static Finding warning(String check, String detail, String advice) {
    return new Finding(check, Level.WARNING, detail, advice);
  }

  public static Finding failed(String check, String detail, String advice) {
    return new Finding(check, Level.FAILED, detail, advice);
  }

  /** A failure of the check itself, or of what it looked at. */
  public static Finding of(String check, SwampException failure) {
    return failed(check, failure.text(), failure.hint().orElse(""));
  }

  /** The finding of this element; one of an unknown level counts as a warning. */
  public static Finding fromJson(JsonNode json) {
    Optional<Level> level = Arrays.stream(Level.values())
        .filter(known -> known.wireName().equals(json.path("level").asText())).findFirst();
    return new Finding(json.path("check").asText(), level.orElse(Level.WARNING), json.path("detail").asText(),
        json.path("advice").asText(""));
  }

  /** Adds the members to this object. */
  public void addTo(ObjectNode object) {
    object.put("check", check).put("level", level.wireName()).put("detail", detail);
    if (!advice.isEmpty()) {
      object.put("advice", advice);
    }
  }
}
