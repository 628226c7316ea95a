package swamp.protocol;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The state directory of the daemon and the files in it. Client and daemon find it from the environment alone; there is
 * no registry file (lesson 9). The protocol number is part of the name, so two generations can drain side by side.
 *
 * @param directory absolute; it may not exist yet
 */
public record SocketLocation(Path directory) {
  /** Names the state directory outright. */
  public static final String DIRECTORY_VARIABLE = "SWAMP_DAEMON_DIR";

  private static final String NAME = "swamp-" + ProtocolVersion.NUMBER;
  private static final String SOCKET = "daemon.sock";

  /**
   * The location for a caller with this environment: {@code SWAMP_DAEMON_DIR}, else {@code $XDG_RUNTIME_DIR/swamp-N} and
   * {@code /run/user/UID/swamp-N} if the parent is ours, else {@code swamp-N} in the cache directory. A place whose
   * socket path would be too long is replaced by a short, hashed name in the default cache directory (lessons 8, 31).
   *
   * @throws SwampException {@link ErrorCode#DAEMON_UNAVAILABLE} when every place is too long, or a variable is no path
   */
  public static SocketLocation of(Map<String, String> environment) {
    return of(environment, HostFacts.current(environment));
  }

  static SocketLocation of(Map<String, String> environment, HostFacts host) {
    Optional<Path> explicit = path(environment, DIRECTORY_VARIABLE);
    if (explicit.isEmpty() && !environment.getOrDefault(DIRECTORY_VARIABLE, "").isEmpty()) {
      throw new SwampException(
          ErrorCode.DAEMON_UNAVAILABLE, "The environment variable " + DIRECTORY_VARIABLE + " must be an absolute path");
    }
    if (explicit.isPresent()) {
      return new SocketLocation(explicit.get()).checked(host);
    }
    SocketLocation wanted = new SocketLocation(parent(environment, host).resolve(NAME));
    if (wanted.socketBytes() <= host.longestSocketPath()) {
      return wanted;
    }
    String hashed = NAME + "-" + hash(wanted.directory.toString());
    return new SocketLocation(host.defaultCacheDirectory().resolve(hashed)).checked(host);
  }

  /** The Unix domain socket. */
  public Path socket() {
    return directory.resolve(SOCKET);
  }

  /** Held by the daemon for its whole life; nobody else may open it within the daemon's process. */
  public Path daemonLock() {
    return directory.resolve("daemon.lock");
  }

  /** Held by a client while it starts a daemon (lesson 4). */
  public Path launchLock() {
    return directory.resolve("launch.lock");
  }

  public Path log() {
    return directory.resolve("daemon.log");
  }

  /** The daemon's process id as decimal text; a hint only, ask the socket first (lesson 7). */
  public Path processIdentifier() {
    return directory.resolve("daemon.pid");
  }

  /**
   * Makes the directory with mode 0700 if it is missing, and checks that it is one, is ours and is closed to others,
   * without following links (lesson 29).
   *
   * @throws SwampException {@link ErrorCode#DAEMON_UNAVAILABLE} saying what is wrong with it
   */
  public void ensureDirectory() {
    PrivateDirectory.ensure(directory, FileOwner.current());
  }

  private SocketLocation checked(HostFacts host) {
    if (socketBytes() > host.longestSocketPath()) {
      throw new SwampException(ErrorCode.DAEMON_UNAVAILABLE, "The path of the daemon's socket is too long: " + socket()
          + " has " + socketBytes() + " bytes, this system allows " + host.longestSocketPath())
          .withHint("Set " + DIRECTORY_VARIABLE + " to a shorter directory");
    }
    return this;
  }

  private int socketBytes() {
    return socket().toString().getBytes(StandardCharsets.UTF_8).length;
  }

  private static Path parent(Map<String, String> environment, HostFacts host) {
    Optional<Path> runtime = path(environment, "XDG_RUNTIME_DIR").filter(candidate -> isOurs(candidate, host));
    if (runtime.isPresent()) {
      return runtime.get();
    }
    if (host.self().uid().isPresent()) {
      Path systemd = host.userRuntimeRoot().resolve(Integer.toUnsignedString(host.self().uid().getAsInt()));
      if (isOurs(systemd, host)) {
        return systemd;
      }
    }
    return path(environment, "XDG_CACHE_HOME").orElseGet(host::defaultCacheDirectory);
  }

  private static boolean isOurs(Path candidate, HostFacts host) {
    try {
      return Files.isDirectory(candidate, LinkOption.NOFOLLOW_LINKS) && host.self().owns(candidate);
    } catch (IOException e) {
      return false;
    }
  }

  /** The variable as an absolute path; empty when it is unset, empty or, as the XDG rules say, relative. */
  private static Optional<Path> path(Map<String, String> environment, String variable) {
    String value = environment.getOrDefault(variable, "");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    try {
      Path path = Path.of(value);
      return path.isAbsolute() ? Optional.of(path.normalize()) : Optional.empty();
    } catch (InvalidPathException e) {
      throw new SwampException(
          ErrorCode.DAEMON_UNAVAILABLE, "The environment variable " + variable + " is not a path: " + e.getReason(), e);
    }
  }

  private static String hash(String text) {
    CRC32C checksum = new CRC32C();
    checksum.update(text.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(checksum.getValue());
  }
}
