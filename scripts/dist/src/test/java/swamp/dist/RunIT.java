package swamp.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import swamp.dist.Swamp.Result;

/** Method runs through the installed program, on a repository with an extension of its own. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RunIT {
  @RegisterExtension private final Swamp swamp = new Swamp();

  @BeforeEach
  void makeRepository() throws IOException {
    swamp.write(".swamp.yaml", "swampVersion: 20260206.200442.0\ninitializedAt: \"2026-11-22T10:00:00.000Z\"\n"
        + "repoId: 5d0c8a44-9c3f-4b6e-8a21-6f3f0d7e4b10\n");
    try (var source = RunIT.class.getResourceAsStream("/probe.ts")) {
      swamp.write("extensions/models/probe.ts", new String(source.readAllBytes(), StandardCharsets.UTF_8));
    }
    swamp.write("models/@test/probe/p1.yaml", "type: \"@test/probe\"\ntypeVersion: 2026.01.01.1\n"
        + "id: 8f14e45f-ceea-467f-9d0c-3f0c1f5b7a11\nname: p1\nversion: 1\n"
        + "tags: {}\nglobalArguments: {}\nmethods: {}\n");
  }

  @Test
  void bothPathsGiveTheSameAnswers() throws Exception {
    assertEquals(0, swamp.run("daemon", "start").code());
    for (List<String> words : List.of(
        List.of("model", "method", "run", "p1", "write", "--input", "text=sé😀", "--json"),
        List.of("model", "method", "run", "p1", "write", "--input", "text=hello"),
        List.of("model", "method", "run", "p1", "fail", "--json"),
        List.of("model", "method", "run", "p1", "nope"),
        List.of("model", "get", "p1"),
        List.of("model", "search", "--json"))) {
      String[] direct = words.toArray(String[]::new);
      String[] daemon = Arrays.copyOf(direct, direct.length + 1);
      daemon[direct.length] = "--via-daemon=require";
      assertEquals(masked(swamp.run(direct)), masked(swamp.run(daemon)), words.toString());
    }
  }

  @Test
  void aRunThatStartsTheDaemonReturnsAtOnce() throws Exception {
    Result result = swamp.shell(
        "out=$(\"$swamp\" model method run p1 write --input text=a --via-daemon=require --json); echo $?;"
            + " echo \"$out\" | tail -1");
    assertEquals("0\n}\n", result.output(), result.errors());
    assertTrue(swamp.daemon().isPresent());
  }

  @Test
  void aDaemonKilledDuringARunIsATransportErrorAndTheNextRunWorks() throws Exception {
    assertEquals(0, swamp.run("daemon", "start").code());
    Process run = swamp.start("model", "method", "run", "p1", "sleep", "--via-daemon=require");
    Swamp.awaitLine(run, "sleeping");
    swamp.daemon().orElseThrow().destroyForcibly();
    assertTrue(run.waitFor(20, TimeUnit.SECONDS));
    assertEquals(74, run.exitValue());
    String errors = Files.readString(swamp.backgroundErrors());
    assertTrue(errors.contains("Error: The swamp daemon ended before it had answered"), errors);
    assertTrue(errors.contains("listening on"), errors);
    Result next = swamp.run(
        "model", "method", "run", "p1", "write", "--input", "text=b", "--via-daemon=require", "--json");
    assertEquals(0, next.code(), next.errors());
  }

  @Test
  void controlCCancelsTheRunAndFreesTheModel() throws Exception {
    for (String path : List.of("--via-daemon=require", "--via-daemon=off")) {
      Process run = swamp.start("model", "method", "run", "p1", "sleep", path);
      Swamp.awaitLine(run, "sleeping");
      assertEquals(0, swamp.shell("kill -INT " + run.pid()).code());
      assertTrue(run.waitFor(20, TimeUnit.SECONDS));
      assertEquals(130, run.exitValue(), path);
      Result next = swamp.run("model", "method", "run", "p1", "write", "--input", "text=c", path, "--json");
      assertEquals(0, next.code(), next.errors());
    }
  }

  @Test
  void whoReadsOneLineOnlyCancelsTheRestQuietly() throws Exception {
    Result result = swamp.shell("\"$swamp\" model method run p1 print --input lines:json=1000000"
        + " --input length:json=100 --via-daemon=require | head -1; echo \"${PIPESTATUS[0]}\"");
    assertEquals("   Resolved   p1 (@test/probe)\n141\n", result.output());
    assertEquals("", result.errors());
    assertEquals(0,
        swamp.run("model", "method", "run", "p1", "write", "--input", "text=d", "--via-daemon=require").code());
  }

  @Test
  void tenMegabytesComeWholeThroughASlowPipe() throws Exception {
    Result result = swamp.shell("\"$swamp\" model method run p1 print --input lines:json=100 --input length:json=100000"
        + " --via-daemon=require | (sleep 1; grep -c '^xx*$')");
    assertEquals("100\n", result.output(), result.errors());
  }

  @Test
  void aBatchFromStandardInputPrintsOneDocumentForEachRun() throws Exception {
    Result result = swamp.shell("printf '{\"text\":\"a\"}\\n{\"text\":\"b\"}\\n{\"nope\":1}\\n'"
        + " | \"$swamp\" model method run p1 write --stdin --json --via-daemon=require");
    assertEquals(1, result.code());
    assertEquals(2, result.output().lines().filter(line -> line.equals("{")).count(), result.output());
    assertTrue(result.errors().contains("\"code\": \"validation_failed\""), result.errors());
  }

  @Test
  void withoutAUsableSocketTheRunGoesOnWithoutTheDaemon() throws Exception {
    Files.setPosixFilePermissions(swamp.daemonDirectory(), PosixFilePermissions.fromString("rwxrwxrwx"));
    Result run = swamp.run("model", "method", "run", "p1", "write", "--input", "text=e", "--via-daemon", "--json");
    assertEquals(0, run.code(), run.errors());
    assertEquals(1, run.errors().lines().filter(line -> line.startsWith("swamp: ")).count(), run.errors());
    assertEquals(69, swamp.run("model", "method", "run", "p1", "write", "--via-daemon=require").code());
    Result quiet = swamp.with("SWAMP_NO_HINTS", "1").run("model", "search", "--via-daemon", "--json");
    assertEquals("", quiet.errors());
    assertEquals(0, quiet.code());
    assertFalse(Files.exists(swamp.daemonDirectory().resolve("daemon.sock")));
  }

  /** What may differ between two runs: ids, times, durations, versions of data. */
  private static Result masked(Result result) {
    return new Result(result.code(), masked(result.output()), masked(result.errors()));
  }

  private static String masked(String text) {
    return text.replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "ID")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d[:-]\\d\\d[:-]\\d\\d[.-]\\d+Z", "TIME")
        .replaceAll("\\d\\d:\\d\\d:\\d\\d UTC", "CLOCK")
        .replaceAll("\\d+(\\.\\d+)?(ms|s)\\b", "DURATION")
        .replaceAll("\"duration\": \\d+", "\"duration\": N")
        .replaceAll("\"version\": \\d+", "\"version\": N")
        .replaceAll("main/\\d+\"", "main/N\"")
        .replaceAll("--version \\d+", "--version N");
  }
}
