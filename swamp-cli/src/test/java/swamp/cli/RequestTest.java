package swamp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import swamp.protocol.ByDefinition;
import swamp.protocol.ByType;
import swamp.protocol.ClientHello;
import swamp.protocol.ClientMessage;
import swamp.protocol.ExitMessage;
import swamp.protocol.MethodRun;
import swamp.protocol.ModelCreate;
import swamp.protocol.ModelSearch;
import swamp.protocol.OutputMode;
import swamp.protocol.Request;
import swamp.protocol.RequestMessage;
import swamp.protocol.RunChecks;
import swamp.protocol.RunReports;
import swamp.protocol.TypeDescribe;

/** What each command line asks of a runtime. */
class RequestTest {
  @Test
  void aRunCarriesEveryFlag() throws IOException {
    Request request = request("model", "method", "run", "p1", "sync", "--repo-dir", "/r", "--input", "a=1", "--input",
        "b:json=[1]", "--arg", "c=2", "--input-file", "in.yaml", "--tag", "t=u", "--last-evaluated",
        "--skip-check", "k", "--skip-check-label", "l", "--skip-checks", "--skip-reports",
        "--skip-report", "r", "--skip-report-label", "s",
        "--report", "only", "--report-label", "label", "--timeout", "5m", "--no-record", "--traceparent", "00-1",
        "--tracestate", "x=y");
    assertEquals(new MethodRun(Optional.of("/r"), new ByDefinition("p1", "sync"), List.of("a=1", "b:json=[1]"),
        List.of("c=2"), Optional.of("in.yaml"), Optional.empty(), List.of("t=u"), true,
        new RunChecks(true, List.of("k"), List.of("l")),
        new RunReports(true, List.of("r"), List.of("s"), List.of("only"), List.of("label")),
        Optional.of("5m"), true, Optional.of("00-1"), Optional.of("x=y")), request);
  }

  @Test
  void bothDirectFormsAreTheSameRequest() throws IOException {
    Request first = request("model", "@acme/probe", "method", "run", "sync", "p1");
    Request second = request("model", "method", "run", "@acme/probe", "sync", "p1");
    assertEquals(new ByType("@acme/probe", "sync", Optional.of("p1")),
        assertInstanceOf(MethodRun.class, first).target());
    assertEquals(first, second);
  }

  @Test
  void theDirectFormWithoutANameIsForTheServerToRefuse() throws IOException {
    MethodRun run = assertInstanceOf(MethodRun.class, request("model", "@acme/probe", "method", "run", "sync"));
    assertEquals(new ByType("@acme/probe", "sync", Optional.empty()), run.target());
  }

  @Test
  void theFlagForTheDaemonSwallowsNoArgument() throws IOException {
    MethodRun run = assertInstanceOf(MethodRun.class, request("model", "method", "run", "--via-daemon", "p1", "sync"));
    assertEquals(new ByDefinition("p1", "sync"), run.target());
  }

  @Test
  void valuesThatLookLikeFilesOrVariablesAreTakenAsTheyAre() throws IOException {
    MethodRun run = assertInstanceOf(MethodRun.class,
        request("model", "method", "run", "p1", "sync", "--input", "a=@file", "--input", "b=${{ inputs.x }}",
            "--input", "c='quoted \"'", "--input", "d=😀 é"));
    assertEquals(List.of("a=@file", "b=${{ inputs.x }}", "c='quoted \"'", "d=😀 é"), run.inputs());
  }

  @Test
  void standardInputTravelsWholeWhenAskedFor() throws IOException {
    try (FakeDaemon daemon = FakeDaemon.playing(FakeDaemon.answering(new ExitMessage("1", 0)))) {
      ProgramRun.reading(daemon.environment(), "{\"a\":1}\n{\"a\":2}\n",
          "model", "method", "run", "p1", "sync", "--stdin", "--via-daemon");
      MethodRun run = assertInstanceOf(MethodRun.class, requestMessage(daemon.received()).request());
      assertEquals(Optional.of("{\"a\":1}\n{\"a\":2}\n"), run.standardInput());
    }
  }

  @Test
  void otherCommandsCarryTheirArguments() throws IOException {
    assertEquals(new ModelSearch(Optional.empty(), "", false), request("model", "search"));
    assertEquals(new ModelSearch(Optional.empty(), "q", true), request("model", "list", "q", "--all"));
    assertEquals(new ModelCreate(Optional.empty(), "@acme/probe", "p1", List.of("a=1", "b=2")),
        request("model", "create", "@acme/probe", "p1", "--global-arg", "a=1", "--global-arg=b=2"));
    assertEquals(new TypeDescribe(Optional.empty(), "@acme/probe", true),
        request("model", "type", "get", "@acme/probe", "--compact", "--json"));
  }

  @Test
  void theCallerTravelsWithTheRequest() throws IOException {
    try (FakeDaemon daemon = FakeDaemon.playing(FakeDaemon.answering(new ExitMessage("1", 0)))) {
      Map<String, String> environment = new HashMap<>(daemon.environment());
      environment.put("SECRET", "s3cr3t");
      environment.put("COLUMNS", "120");
      ProgramRun.of(environment, "model", "search", "--via-daemon", "--json", "-q", "-v");
      List<ClientMessage> received = daemon.received();
      assertEquals(1, assertInstanceOf(ClientHello.class, received.getFirst()).protocol());
      var caller = requestMessage(received).caller();
      assertEquals(environment, caller.environment());
      assertEquals("/work/here", caller.workingDirectory());
      assertEquals("ghost", caller.user());
      assertEquals(OutputMode.JSON, caller.outputMode());
      assertEquals("debug", caller.logLevel());
      assertEquals(120, caller.terminal().columns());
    }
  }

  private static Request request(String... words) throws IOException {
    try (FakeDaemon daemon = FakeDaemon.playing(FakeDaemon.answering(new ExitMessage("1", 0)))) {
      Map<String, String> environment = new HashMap<>(daemon.environment());
      environment.put("SWAMP_VIA_DAEMON", "1");
      assertEquals(new ProgramRun(0, "", ""), ProgramRun.of(environment, words));
      return requestMessage(daemon.received()).request();
    }
  }

  private static RequestMessage requestMessage(List<ClientMessage> received) {
    return assertInstanceOf(RequestMessage.class, received.get(1));
  }
}
