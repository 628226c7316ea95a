package swamp.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import swamp.protocol.ByDefinition;
import swamp.protocol.ExitMessage;
import swamp.protocol.Failure;
import swamp.protocol.FailureMessage;
import swamp.protocol.MethodRun;
import swamp.protocol.RunChecks;
import swamp.protocol.RunReports;
import swamp.protocol.ServerMessage;

/**
 * Whatever a method does and whoever ends it, it ends: its caller is told, its record says so, lock and processes are gone,
 * its context is not used again, and a run beside it goes on.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class CancellationIT {
  private static final List<String> WAYS = List.of("spin", "scan", "pipe", "pipeLater", "wait", "deaf");
  private static final ExitMessage FAILED = new ExitMessage("1", 1);

  @RegisterExtension private final Swamp swamp = new Swamp();

  @BeforeEach
  void makeRepository() throws Exception {
    swamp.with("SWAMP_DAEMON_RUNS", "9");
    ProbeRepository.write(swamp);
    try (var source = CancellationIT.class.getResourceAsStream("/hang.ts")) {
      swamp.write("extensions/models/hang.ts", new String(source.readAllBytes(), StandardCharsets.UTF_8));
    }
    List<String> models = new ArrayList<>(WAYS);
    models.add("neighbour");
    for (int i = 0; i < models.size(); i++) {
      String name = models.get(i).toLowerCase(Locale.ROOT);
      swamp.write("models/@test/hang/" + name + ".yaml", "type: \"@test/hang\"\ntypeVersion: 2026.01.01.1\n"
          + "id: 8f14e45f-ceea-467f-9d0c-3f0c1f5b7b0" + i + "\nname: " + name
          + "\nversion: 1\ntags: {}\nglobalArguments: {}\nmethods: {}\n");
    }
    assertEquals(0, swamp.shell("mkfifo pipe").code());
    assertEquals(0, swamp.run("daemon", "start").code());
  }

  @Test
  void controlCEndsEveryRun() throws Exception {
    try (RawClient neighbour = startNeighbour()) {
      for (String way : WAYS) {
        Process run = swamp.start("model", "method", "run", way.toLowerCase(Locale.ROOT), way, "--via-daemon=require");
        Swamp.awaitLine(run, "hanging");
        assertEquals(0, swamp.shell("kill -INT " + run.pid()).code());
        assertTrue(run.waitFor(60, TimeUnit.SECONDS), way);
        assertEquals(130, run.exitValue(), way);
        assertModelIsFree(way);
      }
      assertNothingIsLeft();
      assertGoesOn(neighbour);
    }
  }

  @Test
  void aClientThatVanishesEndsItsRun() throws Exception {
    try (RawClient neighbour = startNeighbour()) {
      for (String way : WAYS) {
        start(way).close();
        assertModelIsFree(way);
      }
      assertNothingIsLeft();
      assertGoesOn(neighbour);
    }
  }

  @Test
  void aTimeoutEndsEveryRun() throws Exception {
    try (RawClient neighbour = startNeighbour()) {
      for (String way : WAYS) {
        try (RawClient client = send(way.toLowerCase(Locale.ROOT), way, Optional.of("5s"))) {
          Failure failure = failureOf(client);
          assertEquals("cancelled", failure.code(), way);
          assertEquals("The run timed out after 5s", failure.message(), way);
        }
        assertModelIsFree(way);
      }
      assertNothingIsLeft();
      assertGoesOn(neighbour);
    }
  }

  @Test
  void controlCEndsCodeThatHangsBeforeItIsAModel() throws Exception {
    swamp.write("extensions/models/endless.ts", """
        Deno.writeTextFileSync(`${Deno.env.get("REPOSITORY")}/evaluating`, "");
        while (true) {}
        export const model = { type: "@test/endless", version: "2026.01.01.1", methods: {} };
        """);
    swamp.write("models/@test/endless/endless.yaml", "type: \"@test/endless\"\ntypeVersion: 2026.01.01.1\n"
        + "id: 8f14e45f-ceea-467f-9d0c-3f0c1f5b7c01\nname: endless\nversion: 1\ntags: {}\nglobalArguments: {}\nmethods: {}\n");
    swamp.with("REPOSITORY", swamp.repository().toString());
    for (String command : List.of("model method run endless any", "model validate endless", "model type describe @test/endless")) {
      Process run = swamp.start((command + " --via-daemon=require").split(" "));
      while (!Files.deleteIfExists(swamp.repository().resolve("evaluating"))) {
        assertTrue(run.isAlive(), command);
        Thread.onSpinWait();
      }
      assertEquals(0, swamp.shell("kill -INT " + run.pid()).code());
      assertTrue(run.waitFor(60, TimeUnit.SECONDS), command);
      assertEquals(130, run.exitValue(), command);
      while (RawClient.status(swamp).at("/requests/running").size() > 0) {
        Thread.onSpinWait();
      }
      assertEquals(0, RawClient.status(swamp).at("/requests/abandoned").intValue(), command);
    }
    assertModelIsFree("spin");
  }

  @Test
  void theEndOfTheDaemonEndsEveryRun() throws Exception {
    ProcessHandle daemon = swamp.daemon().orElseThrow();
    List<RawClient> clients = new ArrayList<>();
    for (String way : WAYS) {
      clients.add(start(way));
    }
    List<ProcessHandle> processes = sleepers();
    assertEquals(0, swamp.run("daemon", "stop", "--now").code());
    for (RawClient client : clients) {
      assertEquals("cancelled", failureOf(client).code());
      client.close();
    }
    assertTrue(daemon.onExit().get(60, TimeUnit.SECONDS) != null);
    for (ProcessHandle process : processes) {
      assertTrue(Swamp.ends(process));
    }
    assertEquals(WAYS.size(), records("status: cancelled"));
    assertEquals(List.of(), locks());
  }

  @Test
  void aRunThatNeedsAllMemoryEndsAlone() throws Exception {
    ProcessHandle daemon = swamp.daemon().orElseThrow();
    try (RawClient neighbour = startNeighbour()) {
      Swamp.Result hoard = ProbeRepository.run(swamp, "hoard");
      assertEquals(1, hoard.code(), hoard.errors());
      assertTrue(hoard.errors().contains("the memory of the runtime was nearly full"), hoard.errors());
      assertGoesOn(neighbour);
    }
    assertEquals(daemon, swamp.daemon().orElseThrow());
  }

  private RawClient start(String way) throws IOException {
    return awaitLine(send(way.toLowerCase(Locale.ROOT), way, Optional.empty()), "hanging");
  }

  private RawClient startNeighbour() throws IOException {
    return awaitLine(send("neighbour", "neighbour", Optional.empty()), "working");
  }

  private static RawClient awaitLine(RawClient client, String line) {
    String said = "";
    while (!said.contains("text=" + line)) {
      said = client.next().orElseThrow().toString();
    }
    return client;
  }

  private RawClient send(String model, String method, Optional<String> timeout) throws IOException {
    RawClient client = RawClient.connect(swamp);
    client.hello("test");
    client.request(new MethodRun(Optional.empty(), new ByDefinition(model, method), List.of(), List.of(), Optional.empty(),
        Optional.empty(), List.of(), false, RunChecks.all(), RunReports.all(), timeout, false, Optional.empty(),
        Optional.empty()), swamp.repository(), swamp.environment());
    return client;
  }

  private static Failure failureOf(RawClient client) {
    List<ServerMessage> rest = client.rest();
    assertEquals(FAILED, rest.getLast());
    return rest.stream().filter(FailureMessage.class::isInstance).map(message -> ((FailureMessage) message).failure())
        .findFirst().orElseThrow();
  }

  /** The next run of the model waits for the end of the one before. */
  private void assertModelIsFree(String way) throws IOException {
    try (RawClient client = RawClient.connect(swamp)) {
      client.hello("test");
      client.request(RawClient.methodRun(way.toLowerCase(Locale.ROOT), "quick", List.of()), swamp.repository(), swamp.environment());
      assertEquals(new ExitMessage("1", 0), client.rest().getLast(), way);
    }
  }

  private void assertNothingIsLeft() throws Exception {
    var status = RawClient.status(swamp);
    assertEquals(0, status.at("/requests/abandoned").intValue());
    assertEquals(WAYS.size(), status.at("/runtime/contexts/retiredBy/ended").intValue(), status.toString());
    assertEquals(WAYS.size(), records("status: cancelled"));
    assertEquals(1, records("status: running"), "the neighbour's");
    for (ProcessHandle process : sleepers()) {
      assertTrue(Swamp.ends(process), process.toString());
    }
    assertEquals(1, locks().size(), "the neighbour's");
  }

  private void assertGoesOn(RawClient neighbour) throws IOException {
    swamp.write("enough", "");
    assertEquals(new ExitMessage("1", 0), neighbour.rest().getLast());
  }

  private List<ProcessHandle> sleepers() throws IOException {
    return swamp.daemon().orElseThrow().descendants()
        .filter(process -> process.info().command().filter(command -> command.endsWith("sleep")).isPresent()).toList();
  }

  private long records(String line) throws IOException {
    long count = 0;
    for (Path file : files("outputs")) {
      if (file.toString().endsWith(".yaml") && Files.readString(file).contains(line + "\n")) {
        count++;
      }
    }
    return count;
  }

  private List<Path> locks() throws IOException {
    return files("data").stream().filter(file -> file.endsWith(".lock")).toList();
  }

  private List<Path> files(String below) throws IOException {
    return FileTree.files(swamp.repository().resolve(".swamp").resolve(below));
  }
}
