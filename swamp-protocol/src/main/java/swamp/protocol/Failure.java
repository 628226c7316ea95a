package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;

/**
 * Why a request failed, in words for a person.
 *
 * @param code wire name of an {@link ErrorCode}, perhaps one of a newer server
 * @param message what went wrong, and where
 * @param hint what to do next
 * @param codeShown whether the JSON error document has the member {@code code} (cli §5)
 * @param stack stack trace, only of a defect or of what an extension threw
 * @param place where in the extension's sources it was thrown, with the line of code: for people, not for JSON documents
 */
public record Failure(
    String code,
    String message,
    Optional<String> hint,
    boolean codeShown,
    Optional<String> stack,
    Optional<String> place) {

  /** The failure that this exception stands for. */
  public static Failure of(SwampException exception) {
    return new Failure(
        exception.code().wireName(), exception.text(), exception.hint(), exception.codeShown(), exception.stack(),
        exception.place());
  }

  /** An exception that should not have happened: {@link ErrorCode#INTERNAL} with its stack trace. */
  public static Failure ofDefect(Throwable defect) {
    StringWriter stack = new StringWriter();
    defect.printStackTrace(new PrintWriter(stack, true));
    String message = defect.getMessage() == null ? defect.getClass().getName() : defect.getMessage();
    return new Failure(ErrorCode.INTERNAL.wireName(), message, Optional.empty(), true, Optional.of(stack.toString()),
        Optional.empty());
  }

  /** The exit code of the named {@link ErrorCode}; 1 when this build does not know the name. */
  public int exitCode() {
    return ErrorCode.ofWireName(code).map(ErrorCode::exitCode).orElse(1);
  }

  static Failure fromJson(Members members) {
    return new Failure(
        members.text("code"),
        members.text("message"),
        members.optionalText("hint"),
        members.flag("codeShown"),
        members.optionalText("stack"),
        members.optionalText("place"));
  }

  public ObjectNode toJson() {
    return new MemberWriter()
        .text("code", code)
        .text("message", message)
        .text("hint", hint)
        .flag("codeShown", codeShown)
        .text("stack", stack)
        .text("place", place)
        .object();
  }
}
