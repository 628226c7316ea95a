package swamp.cli.command;

import java.util.Optional;

/** Options and arguments as requests carry them: absent when they were not given. */
final class Given {
  private Given() {}

  static Optional<String> text(String value) {
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }
}
