package swamp.runtime.extension;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The packages that the host has itself, so that no bundle carries or fetches them: zod, and modules of Deno's standard
 * library, which are not in npm's registry.
 */
final class HostModules {
  private static final List<String> STANDARD = List.of("crypto", "encoding", "fs", "media-types", "path", "yaml");
  private static final String ANY = "(" + String.join("|", STANDARD) + ")";

  /** Any version 1, whole, as POSIX paths or one function; every submodule offers what the whole does. */
  private static final Pattern OF_JSR =
      Pattern.compile("jsr:/?@std/" + ANY + "(@[~^]?1(\\.[0-9x*]+){0,2})?(/posix)?(/(?!windows)[a-z0-9-]+)?");
  /** Where the same modules were before they had a registry. */
  private static final Pattern OF_OLD = Pattern.compile("https://deno\\.land/std(?:@0\\.[12]\\d\\d\\.\\d+)?/"
      + "(crypto|encoding|fs|media_types|path|yaml)/(posix/)?(?!windows|win32)[a-z0-9_]+\\.ts");

  private HostModules() {}

  /** The specifiers under which bundles require these packages. */
  static List<String> specifiers() {
    return STANDARD.stream().map(HostModules::specifier).toList();
  }

  private static String specifier(String name) {
    return "jsr:@std/" + name + "@1";
  }

  /** The host's name for what the specifier, as mapped by a configuration file, means; empty when it is not the host's. */
  static Optional<String> of(String specifier) {
    if (HostZod.isHost(specifier)) {
      return Optional.of(HostZod.SPECIFIER);
    }
    for (Pattern pattern : List.of(OF_JSR, OF_OLD)) {
      Matcher matcher = pattern.matcher(specifier);
      if (matcher.matches()) {
        return Optional.of(specifier(matcher.group(1).replace('_', '-')));
      }
    }
    return Optional.empty();
  }
}
