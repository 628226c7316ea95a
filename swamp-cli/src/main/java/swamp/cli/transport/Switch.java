package swamp.cli.transport;

import java.util.Map;

/** An environment variable that switches something on or off. */
final class Switch {
  private Switch() {}

  static boolean isOn(Map<String, String> environment, String variable) {
    return switch (environment.getOrDefault(variable, "")) {
      case "", "0", "false", "no", "off" -> false;
      default -> true;
    };
  }
}
