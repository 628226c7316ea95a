package swamp.runtime.packages;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An {@code npm:} or {@code jsr:} import specifier taken apart.
 *
 * @param text as the extension or its configuration wrote it
 * @param name the package's name as npm knows it
 * @param range which versions will do, in npm's words; {@code *} when nothing was said
 * @param subpath what is wanted of the package, without a leading slash; empty for its main export
 */
record PackageSpecifier(String text, String name, String range, String subpath) {
  /** The scope under which jsr serves npm. */
  static final String JSR_SCOPE = "@jsr/";

  private static final Pattern FORM =
      Pattern.compile("(npm|jsr):/?((?:@[a-zA-Z0-9._~-]+/)?[a-zA-Z0-9_~-][a-zA-Z0-9._~-]*)(?:@([^/]+))?(?:/(.*))?");
  /** Version ranges and tags; addresses and file paths are not fetched. */
  private static final Pattern RANGE = Pattern.compile("[a-zA-Z0-9.*^~<>=|+ -]+");
  private static final Pattern SCOPED = Pattern.compile("@([^/]+)/(.+)");

  /** The specifier's parts, or empty when it has no form that npm could serve. */
  static Optional<PackageSpecifier> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Optional<String> name = matcher.group(1).equals("jsr") ? nameOfJsr(matcher.group(2)) : Optional.of(matcher.group(2));
    String range = matcher.group(3) == null ? "*" : matcher.group(3).strip();
    String subpath = matcher.group(4) == null ? "" : matcher.group(4);
    return name.isPresent() && RANGE.matcher(range).matches()
        ? Optional.of(new PackageSpecifier(text, name.get(), range, subpath))
        : Optional.empty();
  }

  boolean isJsr() {
    return text.startsWith("jsr:");
  }

  // jsr serves npm clients below one scope, with its own scope as a part of the name.
  private static Optional<String> nameOfJsr(String name) {
    Matcher matcher = SCOPED.matcher(name);
    return matcher.matches()
        ? Optional.of(JSR_SCOPE + matcher.group(1) + "__" + matcher.group(2))
        : Optional.empty();
  }
}
