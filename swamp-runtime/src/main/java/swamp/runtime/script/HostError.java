package swamp.runtime.script;

/**
 * A failure of a host function that the guest sees as an {@code Error} of a named class.
 *
 * @see HostFunctions
 */
final class HostError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String errorClass;
  private final String text;
  private final String errorCode;

  /** An error of the class {@code errorClass}, such as {@code TypeError} or {@code Deno.errors.NotFound}'s {@code NotFound}. */
  HostError(String errorClass, String message) {
    this(errorClass, message, "");
  }

  /** As above with the {@code code} member that Node's errors carry, such as {@code ENOENT}; empty for none. */
  HostError(String errorClass, String message, String errorCode) {
    super(message, null, false, false);
    this.errorClass = errorClass;
    this.text = message;
    this.errorCode = errorCode;
  }

  String errorClass() {
    return errorClass;
  }

  String text() {
    return text;
  }

  String errorCode() {
    return errorCode;
  }
}
