package swamp.cli.command;

import java.util.OptionalInt;
import swamp.protocol.JsonText;

/** A command that changes what cannot be brought back: without the caller's word a person at a terminal is asked. */
interface ConfirmedCommand extends RequestCommand {
  ConfirmationOptions confirmation();

  /** What the person is asked, such as {@code Delete model p1 with its data?} */
  String question();

  @Override
  default int run(CommandSession session) {
    boolean ask = session.canAsk() && !confirmation().given(globals());
    OptionalInt code = session.requestConfirmable(
        repository().daemonUse(session.invocation()), request(session), text(), ask);
    if (code.isPresent()) {
      return code.getAsInt();
    }
    // Asked only now: whether there is anything to confirm was for the runtime to say.
    if (!session.questions().agrees(question())) {
      session.show(JsonText.object().put("cancelled", true), (_, _) -> "Cancelled.\n");
      return 0;
    }
    confirmation().give();
    return RequestCommand.super.run(session);
  }
}
