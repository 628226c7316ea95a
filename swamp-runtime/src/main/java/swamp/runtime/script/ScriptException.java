package swamp.runtime.script;

import java.util.Optional;

/**
 * What guest code threw, or why it could not run to its end.
 *
 * <p>The message is the contract's (extension-api §3.5): {@code error.message}, or the thrown value as text.
 */
public final class ScriptException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** How the guest ended. */
  public enum Kind {
    /** The guest threw or rejected. */
    THROWN,
    /** The guest threw because its signal was aborted (an {@code AbortError} or the signal's reason). */
    ABORTED,
    /** The guest waits for something that can never happen. */
    NEVER_SETTLES,
    /** The host ended the guest by force. */
    TERMINATED
  }

  private final Kind kind;
  private final String text;
  private final String guestStack;

  ScriptException(Kind kind, String message, String guestStack) {
    super(message);
    this.kind = kind;
    this.text = message;
    this.guestStack = guestStack;
  }

  public Kind kind() {
    return kind;
  }

  /** The message, never null. */
  public String text() {
    return text;
  }

  /** The guest's own stack trace, if it gave one. */
  public Optional<String> guestStack() {
    return guestStack.isEmpty() ? Optional.empty() : Optional.of(guestStack);
  }
}
