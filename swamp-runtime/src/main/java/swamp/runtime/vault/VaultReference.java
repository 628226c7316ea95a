package swamp.runtime.vault;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A secret named by {@code vault.get(<vault>, <key>)} (expressions §6.3).
 *
 * @param vault name of the vault
 * @param key name of the secret
 */
public record VaultReference(String vault, String key) {
  private static final String ARGUMENT = "(?:'([^']*)'|\"([^\"]*)\"|`([^`]*)`|([^\\s,'\"`()]+))";

  /** A call with literal arguments: quoted with {@code '}, {@code "}, backtick, or not at all. */
  public static final Pattern CALL =
      Pattern.compile("vault\\.get\\s*\\(\\s*" + ARGUMENT + "\\s*,\\s*" + ARGUMENT + "\\s*\\)");

  private static final Pattern WHOLE = Pattern.compile("\\$\\{\\{\\s*" + CALL + "\\s*\\}\\}\\s*");

  /** The reference of a match of {@link #CALL}. */
  public static VaultReference of(MatchResult call) {
    return new VaultReference(argument(call, 1), argument(call, 5));
  }

  /** The reference that a text consists of, {@code ${{ vault.get('v', 'k') }}}. */
  public static Optional<VaultReference> ofText(String text) {
    if (!text.startsWith("${{")) {
      return Optional.empty();
    }
    Matcher matcher = WHOLE.matcher(text);
    return matcher.matches() ? Optional.of(of(matcher)) : Optional.empty();
  }

  /** The text that stands for the secret in stored data (data-format §2.10). */
  public String toText() {
    return "${{ vault.get('" + vault + "', '" + key + "') }}";
  }

  private static String argument(MatchResult call, int first) {
    for (int group = first; group < first + 4; group++) {
      String value = call.group(group);
      if (value != null) {
        return value;
      }
    }
    throw new IllegalStateException("a call without argument");
  }
}
