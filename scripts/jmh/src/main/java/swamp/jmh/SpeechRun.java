package swamp.jmh;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import swamp.protocol.CancelMessage;
import swamp.protocol.ClientHello;
import swamp.protocol.MessageCodec;
import swamp.protocol.RequestMessage;

/** The request of a run of the speech example's method that does nothing, as a client sends it. */
final class SpeechRun {
  private static final String MESSAGE = """
      {"type": "request", "id": "1", "caller": {"environment": %s, "workingDirectory": "/", "user": "jmh",
        "outputMode": "json", "quiet": false, "logLevel": "",
        "terminal": {"standardOutput": false, "standardError": false, "color": false, "columns": 0}},
       "request": {"command": "model method run", "repositoryDirectory": "%s",
        "target": {"kind": "definition", "model": "speak", "method": "noop"}, "inputs": [], "arguments": [], "tags": [],
        "lastEvaluated": false, "noRecord": true, "checks": {"skipAll": false, "skipNames": [], "skipLabels": []},
        "reports": {"skipAll": false, "skipNames": [], "skipLabels": [], "onlyNames": [], "onlyLabels": []}}}""";

  private SpeechRun() {}

  static RequestMessage in(Path repository, Map<String, String> environment) {
    String variables = environment.entrySet().stream()
        .map(variable -> "\"" + variable.getKey() + "\": \"" + variable.getValue() + "\"")
        .collect(Collectors.joining(", ", "{", "}"));
    byte[] payload = MESSAGE.formatted(variables, repository).getBytes(StandardCharsets.UTF_8);
    return switch (MessageCodec.decodeClient(payload)) {
      case RequestMessage message -> message;
      case ClientHello hello -> throw new IllegalStateException(hello.toString());
      case CancelMessage cancel -> throw new IllegalStateException(cancel.toString());
    };
  }
}
