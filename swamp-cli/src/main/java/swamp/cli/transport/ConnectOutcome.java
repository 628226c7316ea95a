package swamp.cli.transport;

import java.nio.channels.SocketChannel;

/** What came of an attempt to connect to the daemon's socket. */
sealed interface ConnectOutcome {
  /** Somebody listens. */
  record Connected(SocketChannel channel) implements ConnectOutcome {}

  /**
   * Nobody answered.
   *
   * @param detail the system's words
   */
  record Unreachable(Reason reason, String detail) implements ConnectOutcome {}

  /** Kinds of not being reachable, each with its own way out. */
  enum Reason {
    /** There is no socket node: no daemon runs. */
    MISSING,
    /** There is a node that nobody listens on: its daemon was killed. */
    STALE,
    /** This process may not use the socket, as in an agent's sandbox (lesson 32). */
    FORBIDDEN,
    /** Somebody listens, but did not accept in time (lesson 5). */
    BUSY
  }
}
