package swamp.protocol;

import java.nio.file.Path;
import java.util.Map;

/**
 * What the place of the socket depends on besides the environment.
 *
 * @param macOs whether this is macOS, with its shorter socket paths and its own cache directory
 * @param userRuntimeRoot where systemd keeps one directory for each user, {@code /run/user}
 * @param home the account's home directory
 * @param self the account of this process
 */
record HostFacts(boolean macOs, Path userRuntimeRoot, Path home, FileOwner self) {
  private static final int LINUX_SOCKET_PATH_BYTES = 106;
  private static final int MAC_SOCKET_PATH_BYTES = 103;

  /** {@code HOME} counts before what the account's entry says, as for every other program. */
  static HostFacts current(Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", "");
    return new HostFacts(
        System.getProperty("os.name", "").startsWith("Mac"),
        Path.of("/run/user"),
        Path.of(home.startsWith("/") ? home : System.getProperty("user.home", "/")),
        FileOwner.current());
  }

  /** The longest path of a Unix domain socket, in bytes (lesson 8). */
  int longestSocketPath() {
    return macOs ? MAC_SOCKET_PATH_BYTES : LINUX_SOCKET_PATH_BYTES;
  }

  Path defaultCacheDirectory() {
    return macOs ? home.resolve("Library").resolve("Caches") : home.resolve(".cache");
  }
}
