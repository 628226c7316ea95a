package swamp.runtime.extension;

import java.util.Optional;
import java.util.regex.Matcher;

/** What can be told from the text of an extension file without running it. */
public final class EntryText {
  private EntryText() {}

  /** Whether a file with this text is an entry point (extension-api §3.1). */
  public static boolean isEntry(String text, EntryExports exports) {
    return entry(text, exports).find();
  }

  private static Matcher entry(String text, EntryExports exports) {
    return exports.pattern().matcher(text);
  }

  /**
   * The first literal behind the entry's export that looks like its type or, for a report, its name. A guess, good for the
   * order in which candidates are tried; only the evaluated bundle knows it.
   */
  public static Optional<String> declaredNameGuess(String text, EntryExports exports) {
    Matcher entry = entry(text, exports);
    if (!entry.find()) {
      return Optional.empty();
    }
    Matcher type = exports.declaredName().matcher(text);
    return type.find(entry.end()) ? Optional.of(type.group(2)) : Optional.empty();
  }
}
