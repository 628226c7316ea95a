package swamp.cli;

import java.util.Optional;

/** What the existing program has and this one has not, and why: better told than another command's name guessed. */
final class NotYet {
  private NotYet() {}

  /** Why there is no such command; empty when the existing program has none of that name either. */
  static Optional<String> command(String group, String word) {
    return switch (group.isEmpty() ? word : group + " " + word) {
      case "workflow" -> Optional.of("This program does not run workflows.");
      case "worker" -> Optional.of("This program does not connect to remote workers.");
      case "auth" -> Optional.of("This program knows no accounts.");
      case "extension pull", "extension install", "extension rm", "extension update", "extension outdated",
          "extension search", "extension info", "extension push", "extension trust" ->
          Optional.of("This program does not use the registry of extensions. Put their files into extensions/, or name "
              + "a directory: swamp extension source add <path>");
      default -> Optional.empty();
    };
  }

  /** Why there is no such option; empty when the existing program has none of that name either. */
  static Optional<String> option(String name) {
    return switch (name) {
      case "--server", "--token", "--ca-cert" -> Optional.of("This program does not connect to remote servers.");
      default -> Optional.empty();
    };
  }
}
