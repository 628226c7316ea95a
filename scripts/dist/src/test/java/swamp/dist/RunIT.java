package swamp.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import swamp.dist.Swamp.Result;

/** Method runs through the installed program, on a repository with an extension of its own. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class RunIT {
  @RegisterExtension private final Swamp swamp = new Swamp();

  @BeforeEach
  void makeRepository() throws IOException {
    ProbeRepository.write(swamp);
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
  void controlCCancelsTheRunAndFreesTheModel() throws Exception {
    for (String path : List.of("--via-daemon=require", "--via-daemon=off")) {
      Process run = swamp.start("model", "method", "run", "p1", "sleep", path);
      Swamp.awaitLine(run, "sleeping");
      assertEquals(0, swamp.shell("kill -INT " + run.pid()).code());
      assertTrue(run.waitFor(Swamp.PATIENCE_SECONDS, TimeUnit.SECONDS));
      assertEquals(130, run.exitValue(), path);
      Result next = swamp.run("model", "method", "run", "p1", "write", "--input", "text=c", path, "--json");
      assertEquals(0, next.code(), next.errors());
    }
  }

  @Test
  void aBatchFromStandardInputPrintsOneDocumentForEachRun() throws Exception {
    Result result = swamp.shell("printf '{\"text\":\"a\"}\\n{\"text\":\"b\"}\\n{\"nope\":1}\\n'"
        + " | \"$swamp\" model method run p1 write --stdin --json --via-daemon=require");
    assertEquals(1, result.code());
    assertEquals(2, result.output().lines().filter(line -> line.equals("{")).count(), result.output());
    assertTrue(result.errors().contains("\"code\": \"validation_failed\""), result.errors());
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
