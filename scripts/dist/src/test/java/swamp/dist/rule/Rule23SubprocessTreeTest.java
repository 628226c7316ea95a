package swamp.dist.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import swamp.dist.ProbeRepository;
import swamp.dist.Swamp;

/** A run that ends early takes the processes it started along, and leaves no zombies. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class Rule23SubprocessTreeTest {
  @RegisterExtension private final Swamp swamp = new Swamp();

  @BeforeEach
  void makeRepository() throws IOException {
    ProbeRepository.write(swamp);
  }

  private static final Pattern TREE = Pattern.compile("tree (\\d+) (\\d+)");

  @Test
  void cancellingEndsTheWholeTree() throws Exception {
    Process run = ProbeRepository.start(swamp, "tree");
    List<ProcessHandle> tree = new ArrayList<>();
    Matcher line = TREE.matcher(lineOf(run));
    assertTrue(line.matches());
    for (int i = 1; i <= 2; i++) {
      tree.add(ProcessHandle.of(Long.parseLong(line.group(i))).orElseThrow());
    }
    assertEquals(0, swamp.shell("kill -INT " + run.pid()).code());
    assertTrue(run.waitFor(Swamp.PATIENCE_SECONDS, TimeUnit.SECONDS));
    for (ProcessHandle process : tree) {
      assertTrue(Swamp.ends(process), process.toString());
    }
    assertEquals(0, ProbeRepository.run(swamp, "write", "--input", "text=a").code());
    assertEquals(List.of(), swamp.daemon().orElseThrow().descendants()
        .filter(process -> process.info().command().filter(command -> command.endsWith("sleep")).isPresent()).toList());
  }

  private static String lineOf(Process run) throws IOException {
    for (String line = run.inputReader().readLine(); line != null; line = run.inputReader().readLine()) {
      if (line.startsWith("tree ")) {
        return line;
      }
    }
    throw new AssertionError("The run ended without naming its processes");
  }
}
