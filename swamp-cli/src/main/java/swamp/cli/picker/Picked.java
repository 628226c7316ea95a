package swamp.cli.picker;

/** How choosing ended. */
public sealed interface Picked {
  /** One was chosen, by its place among the choices given. */
  record Chosen(int index) implements Picked {}

  /** None was wanted. */
  record Nothing() implements Picked {}

  /** Ctrl-C, or the process was signalled. */
  record Interrupted() implements Picked {}
}
