package swamp.cli.command;

/**
 * A command, or options that several commands have, whose annotations the build has turned into code: reading annotations
 * takes a JVM longer than all else that a short call does. The build, not a source file, makes a class implement this
 * ({@code src/main/build}); the annotations stay the one definition of each option.
 */
public interface Specified {
  /** Tells what the annotations of this object's class say, those of its options included, in the order of the fields. */
  void specify(Specification specification);

  /**
   * The value of an annotated field.
   *
   * @param field its position among the options and arguments of this class
   */
  Object value(int field);

  /** Writes an annotated field. */
  void assign(int field, Object value);
}
