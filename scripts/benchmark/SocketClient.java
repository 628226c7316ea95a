import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sends the bytes of a file to a Unix domain socket and prints what comes back: the least that a client on a JVM can cost. */
final class SocketClient {
  private SocketClient() {}

  public static void main(String[] words) throws IOException {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(words[0]))) {
      channel.write(ByteBuffer.wrap(Files.readAllBytes(Path.of(words[1]))));
      ByteBuffer answer = ByteBuffer.allocate(1 << 16);
      while (channel.read(answer) >= 0) {
        System.out.write(answer.array(), 0, answer.position());
        answer.clear();
      }
    }
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }
}
