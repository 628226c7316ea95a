package swamp.daemon;

/**
 * What the log gets of a defect that ended a request: kinds and places of its exceptions, not their messages. The client
 * gets those; they were made of its data and may quote what is secret (lesson 13).
 */
final class WordlessDefect extends Throwable {
  private static final long serialVersionUID = 1L;
  private static final int DEEPEST_CAUSE = 16;

  private WordlessDefect(Throwable defect, int depth) {
    super(defect.getClass().getName());
    setStackTrace(defect.getStackTrace());
    Throwable cause = defect.getCause();
    if (cause != null && depth < DEEPEST_CAUSE) {
      initCause(new WordlessDefect(cause, depth + 1));
    }
  }

  static Throwable of(Throwable defect) {
    return new WordlessDefect(defect, 0);
  }
}
