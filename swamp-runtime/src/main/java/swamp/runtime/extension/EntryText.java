package swamp.runtime.extension;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be told from the text of an extension file without running it. */
public final class EntryText {
  /** What JavaScript calls white space; Java's own class leaves out the byte order mark and no-break spaces. */
  private static final String SPACE = "[\\s\\u00a0\\ufeff\\u2028\\u2029\\p{Zs}]";

  private static final Pattern ENTRY =
      Pattern.compile("export" + SPACE + "+const" + SPACE + "+(model|extension)" + SPACE + "*[=:]");
  private static final Pattern TYPE = Pattern.compile("\\btype[\"']?\\s*:\\s*([\"'`])([^\"'`\\\\\\n$]+)\\1");

  private EntryText() {}

  /** Whether a file with this text is an entry point (extension-api §3.1). */
  public static boolean isEntry(String text) {
    return ENTRY.matcher(text).find();
  }

  /**
   * The first {@code type: "..."} literal behind the entry's export that looks like a model type. A guess, good for the
   * order in which candidates are tried; only the evaluated bundle knows the type.
   */
  public static Optional<String> declaredTypeGuess(String text) {
    Matcher entry = ENTRY.matcher(text);
    if (!entry.find()) {
      return Optional.empty();
    }
    Matcher type = TYPE.matcher(text);
    return type.find(entry.end()) ? Optional.of(type.group(2)) : Optional.empty();
  }
}
