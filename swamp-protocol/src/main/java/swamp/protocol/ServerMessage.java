package swamp.protocol;

/** What a server says: its hello, events, results, perhaps one failure, and at last always an exit. */
public sealed interface ServerMessage extends Message
    permits ServerHello, EventMessage, ResultMessage, FailureMessage, ExitMessage {
  /** Reads the message that the member {@code type} names. */
  static ServerMessage fromJson(Members members) {
    String type = members.text("type");
    return switch (type) {
      case ServerHello.TYPE -> ServerHello.fromJson(members);
      case EventMessage.TYPE -> EventMessage.fromJson(members);
      case ResultMessage.TYPE -> ResultMessage.fromJson(members);
      case FailureMessage.TYPE -> FailureMessage.fromJson(members);
      case ExitMessage.TYPE -> ExitMessage.fromJson(members);
      default -> throw Members.violation("Unknown type \"" + type + "\" of a server's message");
    };
  }
}
