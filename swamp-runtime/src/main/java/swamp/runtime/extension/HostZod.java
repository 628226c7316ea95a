package swamp.runtime.extension;

import java.util.regex.Pattern;

/** Which import specifiers mean the zod 4 that the host supplies (extension-api §3.3). */
public final class HostZod {
  /** The one specifier under which every bundle requires the host's zod. */
  public static final String SPECIFIER = "npm:zod@4";

  /** No version, or one that only zod 4 satisfies; {@code /v4} is zod 4's own name for its main export. */
  private static final Pattern HOST = Pattern.compile("npm:/?zod(@[~^]?4(\\.[0-9x*]+){0,2})?(/v4)?");

  private HostZod() {}

  /** Whether the specifier, as written or as mapped by a configuration file, names the host's zod. */
  public static boolean isHost(String specifier) {
    return HOST.matcher(specifier).matches();
  }

  /** Whether a version range of a {@code package.json} dependency on zod is served by the host's zod. */
  static boolean isHostRange(String range) {
    return isHost("npm:zod@" + range.strip());
  }
}
