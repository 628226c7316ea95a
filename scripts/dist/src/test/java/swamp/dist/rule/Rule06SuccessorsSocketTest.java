package swamp.dist.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import swamp.dist.Swamp;

/** A daemon that ends removes its own socket only. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class Rule06SuccessorsSocketTest {
  @RegisterExtension private final Swamp swamp = new Swamp();

  @Test
  void anEndingDaemonLeavesTheSocketOfItsSuccessor() throws Exception {
    assertEquals(0, swamp.run("daemon", "start").code());
    ProcessHandle daemon = swamp.daemon().orElseThrow();
    Path socket = swamp.daemonDirectory().resolve("daemon.sock");
    Files.delete(socket);
    try (ServerSocketChannel successor = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      successor.bind(UnixDomainSocketAddress.of(socket));
      daemon.destroy();
      assertTrue(Swamp.ends(daemon));
      assertTrue(Files.exists(socket));
    }
  }
}
