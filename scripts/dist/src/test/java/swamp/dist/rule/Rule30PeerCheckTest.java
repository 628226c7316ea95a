package swamp.dist.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import swamp.dist.RawClient;
import swamp.dist.Swamp;
import swamp.dist.Swamp.Result;

/** Another user is refused, even where the directory would let that user in. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class Rule30PeerCheckTest {
  @RegisterExtension private final Swamp swamp = new Swamp();

  private static final String NOBODY = "65534";
  private static final String CONNECT = "const s = require('net').connect(process.argv[1]); let got = 0;"
      + " const frame = (m) => { const b = Buffer.from(JSON.stringify(m)); const l = Buffer.alloc(4);"
      + " l.writeUInt32BE(b.length); return Buffer.concat([l, b]); };"
      + " s.on('connect', () => { console.log('connected'); s.write(frame({type:'hello',protocol:1,build:'x',jdk:'x',client:'x'})); });"
      + " s.on('data', (d) => { got += d.length; }); s.on('error', () => {}); s.on('close', () => console.log('closed after ' + got));";

  @Test
  void aSecondUserGetsNotAByte() throws Exception {
    assumeTrue(Files.getOwner(swamp.root()).getName().equals("root"), "only root can act as a second user");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "setpriv is not installed");
    assertEquals(0, swamp.run("daemon", "start").code());
    Path socket = swamp.daemonDirectory().resolve("daemon.sock");
    String asNobody = "cd / && setpriv --reuid=" + NOBODY + " --regid=" + NOBODY + " --clear-groups node -e \"$script\" " + socket;
    swamp.with("script", CONNECT);
    assertFalse(swamp.shell(asNobody).output().contains("connected"), "the directory is closed");
    Files.setPosixFilePermissions(swamp.root(), PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(swamp.daemonDirectory(), PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw-rw-"));
    Result intruder = swamp.shell(asNobody);
    assertEquals("connected\nclosed after 0\n", intruder.output(), intruder.errors());
    Files.setPosixFilePermissions(swamp.daemonDirectory(), PosixFilePermissions.fromString("rwx------"));
    assertTrue(RawClient.status(swamp).get("running").booleanValue());
    String log = Files.readString(swamp.daemonDirectory().resolve("daemon.log"));
    assertTrue(log.contains("A connection of another user was closed"), log);
  }
}
