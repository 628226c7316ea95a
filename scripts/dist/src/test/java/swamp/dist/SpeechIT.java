package swamp.dist;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import swamp.dist.Swamp.Result;

/** The speech example, spoken by the real program into a WAV file, and the hook that speaks an assistant's last turn. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SpeechIT {
  private static final String TEXT = "The swamp is warm.";
  private static final int WAV_HEADER_BYTES = 44;

  @RegisterExtension private final Swamp swamp = new Swamp();

  private static Path checkout() {
    return Path.of(System.getProperty("swamp.root"));
  }

  @BeforeEach
  void copyTheExample() throws IOException {
    Path example = checkout().resolve("docs/examples/speech");
    try (Stream<Path> files = Files.walk(example)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path relative = example.relativize(file);
        if (!relative.startsWith(".swamp")) {
          Path target = swamp.repository().resolve(relative.toString());
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
    }
    Path definition = swamp.repository().resolve("models/@examples/speech/speak.yaml");
    Files.writeString(definition, Files.readString(definition).replace("globalArguments:\n", "globalArguments:\n  output: file\n"));
  }

  private void requireSpeechProgram() throws IOException, InterruptedException {
    assumeTrue(swamp.shell("command -v espeak-ng").code() == 0,
        "espeak-ng is not installed: nothing can be spoken (Debian: apt-get install espeak-ng)");
  }

  @Test
  void bothPathsSpeakTheSameSound() throws Exception {
    requireSpeechProgram();
    Path reference = swamp.root().resolve("reference.wav");
    assertEquals(0, swamp.shell("espeak-ng -s 175 -w " + reference + " -- '" + TEXT + "'").code());

    for (String path : List.of("--via-daemon=require", "--via-daemon=off")) {
      Result result = swamp.run("model", "method", "run", "speak", "say", "--input", "text=" + TEXT, path, "--json");

      assertEquals(0, result.code(), result.errors());
      assertTrue(result.output().contains("\"program\": \"espeak-ng\""), result.output());
      byte[] spoken = Files.readAllBytes(newestSound());
      assertArrayEquals(Files.readAllBytes(reference), spoken, path);
      assertTrue(seconds(spoken) > 0.5 && seconds(spoken) < 5, path + ": " + seconds(spoken) + " s");
    }
  }

  /** The duration that the file's header and size say. */
  private static double seconds(byte[] wav) {
    assertEquals("RIFF", new String(wav, 0, 4, java.nio.charset.StandardCharsets.US_ASCII));
    int bytesPerSecond = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).getInt(28);
    return (wav.length - WAV_HEADER_BYTES) / (double) bytesPerSecond;
  }

  private Path newestSound() throws IOException {
    Path item = swamp.repository().resolve(".swamp/data/@examples/speech/3b9f3f0e-52c1-4d7a-9a54-0f6f9c2f7a11/sound");
    return item.resolve(Files.readString(item.resolve("latest"))).resolve("raw");
  }

  @Test
  void noopIsTheSameByBothPathsAndLeavesNothing() throws Exception {
    for (String path : List.of("--via-daemon=require", "--via-daemon=off")) {
      Result result = swamp.run("model", "method", "run", "speak", "noop", "--no-record", path, "--json");

      assertEquals(0, result.code(), result.errors());
      assertTrue(result.output().contains("\"status\": \"succeeded\""), result.output());
    }
    assertTrue(Files.notExists(swamp.repository().resolve(".swamp/outputs")));
  }

  @Test
  void theHookSpeaksTheLastTurnWithoutHoldingTheAssistantUp() throws Exception {
    // Takes the place of the client, so that what the hook asks for can be seen.
    Path asked = swamp.root().resolve("asked");
    Path client = swamp.root().resolve("client");
    Files.writeString(client, "#!/bin/sh\n{ echo \"$*\"; cat; } >" + asked + ".new\nmv " + asked + ".new " + asked + "\n");
    Files.setPosixFilePermissions(client, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
    swamp.write("transcript.jsonl", """
        {"type":"assistant","message":{"role":"assistant","content":[{"type":"text","text":"An older turn."}]}}
        {"type":"assistant","message":{"role":"assistant","content":[{"type":"text","text":"All **tests** pass. `x`"}]}}
        {"type":"user","message":{"role":"user","content":"thanks"}}
        """);

    Result result = swamp.shell("echo '{\"transcript_path\":\"" + swamp.repository().resolve("transcript.jsonl")
        + "\"}' | SWAMP_COMMAND=" + client + " " + checkout().resolve("scripts/hooks/speak-last-turn"));

    assertEquals(new Result(0, "", ""), result);
    String seen = await(asked).orElseThrow(() -> new AssertionError("the hook asked for nothing"));
    assertTrue(seen.startsWith("model method run speak say --stdin --timeout 60s"), seen);
    assertTrue(seen.endsWith("{\"text\":\"All tests pass. x\"}"), seen);
  }

  @Test
  void theHookStaysSilentWhenItIsGivenNonsense() throws Exception {
    for (String event : Arrays.asList("", "not json", "{}", "{\"transcript_path\":\"/nonexistent\"}")) {
      Result result = swamp.shell("printf '%s' '" + event + "' | SWAMP_COMMAND=/nonexistent "
          + checkout().resolve("scripts/hooks/speak-last-turn"));

      assertEquals(new Result(0, "", ""), result, event);
    }
  }

  // The hook works in the background; the file appears by a rename when it has asked.
  private Optional<String> await(Path file) throws IOException, InterruptedException {
    Result waited = swamp.shell("for i in $(seq 1200); do [ -e " + file + " ] && exit 0; sleep 0.1; done; exit 1");
    return waited.code() == 0 ? Optional.of(Files.readString(file)) : Optional.empty();
  }
}
