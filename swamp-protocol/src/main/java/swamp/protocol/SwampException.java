package swamp.protocol;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A failure that a person can act on: a stable code, a message that says what happened where, and perhaps a hint that
 * says what to do next. Anything else that escapes is a defect and is reported as {@link ErrorCode#INTERNAL}.
 */
public final class SwampException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final String text;
  private final String hint;
  private final boolean codeShown;
  private final String place;
  private final String stack;

  public SwampException(ErrorCode code, String message) {
    this(code, message, "", true, "", "", null);
  }

  public SwampException(ErrorCode code, String message, Throwable cause) {
    this(code, message, "", true, "", "", cause);
  }

  private SwampException(
      ErrorCode code,
      String message,
      String hint,
      boolean codeShown,
      String place,
      String stack,
      @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.text = message;
    this.hint = hint;
    this.codeShown = codeShown;
    this.place = place;
    this.stack = stack;
  }

  /** The same failure with advice on what to do next. */
  public SwampException withHint(String advice) {
    return new SwampException(code, text, advice, codeShown, place, stack, getCause());
  }

  /**
   * The same failure, whose JSON document leaves the {@code code} out, as the contract asks of most errors outside
   * {@code model method run} (cli §5). Frames carry the code nevertheless.
   */
  public SwampException withoutShownCode() {
    return new SwampException(code, text, hint, false, place, stack, getCause());
  }

  /**
   * The same failure, thrown by code of an extension.
   *
   * @param where {@code at file:line:column} in the sources, and perhaps the line of code below
   * @param trace the stack trace in the words of the sources
   */
  public SwampException thrownAt(String where, String trace) {
    return new SwampException(code, text, hint, codeShown, where, trace, getCause());
  }

  /** What kind of failure this is. */
  public ErrorCode code() {
    return code;
  }

  /** The message, never null. */
  public String text() {
    return text;
  }

  /** What to do next, if there is something to say. */
  public Optional<String> hint() {
    return hint.isEmpty() ? Optional.empty() : Optional.of(hint);
  }

  /** Where in an extension's sources it was thrown, if there. */
  public Optional<String> place() {
    return place.isEmpty() ? Optional.empty() : Optional.of(place);
  }

  /** The stack trace in the words of an extension's sources, if it was thrown there. */
  public Optional<String> stack() {
    return stack.isEmpty() ? Optional.empty() : Optional.of(stack);
  }

  /** Whether the JSON error document shows {@link #code()}. */
  public boolean codeShown() {
    return codeShown;
  }

  /** The exit code of a command that ends with this failure. */
  public int exitCode() {
    return code.exitCode();
  }
}
