package swamp.runtime.extension;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the resident bundler and the one started for a single job have in common. */
final class Esbuild {
  /** The service protocol is private to esbuild, so the version is exact; the build pins the same one. */
  static final String VERSION = "0.28.2";

  /** A build that takes longer is given up (extension-api §3.4). */
  static final int TIME_LIMIT_SECONDS = 120;

  /**
   * Flags that do not depend on the input. Packages are taken in the form made for Node.js, as the existing program does.
   * {@code import.meta} has no meaning in a CommonJS function, so its members are read from {@code module}, as Node.js names
   * them there; dynamic imports go through {@code require} as well.
   */
  static final List<String> FLAGS = List.of(
      "--bundle",
      "--format=cjs",
      "--platform=node",
      "--main-fields=module,main",
      "--conditions=deno,node,module",
      "--target=es2024",
      "--supported:dynamic-import=false",
      "--charset=utf8",
      "--tsconfig-raw={}",
      "--preserve-symlinks",
      "--sourcemap=external",
      "--sources-content=false",
      "--define:import.meta.url=module.url",
      "--define:import.meta.filename=module.filename",
      "--define:import.meta.dirname=module.path",
      "--define:import.meta.main=false",
      "--external:node:*",
      // Native addons are refused when they are asked for, so that a package can do without; other files lie beside them.
      "--external:*.node",
      "--loader:.html=text",
      "--external:" + HostZod.SPECIFIER,
      "--color=false",
      "--log-limit=0");

  private Esbuild() {}

  static List<String> flags(BundleInput input) {
    List<String> flags = new ArrayList<>(FLAGS);
    new TreeMap<>(input.replacements()).forEach((from, to) -> flags.add("--alias:" + from + "=" + to));
    HostModules.specifiers().forEach(name -> flags.add("--external:" + name));
    new TreeSet<>(input.absent()).forEach(name -> flags.add("--external:" + name));
    return flags;
  }
}
