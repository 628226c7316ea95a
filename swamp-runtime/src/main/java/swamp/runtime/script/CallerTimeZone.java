package swamp.runtime.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The time zone that a process with a given environment would have, by the rules of Deno's ICU. */
final class CallerTimeZone {
  private static final String VARIABLE = "TZ";
  private static final Path LINK = Path.of("/etc/localtime");
  private static final String LINK_TARGETS = "/zoneinfo/";
  private static final Pattern LEADING = Pattern.compile("^:?(posix/|right/)?");
  /** The names with digits that are no POSIX rules. */
  private static final Pattern NAMED = Pattern.compile("[^0-9,]*|Etc/GMT[+-]\\d+|GMT0|(EST5EDT|CST6CDT|MST7MDT|PST8PDT)");

  private static final ZoneId SYSTEM = System.getenv(VARIABLE) == null ? unaliased(ZoneId.systemDefault()) : ofSystemFiles();

  private CallerTimeZone() {}

  /** The zone of a process without {@code TZ}, whatever this process was started with. */
  static ZoneId system() {
    return SYSTEM;
  }

  /** The zone that the environment asks for. An unknown name means UTC, a POSIX rule the system's zone. */
  static ZoneId of(Map<String, String> environment) {
    String wanted = environment.get(VARIABLE);
    return wanted == null ? SYSTEM : named(wanted);
  }

  private static ZoneId named(String wanted) {
    String name = LEADING.matcher(wanted).replaceFirst("");
    if (!NAMED.matcher(name).matches()) {
      return SYSTEM;
    }
    try {
      return unaliased(ZoneId.of(name, ZoneId.SHORT_IDS));
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }

  /** {@code Intl} has one name for UTC, which the engine knows only of this one. */
  private static ZoneId unaliased(ZoneId zone) {
    return zone.normalized().equals(ZoneOffset.UTC) ? ZoneOffset.UTC : zone;
  }

  private static ZoneId ofSystemFiles() {
    String target = linkTarget();
    int at = target == null ? -1 : target.indexOf(LINK_TARGETS);
    return target == null || at < 0 ? ZoneOffset.UTC : named(target.substring(at + LINK_TARGETS.length()));
  }

  private static @Nullable String linkTarget() {
    try {
      return Files.readSymbolicLink(LINK).toString();
    } catch (IOException | UnsupportedOperationException e) {
      return null;
    }
  }
}
