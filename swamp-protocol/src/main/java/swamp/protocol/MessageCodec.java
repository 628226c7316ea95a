package swamp.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Messages to the payload of a frame and back: UTF-8 JSON, one object. Thread-safe. */
public final class MessageCodec {
  private MessageCodec() {}

  /** The payload of the frame that carries this message, without the length before it. */
  public static byte[] encode(Message message) {
    return JsonText.compact(message.toJson()).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The message of a payload that came from a client.
   *
   * @throws SwampException {@link ErrorCode#PROTOCOL_VIOLATION} saying what is wrong with it
   */
  public static ClientMessage decodeClient(byte[] payload) {
    Members members = parse(payload);
    try {
      return ClientMessage.fromJson(members);
    } catch (IllegalArgumentException e) {
      throw Members.violation(String.valueOf(e.getMessage()));
    }
  }

  /**
   * The message of a payload that came from a server.
   *
   * @throws SwampException {@link ErrorCode#PROTOCOL_VIOLATION} saying what is wrong with it
   */
  public static ServerMessage decodeServer(byte[] payload) {
    Members members = parse(payload);
    try {
      return ServerMessage.fromJson(members);
    } catch (IllegalArgumentException e) {
      throw Members.violation(String.valueOf(e.getMessage()));
    }
  }

  private static Members parse(byte[] payload) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
      return Members.of("message", JsonText.parse(text));
    } catch (CharacterCodingException e) {
      throw new SwampException(ErrorCode.PROTOCOL_VIOLATION, "A frame is not valid UTF-8", e);
    } catch (SwampException e) {
      throw e.code() == ErrorCode.INPUT_SYNTAX
          ? new SwampException(ErrorCode.PROTOCOL_VIOLATION, "A frame is not JSON: " + e.text(), e)
          : e;
    }
  }
}
