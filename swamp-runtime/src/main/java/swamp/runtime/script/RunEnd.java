package swamp.runtime.script;

/** How a run in a context ended, as far as that decides what becomes of the context. */
public enum RunEnd {
  /** The code did what it was asked to. */
  SUCCEEDED,
  /** The code threw, or its arguments were refused. */
  FAILED,
  /** The run was cancelled or took too long; its code may have been stopped anywhere. */
  ENDED
}
