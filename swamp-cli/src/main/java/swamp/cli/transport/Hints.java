package swamp.cli.transport;

/** Tells the caller, in one line, what was done differently from what was asked (lesson 36). */
@FunctionalInterface
public interface Hints {
  void tell(String line);
}
