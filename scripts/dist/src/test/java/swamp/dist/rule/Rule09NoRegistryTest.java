package swamp.dist.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import swamp.dist.ProbeRepository;
import swamp.dist.RawClient;
import swamp.dist.Swamp;
import swamp.dist.Swamp.Result;

/** No file but the socket is needed to find the daemon, and a daemon that cannot be found ends. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class Rule09NoRegistryTest {
  @RegisterExtension private final Swamp swamp = new Swamp();

  @BeforeEach
  void makeRepository() throws IOException {
    ProbeRepository.write(swamp);
  }

  @Test
  void losingEveryOtherFileHarmsNobody() throws Exception {
    assertEquals(0, ProbeRepository.run(swamp, "write", "--input", "text=a").code());
    ProcessHandle daemon = swamp.daemon().orElseThrow();
    for (String name : List.of("daemon.pid", "daemon.log", "launch.lock")) {
      Files.deleteIfExists(swamp.daemonDirectory().resolve(name));
    }
    assertEquals(0, ProbeRepository.run(swamp, "write", "--input", "text=b").code());
    assertEquals(daemon.pid(), RawClient.status(swamp).get("pid").longValue());
    Files.writeString(swamp.daemonDirectory().resolve("daemon.pid"), daemon.pid() + "\n");
  }

  @Test
  void aDaemonWithoutASocketMakesWayForTheNext() throws Exception {
    assertEquals(0, ProbeRepository.run(swamp, "write", "--input", "text=a").code());
    ProcessHandle first = swamp.daemon().orElseThrow();
    Files.delete(swamp.daemonDirectory().resolve("daemon.sock"));
    Result next = swamp.run("daemon", "start");
    assertEquals(0, next.code(), next.errors());
    assertTrue(Swamp.ends(first));
    assertEquals(0, ProbeRepository.run(swamp, "write", "--input", "text=b").code());
  }
}
