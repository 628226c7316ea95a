package swamp.daemon;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import swamp.protocol.ByDefinition;
import swamp.protocol.Caller;
import swamp.protocol.ClientHello;
import swamp.protocol.MethodRun;
import swamp.protocol.OutputMode;
import swamp.protocol.ProtocolVersion;
import swamp.protocol.Request;
import swamp.protocol.RequestMessage;
import swamp.protocol.RunChecks;
import swamp.protocol.RunReports;
import swamp.protocol.Terminal;

/** What test clients say. */
final class Messages {
  static final String SECRET = "s3cret-value";

  private Messages() {}

  static ClientHello hello() {
    return new ClientHello(ProtocolVersion.NUMBER, "test", "25", "jvm");
  }

  static RequestMessage request(String id, Request request) {
    Caller caller = new Caller(Map.of("MARKER", SECRET), "/work dir/é", "ada", OutputMode.JSON, false, "",
        new Terminal(false, false, false, 0));
    return new RequestMessage(id, caller, request);
  }

  static MethodRun run(String model, String method, String... inputs) {
    return new MethodRun(Optional.of("repo"), new ByDefinition(model, method), Arrays.asList(inputs), List.of(),
        Optional.empty(), Optional.empty(), List.of(), false, RunChecks.all(), RunReports.all(), Optional.empty(), false,
        Optional.empty(), Optional.empty());
  }
}
