package swamp.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Runs the command lines of standard input, a line each, words between blanks, one after the other in one process: an
 * ahead-of-time cache holds what one process has used. Exit codes are ignored, because errors are rehearsed as well.
 */
public final class Rehearsal {
  private Rehearsal() {}

  public static void main(String[] words) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Main.run(List.of(line.split(" ")));
    }
    // As every call of the program ends.
    Main.halt(0);
  }
}
