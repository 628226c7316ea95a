package swamp.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What a person at a terminal is asked and can choose. The terminal is one of util-linux' {@code script}; keys are pressed
 * ahead, as fast typists do, and the terminal keeps them until they are read.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class InteractiveIT {
  private static final String ESCAPE = "\u001b";

  @RegisterExtension private final Swamp swamp = new Swamp();

  @BeforeEach
  void needTerminal() throws Exception {
    assumeTrue(swamp.shell("script --version | grep -q util-linux").code() == 0,
        "There is no util-linux script on this machine, which these tests use as a terminal");
    swamp.with("TERM", "xterm").with("SHELL", "/bin/bash").with("SWAMP_PAGER", "").with("SWAMP_VIA_DAEMON", "require")
        .with("SWAMP_VIA_DAEMON_SPAWN", "1");
    ProbeRepository.write(swamp);
    ProbeRepository.define(swamp, "other", "9f14e45f-ceea-467f-9d0c-3f0c1f5b7a11");
  }

  /** What a command prints at a terminal where these keys are pressed, and its exit code in the last line. */
  private String typing(String keys, String words) throws Exception {
    return swamp.with("line", "\"$swamp\" " + words + "; echo code=$?").with("keys", keys)
        .shell("printf '%b' \"$keys\" | script -qec 'eval \"$line\"' /dev/null").output();
  }

  @Test
  void aSearchIsFilteredAsItIsTypedAndTheChosenOneIsShown() throws Exception {
    String shown = typing("oth\\r", "model search");
    assertTrue(shown.contains("of 2"), shown);
    assertTrue(shown.contains("9f14e45f-ceea-467f-9d0c-3f0c1f5b7a11"), shown);
    assertFalse(shown.contains("8f14e45f"), shown);
    assertTrue(shown.endsWith("code=0\r\n"), shown);
  }

  @Test
  void arrowsMoveTheMark() throws Exception {
    String first = typing("\\r", "model search");
    String second = typing("\\033[B\\r", "model search");
    String other = "9f14e45f-ceea-467f-9d0c-3f0c1f5b7a11";
    assertTrue(first.contains(other) != second.contains(other), first + second);
    assertTrue(first.contains("f14e45f-ceea") && second.contains("f14e45f-ceea"), first + second);
  }

  @Test
  void withLogOrInAPipeNobodyIsAsked() throws Exception {
    String listed = typing("", "model search --log");
    assertTrue(listed.contains("NAME") && listed.contains("other") && !listed.contains("Esc leaves"), listed);
    assertTrue(swamp.run("model", "search").output().startsWith("{\n  \"query\": \"\","));
    assertFalse(swamp.run("model", "search").output().contains(ESCAPE));
    assertEquals(1, swamp.run("model", "delete", "other").code());
    assertEquals(1, swamp.run("model", "create").code());
  }

  @Test
  void aDeletionAsksAndTakesNoForAnAnswer() throws Exception {
    Path definition = swamp.repository().resolve("models/@test/probe/other.yaml");
    String declined = typing("n\\n", "model delete other");
    assertTrue(declined.contains("Delete model other with its data and run records? [y/N]"), declined);
    assertTrue(declined.endsWith("Cancelled.\r\ncode=0\r\n"), declined);
    assertTrue(Files.exists(definition));
    assertTrue(typing("", "model delete nope").contains("Model not found: nope"));
    assertTrue(typing("y\\n", "model delete other").contains("Deleted"));
    assertFalse(Files.exists(definition));
  }

  @Test
  void creatingAModelAsksForWhatItsTypeRequires() throws Exception {
    swamp.write("extensions/models/needy.ts", ProbeRepository.source()
        .replace("@test/probe", "@test/needy")
        .replaceFirst("version:", "globalArguments: z.object({ region: z.string().describe(\"Where it is\"), "
            + "size: z.number(), note: z.string().optional() }),\n  version:"));
    String shown = typing("made\\neu-1\\nmany\\n3\\n", "model create @test/needy");
    assertTrue(shown.contains("Name of the new model: "), shown);
    assertTrue(shown.contains("region - Where it is (string): "), shown);
    assertTrue(shown.endsWith("code=0\r\n"), shown);
    String definition = Files.readString(swamp.repository().resolve("models/@test/needy/made.yaml"));
    assertTrue(definition.contains("  region: eu-1\n  size: 3\n"), definition);
  }

  @Test
  void aSecretIsAskedFor() throws Exception {
    assertEquals(0, swamp.run("vault", "create", "local_encryption", "v").code());
    String shown = typing("typed-sekrit\\0177\\0177\\0177\\0177cret\\r", "vault put v k");
    assertTrue(shown.contains("Secret k (not shown): "), shown);
    assertTrue(shown.endsWith("Stored secret k in vault v\r\ncode=0\r\n"), shown);
    assertEquals("typed-secret\n", swamp.run("vault", "read-secret", "v", "k", "--yes").output());
  }

  @Test
  void aDefinitionIsChangedInThePersonsEditorAndRefusedTextIsKept() throws Exception {
    swamp.with("EDITOR", "sed -i 's/^tags: .*/tags: {team: x}/'");
    String shown = typing("", "model edit p1");
    assertTrue(shown.contains("Updated p1 (@test/probe)"), shown);
    assertTrue(Files.readString(swamp.repository().resolve("models/@test/probe/p1.yaml")).contains("tags: {team: x}"));
    assertTrue(typing("", "model edit p1").contains("Nothing was changed."));

    swamp.with("EDITOR", "sed -i s/^name:/nome:/").with("TMPDIR", swamp.root().toString());
    String refused = typing("n\\n", "model edit p1");
    assertTrue(refused.contains("name"), refused);
    assertTrue(refused.contains("Edit again? [y/N]") && refused.contains("Your text is kept in "), refused);
    assertTrue(refused.endsWith("code=1\r\n"), refused);

    swamp.with("EDITOR", "false");
    String failed = typing("", "model edit p1");
    assertTrue(failed.contains("The editor \"false\" ended with exit code 1, so nothing was changed"), failed);
    swamp.with("EDITOR", "sh -c 'echo x >> $0; exit 3'");
    assertTrue(typing("", "model edit p1").contains("ended with exit code 3. Your text is kept in "));
    swamp.with("EDITOR", "truncate -s 0");
    String emptied = typing("", "model edit p1");
    assertTrue(emptied.endsWith("Nothing was changed, because the text is empty.\r\ncode=0\r\n"), emptied);
    try (var files = Files.list(swamp.root())) {
      assertEquals(2, files.filter(file -> file.getFileName().toString().startsWith("p1-")).count());
    }
  }
}
