package swamp.cli.service;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A program of somebody else that judges our files; the test is skipped where it is missing. */
final class OtherTool {
  private OtherTool() {}

  /** What the program prints; its exit status is the first line. */
  static String run(String program, String... arguments) throws IOException, InterruptedException {
    assumeTrue(isThere(program), program + " is not installed");
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() + "\n" + output;
  }

  private static boolean isThere(String program) throws InterruptedException {
    try {
      new ProcessBuilder(program, "--version").redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
