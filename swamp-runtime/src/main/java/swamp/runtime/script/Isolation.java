package swamp.runtime.script;

/** How far the runs of a type are kept from each other. */
public enum Isolation {
  /** Every run gets a context of its own, as if in a fresh process. */
  FRESH,

  /**
   * A context serves several runs one after the other as long as they leave its globals and intrinsics as they were; what
   * the type's modules keep in variables of their own stays from run to run.
   */
  REUSE
}
