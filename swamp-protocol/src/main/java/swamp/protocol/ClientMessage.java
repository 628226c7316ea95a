package swamp.protocol;

/** What a client says: its hello, then at once one request; perhaps a cancel later. */
public sealed interface ClientMessage extends Message permits ClientHello, RequestMessage, CancelMessage {
  /** Reads the message that the member {@code type} names. */
  static ClientMessage fromJson(Members members) {
    String type = members.text("type");
    return switch (type) {
      case ClientHello.TYPE -> ClientHello.fromJson(members);
      case RequestMessage.TYPE -> RequestMessage.fromJson(members);
      case CancelMessage.TYPE -> CancelMessage.fromJson(members);
      default -> throw Members.violation("Unknown type \"" + type + "\" of a client's message");
    };
  }
}
