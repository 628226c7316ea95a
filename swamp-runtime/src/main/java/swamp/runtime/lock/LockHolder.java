package swamp.runtime.lock;

import java.util.Map;

/**
 * Who takes locks: this process on behalf of a caller.
 *
 * @param name {@code user@host}
 */
public record LockHolder(String name, String hostname, long pid) {
  /**
   * This process, with the user of the caller's environment.
   *
   * @param environment of the caller, not of this process
   */
  public static LockHolder ofCaller(Map<String, String> environment, String hostname) {
    String user = environment.getOrDefault("USER", "");
    if (user.isEmpty()) {
      user = environment.getOrDefault("USERNAME", "");
    }
    return new LockHolder(
        (user.isEmpty() ? "unknown" : user) + "@" + hostname, hostname, ProcessHandle.current().pid());
  }
}
