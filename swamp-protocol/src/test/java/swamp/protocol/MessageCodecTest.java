package swamp.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageCodecTest {
  @Property(edgeCases = EdgeCasesMode.NONE)
  void every_client_message_survives_the_wire(@ForAll("clientMessages") ClientMessage message) {
    assertEquals(message, MessageCodec.decodeClient(MessageCodec.encode(message)));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void every_server_message_survives_the_wire(@ForAll("serverMessages") ServerMessage message) {
    assertEquals(message, MessageCodec.decodeServer(MessageCodec.encode(message)));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void a_payload_cut_anywhere_is_a_violation(@ForAll("clientMessages") ClientMessage message, @ForAll int seed) {
    byte[] payload = MessageCodec.encode(message);
    byte[] cut = Arrays.copyOf(payload, Math.floorMod(seed, payload.length));
    assertViolation(() -> MessageCodec.decodeClient(cut));
  }

  @Property
  void garbage_is_a_violation_and_nothing_else(@ForAll byte[] garbage) {
    assertViolation(() -> MessageCodec.decodeClient(garbage));
    assertViolation(() -> MessageCodec.decodeServer(garbage));
  }

  @Test
  void an_encoded_message_is_plain_utf8_json_with_its_type_first() {
    assertEquals("{\"type\":\"exit\",\"id\":\"é\",\"code\":7}",
        new String(MessageCodec.encode(new ExitMessage("é", 7)), UTF_8));
  }

  @Test
  void members_of_a_newer_peer_are_ignored() {
    assertEquals(new CancelMessage("1", "r"),
        decodeClient("{\"type\":\"cancel\",\"id\":\"1\",\"later\":{},\"reason\":\"r\"}"));
  }

  @Test
  void an_optional_member_may_be_null() {
    assertEquals(new ModelGet(Optional.empty(), "m"),
        request("{'command':'model get','repositoryDirectory':null,'model':'m'}"));
  }

  @Test
  void bad_utf8_is_a_violation() {
    byte[] payload = "{\"type\":\"cancel\",\"id\":\"1\",\"reason\":\"?\"}".getBytes(UTF_8);
    payload[payload.length - 3] = (byte) 0xff;
    assertEquals("A frame is not valid UTF-8", assertViolation(() -> MessageCodec.decodeClient(payload)).text());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      [] | The message must be an object, but is an array
      3 | The message must be an object, but is a number
      {} | Member "type" of the message is missing; it must be a string
      {'type':7} | Member "type" of the message must be a string, but holds a number
      {'type':'bye'} | Unknown type "bye" of a client's message
      {'type':'exit','id':'1','code':1} | Unknown type "exit" of a client's message
      {'type':'cancel','id':'1'} | Member "reason" of the message is missing; it must be a string
      {'type':'cancel','id':null,'reason':''} | Member "id" of the message must be a string, but holds null
      {'type':'hello','protocol':1.5} | Member "protocol" of the message must be a 32-bit integer, but holds a number
      {'type':'hello','protocol':3e9} | Member "protocol" of the message must be a 32-bit integer, but holds a number
      {'type':'hello','protocol':'1'} | Member "protocol" of the message must be a 32-bit integer, but holds a string
      {'type':'request','id':'1','caller':[]} | Member "caller" of the message must be an object, but holds an array
      """)
  void a_wrong_member_is_named_in_the_error(String message, String error) {
    assertEquals(error, assertViolation(() -> decodeClient(message.replace('\'', '"'))).text());
  }

  @Test
  void unknown_commands_kinds_and_constants_are_violations() {
    assertEquals("Unknown command \"model fly\" of a request",
        assertViolation(() -> request("{'command':'model fly'}")).text());
    assertEquals("Unknown kind \"dance\" of an event", assertViolation(() -> event("{'kind':'dance'}")).text());
    assertEquals("Member \"stream\" of the event has the unknown value \"stdin\"",
        assertViolation(() -> event("{'kind':'console_output','stream':'stdin','text':''}")).text());
  }

  @Test
  void wrong_elements_of_lists_and_maps_are_violations() {
    assertEquals("Member \"tools\" of the request must be an array of strings, but holds a number",
        assertViolation(() -> request("{'command':'repo init','tools':['a',3],'force':true,'includeGitignore':true}"))
            .text());
    assertEquals("Member \"environment\" of the caller must be an object of strings, but holds a boolean",
        assertViolation(() -> decodeClient(
            "{\"type\":\"request\",\"id\":\"1\",\"caller\":{\"environment\":{\"A\":true}},\"request\":{}}")).text());
  }

  @Test
  void an_exit_code_out_of_range_is_a_violation() {
    assertViolation(() -> MessageCodec.decodeServer("{\"type\":\"exit\",\"id\":\"\",\"code\":256}".getBytes(UTF_8)));
    assertThrows(IllegalArgumentException.class, () -> new ExitMessage("", -1));
  }

  @Test
  void secrets_do_not_appear_in_texts_of_messages() {
    Caller caller = new Caller(Map.of("TOKEN", "s3cret"), "/w", "ada", OutputMode.JSON, false, "",
        new Terminal(false, false, false, 0));
    MethodRun run = new MethodRun(Optional.empty(), new ByDefinition("m", "sync"), List.of("key=s3cret"),
        List.of("key=s3cret"), Optional.empty(), Optional.of("s3cret"), List.of(), false, RunChecks.all(),
        RunReports.all(), Optional.empty(), false, Optional.empty(), Optional.empty());
    String text = new RequestMessage("1", caller, run).toString();
    assertFalse(text.contains("s3cret"), text);
    assertTrue(text.contains("1 environment variables"), text);
    assertFalse(new ModelCreate(Optional.empty(), "t", "n", List.of("token=s3cret")).toString().contains("s3cret"));
  }

  @Provide
  Arbitrary<ClientMessage> clientMessages() {
    return MessageArbitraries.of(ClientMessage.class);
  }

  @Provide
  Arbitrary<ServerMessage> serverMessages() {
    return MessageArbitraries.of(ServerMessage.class);
  }

  private static ClientMessage decodeClient(String json) {
    return MessageCodec.decodeClient(json.getBytes(UTF_8));
  }

  private static Request request(String json) {
    return Request.fromJson(Members.of("request", JsonText.parse(json.replace('\'', '"'))));
  }

  private static Event event(String json) {
    return Event.fromJson(Members.of("event", JsonText.parse(json.replace('\'', '"'))));
  }

  private static SwampException assertViolation(Executable action) {
    SwampException violation = assertThrows(SwampException.class, action);
    assertEquals(ErrorCode.PROTOCOL_VIOLATION, violation.code());
    return violation;
  }
}
