package swamp.runtime.definition;

import java.util.Optional;
import java.util.regex.Pattern;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;

/** Which names definitions may have, and how their files are called (repo-format §1.5, "Names"). */
public final class DefinitionName {
  private static final Pattern STRICT = Pattern.compile("[a-z0-9][a-z0-9_-]*");
  private static final Pattern SCOPED = Pattern.compile("@[a-z0-9_-]+/[a-z0-9_-]+(?:/[a-z0-9_-]+)*");
  private static final int LONGEST = 64;

  private DefinitionName() {}

  /** What is wrong with the name in an existing file; the rules for these are permissive. */
  static Optional<String> problemWhenLoaded(String name) {
    if (name.isEmpty()) {
      return Optional.of("Too small: expected string to have >=1 characters");
    }
    if (name.contains("..") || name.indexOf('\\') >= 0 || name.indexOf('\0') >= 0) {
      return Optional.of("Definition name must not contain \"..\", \"\\\" or NUL");
    }
    if (name.indexOf('/') >= 0 && !SCOPED.matcher(name).matches()) {
      return Optional.of("Definition name must not contain \"/\" unless it is scoped (e.g. '@org/name')");
    }
    return Optional.empty();
  }

  /**
   * Refuses a name that a new definition may not have. The message is the list of issues that the existing program
   * prints.
   *
   * @throws SwampException with {@link ErrorCode#DEFINITION_INVALID}
   */
  public static void requireCreatable(String name) {
    if (!STRICT.matcher(name).matches() && !SCOPED.matcher(name).matches()) {
      throw refused("Definition name must be lowercase alphanumeric with hyphens or underscores (e.g. 'my-server'). "
          + "Must start with a letter or number.");
    }
    if (name.length() > LONGEST) {
      throw refused("Definition name must be at most " + LONGEST + " characters.");
    }
  }

  /** The file of a definition: named after it, or after its id when the name is no safe file name. */
  public static String fileName(String name, String id) {
    return (STRICT.matcher(name).matches() && name.length() <= LONGEST ? name : id) + ".yaml";
  }

  private static SwampException refused(String message) {
    var issues = JsonText.object().putArray("issues");
    var issue = issues.addObject().put("code", "custom");
    issue.putArray("path").add("name");
    issue.put("message", message);
    return new SwampException(ErrorCode.DEFINITION_INVALID, JsonText.pretty(issues)).withoutShownCode();
  }
}
