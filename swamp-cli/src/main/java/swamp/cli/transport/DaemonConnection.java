package swamp.cli.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.time.Instant;
import swamp.protocol.ErrorCode;
import swamp.protocol.SocketLocation;
import swamp.protocol.SwampException;

/** A connection to the resident daemon. */
final class DaemonConnection implements Connection {
  private final SocketChannel channel;
  private final SocketLocation location;
  private final Instant connected = Instant.now();
  private final InputStream input;
  private final OutputStream output;

  DaemonConnection(SocketChannel channel, SocketLocation location) {
    this.channel = channel;
    this.location = location;
    this.input = Channels.newInputStream(channel);
    this.output = Channels.newOutputStream(channel);
  }

  @Override
  public InputStream input() {
    return input;
  }

  @Override
  public OutputStream output() {
    return output;
  }

  @Override
  public boolean resident() {
    return true;
  }

  @Override
  public SwampException ended() {
    String tail = LogTail.of(location.log());
    String crash = CrashReports.since(connected, location).map(file -> ": its JVM crashed and left " + file).orElse("");
    return new SwampException(
        ErrorCode.TRANSPORT_BROKEN, "The swamp daemon ended before it had answered" + crash + LogTail.section(tail))
        .withHint("The run may have been cut short: look at its log and data. Daemon log: " + location.log());
  }

  // Before it closes a blocking channel, the JDK reads a TCP option, and first finds out which there are, with a dozen
  // sockets; the one that holds a conversation is the one that ends it, so nobody is reading.
  @Override
  public void close() {
    try {
      channel.configureBlocking(false);
    } catch (IOException e) {
      // It is closed all the same.
    }
    DaemonSocket.close(channel);
  }
}
