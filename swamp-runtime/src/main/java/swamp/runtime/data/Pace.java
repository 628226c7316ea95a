package swamp.runtime.data;

/** Hears how far work on many models has come. */
@FunctionalInterface
public interface Pace {
  /** Nobody wants to hear it. */
  Pace UNHEARD = (_, _) -> {};

  /**
   * One model comes next. What is thrown here ends the work between two models.
   *
   * @param number counted from 1
   */
  void next(int number, int total);

  /** The same work of somebody else is waited for, and looked after now and then. What is thrown here ends the waiting. */
  default void onHold() {}
}
