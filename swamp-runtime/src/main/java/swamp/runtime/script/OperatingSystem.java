package swamp.runtime.script;

import java.util.Locale;

/** What Deno calls the machine it runs on. */
final class OperatingSystem {
  private OperatingSystem() {}

  static boolean isDarwin() {
    return System.getProperty("os.name", "").startsWith("Mac");
  }

  /** {@code linux} or {@code darwin}. */
  static String name() {
    return isDarwin() ? "darwin" : "linux";
  }

  /** {@code x86_64} or {@code aarch64}. */
  static String architecture() {
    return switch (System.getProperty("os.arch", "").toLowerCase(Locale.ROOT)) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64", "arm64" -> "aarch64";
      case String other -> other;
    };
  }
}
