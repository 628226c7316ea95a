package swamp.daemon;

import java.util.Arrays;
import java.util.Optional;

/** Who starts the daemon of an installed service, and starts it again after a failure. */
enum ServiceManager {
  LAUNCHD("launchd"),
  SYSTEMD("systemd");

  private static final int CONFIGURATION_ERROR = 78;

  private final String wireName;

  ServiceManager(String wireName) {
    this.wireName = wireName;
  }

  /** The service manager of this name; empty for any other name. */
  static Optional<ServiceManager> named(String name) {
    return Arrays.stream(values()).filter(manager -> manager.wireName.equals(name)).findFirst();
  }

  /** Its name in environment and status. */
  String wireName() {
    return wireName;
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
