package swamp.cli.transport;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import swamp.cli.transport.ConnectOutcome.Connected;
import swamp.cli.transport.ConnectOutcome.Reason;
import swamp.cli.transport.ConnectOutcome.Unreachable;

/** Connects to the daemon's socket within a deadline, and tells the ways of failing apart. */
final class DaemonSocket {
  private static final long RETRY_NANOSECONDS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final String PROVIDER_PROPERTY = "java.nio.channels.spi.SelectorProvider";
  private static final String LINUX_PROVIDER = "sun.nio.ch.EPollSelectorProvider";

  private DaemonSocket() {}

  /**
   * Tells the JDK the provider of sockets that it would end up with on Linux, which otherwise it looks for in every jar of
   * the class path first. Nothing is told where there is no such provider, or somebody else has told another one; nor in a
   * native executable, which has settled this when it was built.
   */
  private static void nameProvider() {
    if (System.getProperty(PROVIDER_PROPERTY) == null && System.getProperty("org.graalvm.nativeimage.imagecode") == null
        && System.getProperty("os.name", "").equals("Linux") && isInJdk(LINUX_PROVIDER)) {
      System.setProperty(PROVIDER_PROPERTY, LINUX_PROVIDER);
    }
  }

  private static boolean isInJdk(String name) {
    try {
      Class.forName(name, false, Object.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** Tries until somebody answers, the answer is a definite no, or the deadline has passed (lesson 25). */
  static ConnectOutcome connect(Path socket, Duration deadline) {
    nameProvider();
    long end = System.nanoTime() + deadline.toNanos();
    while (true) {
      ConnectOutcome outcome = attempt(socket);
      boolean definite = !(outcome instanceof Unreachable unreachable) || unreachable.reason() != Reason.BUSY;
      if (definite || System.nanoTime() >= end) {
        return outcome;
      }
      LockSupport.parkNanos(RETRY_NANOSECONDS);
    }
  }

  // Non-blocking, because a blocking connect waits without limit while the backlog is full.
  private static ConnectOutcome attempt(Path socket) {
    SocketChannel channel;
    try {
      channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    } catch (IOException | UnsupportedOperationException e) {
      return new Unreachable(Reason.FORBIDDEN, describe(e));
    }
    try {
      channel.configureBlocking(false);
      if (channel.connect(UnixDomainSocketAddress.of(socket))) {
        channel.configureBlocking(true);
        return new Connected(channel);
      }
      close(channel);
      return new Unreachable(Reason.BUSY, "the connection was not accepted");
    } catch (IOException e) {
      close(channel);
      return new Unreachable(reason(socket, e), describe(e));
    }
  }

  // The JDK reports a denied connect as a BindException and a full backlog as a plain SocketException.
  private static Reason reason(Path socket, IOException failure) {
    if (failure instanceof BindException) {
      return Reason.FORBIDDEN;
    }
    if (failure instanceof ConnectException) {
      return Reason.STALE;
    }
    String message = describe(failure);
    if (message.contains("denied") || message.contains("not permitted")) {
      return Reason.FORBIDDEN;
    }
    return Files.exists(socket, LinkOption.NOFOLLOW_LINKS) ? Reason.BUSY : Reason.MISSING;
  }

  private static String describe(Exception failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // It was of no use any more.
    }
  }
}
