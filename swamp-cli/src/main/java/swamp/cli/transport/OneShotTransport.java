package swamp.cli.transport;

import java.io.IOException;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/** Runs one request in a child of its own, which ends with it. */
final class OneShotTransport {
  private final RuntimeInstallation installation;

  OneShotTransport(RuntimeInstallation installation) {
    this.installation = installation;
  }

  /**
   * Starts the child.
   *
   * @throws SwampException {@link ErrorCode#DAEMON_UNAVAILABLE} when it cannot be started
   */
  Connection open() {
    try {
      return new ChildConnection(new ProcessBuilder(installation.oneShotCommand()).start());
    } catch (IOException e) {
      throw new SwampException(
          ErrorCode.DAEMON_UNAVAILABLE, "The swamp runtime could not be started: " + e.getMessage(), e);
    }
  }
}
