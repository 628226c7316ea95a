package swamp.cli.command;

import java.io.File;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import swamp.protocol.ErrorCode;
import swamp.protocol.SocketLocation;
import swamp.protocol.SwampException;

/** {@code swamp serve}: the daemon in the foreground, with this process as its stand-in for signals and exit status. */
@Command(name = "serve", description = "Run the daemon in the foreground, as service managers want it.",
    footer = "swamp serve")
public final class ServeCommand implements LeafCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();

  @Override
  public GlobalOptions globals() {
    return globals;
  }

  @Override
  public int run(CommandSession session) {
    Invocation invocation = session.invocation();
    SocketLocation location = session.connector().location();
    ProcessBuilder builder = new ProcessBuilder(invocation.installation().daemonCommand()).inheritIO();
    builder.directory(directory(location));
    try {
      Process daemon = builder.start();
      invocation.interruption().watchPatiently(_ -> daemon.destroy());
      int code = daemon.waitFor();
      invocation.interruption().unwatch();
      return code;
    } catch (IOException e) {
      throw new SwampException(
          ErrorCode.DAEMON_UNAVAILABLE, "The swamp daemon could not be started: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SwampException(ErrorCode.INTERRUPTED, "Interrupted while the daemon ran", e);
    }
  }

  /** The state directory; where it cannot be had, the daemon itself says why. */
  private static File directory(SocketLocation location) {
    try {
      location.ensureDirectory();
      return location.directory().toFile();
    } catch (SwampException e) {
      return new File("/");
    }
  }
}
