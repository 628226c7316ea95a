package swamp.dist;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import swamp.dist.Swamp.Result;

/** A repository with one extension, which has a method for each thing to be tried, and one model of it, {@code p1}. */
public final class ProbeRepository {
  private ProbeRepository() {}

  /** Makes the repository of this test. */
  public static void write(Swamp swamp) throws IOException {
    swamp.write(".swamp.yaml", "swampVersion: 20260206.200442.0\ninitializedAt: \"2026-11-22T10:00:00.000Z\"\n"
        + "repoId: 5d0c8a44-9c3f-4b6e-8a21-6f3f0d7e4b10\n");
    swamp.write("extensions/models/probe.ts", source());
    define(swamp, "p1", "8f14e45f-ceea-467f-9d0c-3f0c1f5b7a11");
  }

  /** Adds a model of the probe's type. */
  public static void define(Swamp swamp, String name, String id) throws IOException {
    swamp.write("models/@test/probe/" + name + ".yaml", "type: \"@test/probe\"\ntypeVersion: 2026.01.01.1\n"
        + "id: " + id + "\nname: " + name + "\nversion: 1\ntags: {}\nglobalArguments: {}\nmethods: {}\n");
  }

  /** The extension's TypeScript. */
  public static String source() throws IOException {
    try (InputStream source = ProbeRepository.class.getResourceAsStream("/probe.ts")) {
      return new String(source.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Runs a method of {@code p1} through the daemon, which is started if none runs. */
  public static Result run(Swamp swamp, String method, String... more) throws IOException, InterruptedException {
    return swamp.run(words(method, more));
  }

  /** Starts such a run and leaves it running. */
  public static Process start(Swamp swamp, String method, String... more) throws IOException {
    return swamp.start(words(method, more));
  }

  private static String[] words(String method, String... more) {
    List<String> words = new ArrayList<>(List.of("model", "method", "run", "p1", method, "--via-daemon=require"));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }
}
