package swamp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swamp.protocol.DataPruning;
import swamp.protocol.ExitMessage;
import swamp.protocol.Failure;
import swamp.protocol.FailureMessage;
import swamp.protocol.JsonText;
import swamp.protocol.ModelCreate;
import swamp.protocol.ModelDeletion;
import swamp.protocol.Request;
import swamp.protocol.RequestMessage;
import swamp.protocol.ResultMessage;

/** What the person at the terminal is asked, and that nobody else is. */
class PersonTest {
  private static final String[] DELETE = {"model", "delete", "p1", "--via-daemon=require", "--no-color"};

  private static FakeDaemon.Part refusing(String code) {
    return FakeDaemon.answering(
        new FailureMessage("1", new Failure(code, "use --yes", Optional.empty(), false, Optional.empty(), Optional.empty())),
        new ExitMessage("1", 1));
  }

  private static FakeDaemon.Part answering(String document) {
    return FakeDaemon.answering(new ResultMessage("1", JsonText.parse(document)), new ExitMessage("1", 0));
  }

  private static List<Request> requests(FakeDaemon daemon) {
    return daemon.received().stream()
        .filter(RequestMessage.class::isInstance)
        .map(message -> ((RequestMessage) message).request())
        .toList();
  }

  @Test
  void whoAgreesIsTakenAtTheirWord() throws IOException {
    try (FakeDaemon daemon = FakeDaemon.playing(refusing("confirmation_required"),
        answering("{\"deleted\":{\"name\":\"p1\",\"type\":\"@a/b\"},\"outputsDeleted\":2,\"dataDeleted\":true}"))) {
      ProgramRun run = ProgramRun.atTerminal(daemon.environment(), "Yes\n", DELETE);
      assertEquals(0, run.code());
      assertEquals("Deleted p1 (@a/b) with 2 run record(s) and its data\n", run.output());
      assertEquals("Delete model p1 with its data and run records? [y/N] ", run.errors());
      assertEquals(List.of(new ModelDeletion(Optional.empty(), "p1", false), new ModelDeletion(Optional.empty(), "p1", true)),
          requests(daemon));
    }
  }

  @Test
  void anythingButYesIsNoAndChangesNothing() throws IOException {
    for (String typed : List.of("n\n", "\n", "", "yesterday\n")) {
      try (FakeDaemon daemon = FakeDaemon.playing(refusing("confirmation_required"))) {
        ProgramRun run = ProgramRun.atTerminal(daemon.environment(), typed, DELETE);
        assertEquals(0, run.code());
        assertEquals("Cancelled.\n", run.output());
        assertEquals(1, requests(daemon).size());
      }
    }
  }

  @Test
  void otherFailuresAreShownAndNothingIsAsked() throws IOException {
    try (FakeDaemon daemon = FakeDaemon.playing(refusing("model_not_found"))) {
      ProgramRun run = ProgramRun.atTerminal(daemon.environment(), "y\n", DELETE);
      assertEquals(1, run.code());
      assertFalse(run.errors().contains("[y/N]"), run.errors());
    }
  }

  @Test
  void withoutATerminalAMissingWordIsAFailure() throws IOException {
    try (FakeDaemon daemon = FakeDaemon.playing(refusing("confirmation_required"))) {
      ProgramRun run = ProgramRun.reading(daemon.environment(), "y\n", DELETE);
      assertEquals(new ProgramRun(1, "", "\nError: use --yes\n"), run);
    }
  }

  @Test
  void jsonAndTheFlagCountAsAgreement() throws IOException {
    for (String flag : List.of("--json", "-y", "--force")) {
      try (FakeDaemon daemon = FakeDaemon.playing(answering("{}"))) {
        ProgramRun.atTerminal(daemon.environment(), "", "data", "prune", flag, "--via-daemon=require");
        assertEquals(List.of(new DataPruning(Optional.empty(), false, true)), requests(daemon), flag);
      }
    }
  }

  @Test
  void missingArgumentsAreAskedForInTheirKind() throws IOException {
    String description = "{\"globalArguments\":{\"properties\":{\"region\":{\"type\":\"string\",\"enum\":[\"eu\",\"us\"]},"
        + "\"size\":{\"type\":\"number\",\"description\":\"How large\"},\"given\":{\"type\":\"string\"},"
        + "\"easy\":{\"type\":\"string\",\"default\":\"d\"},"
        + "\"where\":{\"type\":\"object\",\"properties\":{\"host\":{\"type\":\"string\"},\"port\":{\"type\":\"integer\"}},"
        + "\"required\":[\"host\",\"port\"]}},\"required\":[\"region\",\"size\",\"given\",\"easy\",\"where\"]}}";
    try (FakeDaemon daemon = FakeDaemon.playing(answering(description), answering("{}"))) {
      ProgramRun run = ProgramRun.atTerminal(daemon.environment(), "p1\n\neu\nlarge\n3\n80\n",
          "model", "create", "@a/b", "--global-arg", "given=x", "--global-arg", "where.host=h", "--via-daemon=require");
      assertEquals("Name of the new model: region (eu | us): region (eu | us): size - How large (number): "
          + "  Expected a number\nsize - How large (number): where.port (integer): ", run.errors());
      assertEquals(new ModelCreate(Optional.empty(), "@a/b", "p1", List.of("given=x", "where.host=h", "region=eu", "size:json=3", "where.port:json=80")),
          requests(daemon).getLast());
    }
  }

  @Test
  void oneLongLineIsPagedWhenItTakesMoreRowsThanTheScreenHas(@TempDir Path directory) throws IOException {
    Path paged = directory.resolve("paged");
    for (int rows : new int[] {3, 30}) {
      String line = "x".repeat(80 * rows);
      try (FakeDaemon daemon = FakeDaemon.playing(answering("{\"lines\":[\"" + line + "\"]}"))) {
        Map<String, String> environment = new HashMap<>(daemon.environment());
        environment.putAll(Map.of("LINES", "24", "COLUMNS", "80", "SWAMP_PAGER", "cat > " + paged));
        ProgramRun run = ProgramRun.atTerminal(environment, "", "model", "output", "logs", "p1", "--via-daemon=require");
        assertEquals(rows == 3 ? line + "\n" : "", run.output());
        assertEquals(rows == 30, Files.exists(paged));
      }
    }
    assertEquals(80 * 30 + 1, Files.size(paged));
  }

  @Test
  void withoutATerminalMissingArgumentsAreNamed() throws IOException {
    try (FakeDaemon daemon = FakeDaemon.playing()) {
      ProgramRun run = ProgramRun.reading(daemon.environment(), "p1\n", "model", "create", "@a/b");
      assertEquals(new ProgramRun(1, "", "\nError: Missing argument(s): name\n"), run);
      assertTrue(ProgramRun.of(daemon.environment(), "model", "create").errors().contains("type, name"));
      assertTrue(ProgramRun.of(daemon.environment(), "model", "edit").errors().contains("Missing argument(s): model"));
    }
  }
}
