package swamp.runtime.script;

/** Where the {@code console.*} lines of a run go. Called on the run's owner thread. */
@FunctionalInterface
public interface Console {
  /** Prints one line, given without its line break. */
  void print(boolean toStandardError, String text);
}
