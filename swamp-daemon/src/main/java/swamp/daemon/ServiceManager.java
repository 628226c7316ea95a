package swamp.daemon;

import java.util.Optional;

/** Who starts the daemon of an installed service, and starts it again after a failure. */
enum ServiceManager {
  LAUNCHD,
  SYSTEMD;

  private static final int CONFIGURATION_ERROR = 78;

  /** The service manager of this name; empty for any other name. */
  static Optional<ServiceManager> named(String name) {
    return switch (name) {
      case "launchd" -> Optional.of(LAUNCHD);
      case "systemd" -> Optional.of(SYSTEMD);
      default -> Optional.empty();
    };
  }

  /**
   * The exit status of a daemon that would fail again and again: launchd leaves a service alone after a success only,
   * systemd after what its unit names (lesson 34).
   */
  int permanentFailureStatus() {
    return switch (this) {
      case LAUNCHD -> 0;
      case SYSTEMD -> CONFIGURATION_ERROR;
    };
  }
}
