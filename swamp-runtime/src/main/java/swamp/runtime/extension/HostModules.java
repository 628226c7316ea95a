package swamp.runtime.extension;

import java.util.Optional;
import java.util.regex.Pattern;

/** The packages that the host has itself, so that no bundle carries or fetches them: zod, and the path module of jsr. */
final class HostModules {
  /** The one specifier under which every bundle requires the path module. */
  static final String PATH_SPECIFIER = "jsr:@std/path@1";

  /** Any version 1, whole, as POSIX paths or one function; every submodule offers what the whole does. */
  private static final Pattern PATH =
      Pattern.compile("jsr:/?@std/path(@[~^]?1(\\.[0-9x*]+){0,2})?(/posix)?(/(?!windows)[a-z-]+)?");

  private HostModules() {}

  /** The host's name for what the specifier, as mapped by a configuration file, means; empty when it is not the host's. */
  static Optional<String> of(String specifier) {
    if (HostZod.isHost(specifier)) {
      return Optional.of(HostZod.SPECIFIER);
    }
    return PATH.matcher(specifier).matches() ? Optional.of(PATH_SPECIFIER) : Optional.empty();
  }
}
