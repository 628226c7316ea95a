package swamp.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import swamp.protocol.CancelMessage;
import swamp.protocol.DaemonStatus;
import swamp.protocol.MessageCodec;
import swamp.protocol.ModelSearch;

/**
 * Damaged frames of every kind over a real socket: the daemon neither ends nor keeps anything of them.
 * {@code -Dswamp.fuzz.frames=1000000} makes it thorough, {@code -Dswamp.fuzz.seed=N} repeats a run.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class ProtocolFuzzTest {
  private static final int FRAMES = Integer.getInteger("swamp.fuzz.frames", 20_000);
  private static final long SEED = Long.getLong("swamp.fuzz.seed", 20_261_122L);
  private static final long KEPT_BYTES = 16_000_000;
  private static final List<byte[]> VALID = List.of(
      MessageCodec.encode(Messages.hello()),
      MessageCodec.encode(Messages.request("1", Messages.run("m", "echo", "a=ü😀"))),
      MessageCodec.encode(Messages.request("1", new ModelSearch(Optional.empty(), "x", true))),
      MessageCodec.encode(Messages.request("1", new DaemonStatus())),
      MessageCodec.encode(new CancelMessage("1", "enough")));
  private static final List<String> FRAGMENTS = List.of(
      "null", "{}", "[]", "\"\\ud800\"", "1e999", "-0", "9223372036854775808", "\"type\":\"request\",", "[".repeat(5_000),
      "\u0000", "\"id\":\"1\"", "true", "\"\"");

  @TempDir Path root;
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final ByteBuffer answers = ByteBuffer.allocate(65_536);

  @Test
  void nothingThatAClientSendsEndsTheDaemonOrStaysInIt() throws Exception {
    try (RunningDaemon daemon = new RunningDaemon(root, RunningDaemon.ADMISSION,
        new SocketServerLimits(64, Duration.ofSeconds(2), Duration.ofSeconds(2)))) {
      int sent = attack(daemon.location.socket(), FRAMES / 10);
      long heap = usedHeap();
      int threads = threads();
      sent += attack(daemon.location.socket(), FRAMES - sent);
      assertTrue(sent >= FRAMES, "seed " + SEED);
      awaitTrue(() -> daemon.daemon.admissionStatus().isIdle(), "all requests end");
      assertTrue(usedHeap() < heap + KEPT_BYTES, "the heap grew from " + heap + " to " + usedHeap() + ", seed " + SEED);
      assertTrue(threads() <= threads + 4, "threads grew from " + threads + " to " + threads() + ", seed " + SEED);
      try (TestClient client = daemon.connect().ask(Messages.run("m", "echo"))) {
        assertEquals(0, client.answers().code());
      }
    }
  }

  private int attack(Path socket, int frames) throws IOException {
    int sent = 0;
    while (sent < frames) {
      List<byte[]> conversation = conversation();
      sent += conversation.size();
      try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        conversation.forEach(bytes::writeBytes);
        channel.write(ByteBuffer.wrap(bytes.toByteArray()));
        listen(channel);
      } catch (IOException hungUp) {
        // The daemon may close before it has read everything.
      }
    }
    return sent;
  }

  /** Half of the clients hear the daemon out, the others vanish. */
  private void listen(SocketChannel channel) throws IOException {
    if (random.nextBoolean()) {
      channel.shutdownOutput();
      while (channel.read(answers.clear()) >= 0) {
        // What it says is the business of other tests.
      }
    }
  }

  private List<byte[]> conversation() {
    List<byte[]> frames = new ArrayList<>();
    if (random.nextInt(4) > 0) {
      frames.add(framed(VALID.getFirst()));
    }
    int more = random.nextInt(1, 8);
    for (int i = 0; i < more; i++) {
      frames.add(damagedFrame(damaged(VALID.get(random.nextInt(VALID.size())))));
    }
    return frames;
  }

  private byte[] damaged(byte[] message) {
    return switch (random.nextInt(6)) {
      case 0 -> message;
      case 1 -> flipped(message);
      case 2 -> Arrays.copyOf(message, random.nextInt(message.length + 1));
      case 3 -> spliced(message, VALID.get(random.nextInt(VALID.size())));
      case 4 -> spliced(message, FRAGMENTS.get(random.nextInt(FRAGMENTS.size())).getBytes(UTF_8));
      default -> noise();
    };
  }

  private byte[] flipped(byte[] message) {
    byte[] copy = message.clone();
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
    }
    return copy;
  }

  private byte[] spliced(byte[] message, byte[] other) {
    int at = random.nextInt(message.length);
    int end = random.nextInt(at, message.length);
    return ByteBuffer.allocate(at + other.length + message.length - end)
        .put(message, 0, at).put(other).put(message, end, message.length - end).array();
  }

  private byte[] noise() {
    byte[] bytes = new byte[random.nextInt(200)];
    random.nextBytes(bytes);
    return bytes;
  }

  /** One frame in ten lies about its length. */
  private byte[] damagedFrame(byte[] payload) {
    byte[] frame = framed(payload);
    if (random.nextInt(10) == 0) {
      ByteBuffer.wrap(frame).putInt(0, random.nextBoolean() ? random.nextInt() : random.nextInt(payload.length + 9));
    }
    return frame;
  }

  private static byte[] framed(byte[] payload) {
    return ByteBuffer.allocate(4 + payload.length).putInt(payload.length).put(payload).array();
  }

  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static int threads() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return threads.getThreadCount();
  }

  private static void awaitTrue(BooleanSupplier condition, String what) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, what + ", seed " + SEED);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }
}
