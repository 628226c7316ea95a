package swamp.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import swamp.dist.Swamp.Result;

/** What a person has besides the commands: completion in three shells, a manual, defaults for a repository. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ComfortIT {
  @RegisterExtension private final Swamp swamp = new Swamp();

  @Test
  void bashCompletesAfterItsScriptIsRead() throws Exception {
    String press = "; COMP_LINE=\"$line\"; COMP_POINT=${#line}; COMP_TYPE=9; _swamp; printf '%s\\n' \"${COMPREPLY[@]}\"";
    String setup = "source <(\"$swamp\" completions bash); ";
    assertEquals("validate\n", swamp.shell(setup + "line=\"$swamp model va\"" + press).output());
    assertEquals("--via-daemon\n", swamp.shell(setup + "line=\"$swamp model method run @a/b --via\"" + press).output());
    assertTrue(swamp.shell(setup + "line=\"$swamp model \"" + press).output().contains("\nsearch\n"));
  }

  // The three commands that only work while a person edits a line are replaced by ones that print.
  @Test
  void zshCompletesAfterItsScriptIsRead() throws Exception {
    need("zsh");
    swamp.write("complete.zsh", """
        compdef() { }
        compadd() { print -rl -- "${@:#--}" }
        _files() { print -r -- files }
        source <("$swamp" completions zsh)
        words=("$swamp" "$@"); CURRENT=${#words}
        _swamp
        """);
    assertEquals("validate\n", swamp.shell("zsh -f complete.zsh model va").output());
    assertEquals("--via-daemon\n", swamp.shell("zsh -f complete.zsh model method run @a/b --via").output());
    assertTrue(swamp.shell("zsh -f complete.zsh model ''").output().contains("\nsearch\n"));
    assertEquals("files\n", swamp.shell("zsh -f complete.zsh model method run --input-file ''").output());
  }

  @Test
  void fishCompletesAfterItsScriptIsRead() throws Exception {
    need("fish");
    Files.createSymbolicLink(swamp.root().resolve("swamp"), Path.of(Swamp.launcher()));
    String ask = "PATH=" + swamp.root() + ":$PATH fish -N -c 'swamp completions fish | source; complete -C \"$argv\"' ";
    assertEquals("validate\n", swamp.shell(ask + "'swamp model va'").output());
    assertEquals("--via-daemon\n", swamp.shell(ask + "'swamp model method run @a/b --via'").output());
    assertTrue(swamp.shell(ask + "'swamp model '").output().contains("\nsearch\n"));
  }

  @Test
  void everyPageOfTheManualIsFaultless() throws Exception {
    Path pages = Swamp.installation().resolve("share/man/man1");
    assertTrue(Files.readString(pages.resolve("swamp-model-method-run.1")).contains("\\-\\-via\\-daemon"));
    need("groff");
    Result checked = swamp.shell("for page in " + pages + "/*.1; do groff -man -Tutf8 -ww -z \"$page\" || echo \"$page\"; done");
    assertEquals(new Result(0, "", ""), checked);
  }

  @Test
  void aRepositoryMaySayThatItsCommandsUseTheDaemon() throws Exception {
    ProbeRepository.write(swamp);
    Path settings = swamp.repository().resolve(".swamp.yaml");
    Files.writeString(settings, Files.readString(settings) + "\nviaDaemon: require\n");
    // Where none may be started, the wish itself is what fails.
    swamp.with("SWAMP_VIA_DAEMON_SPAWN", "0");
    assertEquals(69, swamp.run("model", "search", "--json").code());
    assertEquals(0, swamp.run("model", "search", "--json", "--via-daemon=off").code());
    assertEquals(0, swamp.with("SWAMP_VIA_DAEMON", "off").run("model", "search", "--json").code());
  }

  @Test
  void aProgramMayAskForAnExitCodeOfWrongCommandLines() throws IOException, InterruptedException {
    assertEquals(1, swamp.run("model", "serach").code());
    assertEquals(64, swamp.with("SWAMP_EXIT_CODES", "distinct").run("model", "serach").code());
    assertEquals("{\n  \"error\": \"Unknown command \\\"serach\\\". Did you mean command \\\"search\\\"?\"\n}\n",
        swamp.run("model", "serach", "--json").errors());
  }

  private void need(String program) throws IOException, InterruptedException {
    assumeTrue(swamp.shell("command -v " + program).code() == 0, "There is no " + program + " on this machine");
  }
}
