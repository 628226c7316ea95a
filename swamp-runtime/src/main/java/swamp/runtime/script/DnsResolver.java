package swamp.runtime.script;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Asks name servers for records that the JDK has no call for. */
final class DnsResolver {
  private static final int PORT = 53;
  private static final int TIMEOUT_MILLISECONDS = 3000;
  private static final int ATTEMPTS = 2;
  private static final int LARGEST_DATAGRAM = 4096;

  private final List<InetSocketAddress> servers;

  /** Asks these servers, in order. */
  DnsResolver(List<InetSocketAddress> servers) {
    this.servers = List.copyOf(servers);
  }

  /** Asks the servers of {@code /etc/resolv.conf}. */
  static DnsResolver ofSystem() throws IOException {
    List<InetSocketAddress> servers = new ArrayList<>();
    Path configuration = Path.of("/etc/resolv.conf");
    if (Files.isReadable(configuration)) {
      for (String line : Files.readAllLines(configuration)) {
        if (line.startsWith("nameserver ")) {
          servers.add(new InetSocketAddress(InetAddress.getByName(line.substring("nameserver ".length()).strip()), PORT));
        }
      }
    }
    if (servers.isEmpty()) {
      servers.add(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT));
    }
    return new DnsResolver(servers);
  }

  ArrayNode resolve(String name, DnsMessage.Type type) throws IOException {
    IOException failure = new SocketTimeoutException("no name server answered");
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      for (InetSocketAddress server : servers) {
        try {
          return ask(server, name, type);
        } catch (IOException e) {
          failure = e;
        }
      }
    }
    throw failure;
  }

  private static ArrayNode ask(InetSocketAddress server, String name, DnsMessage.Type type) throws IOException {
    int id = new SecureRandom().nextInt(0x10000);
    byte[] question = DnsMessage.question(id, name, type);
    Optional<ArrayNode> records = DnsMessage.records(overDatagram(server, id, question), name, type);
    if (records.isPresent()) {
      return records.get();
    }
    return DnsMessage.records(overStream(server, question), name, type)
        .orElseThrow(() -> new IOException("the name server's answer was cut off"));
  }

  private static byte[] overDatagram(InetSocketAddress server, int id, byte[] question) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(TIMEOUT_MILLISECONDS);
      socket.connect(server);
      socket.send(new DatagramPacket(question, question.length));
      DatagramPacket answer = new DatagramPacket(new byte[LARGEST_DATAGRAM], LARGEST_DATAGRAM);
      while (true) {
        socket.receive(answer);
        byte[] bytes = answer.getData();
        if (answer.getLength() > 12 && ((bytes[0] & 0xff) << 8 | (bytes[1] & 0xff)) == id) {
          return Arrays.copyOf(bytes, answer.getLength());
        }
      }
    }
  }

  private static byte[] overStream(InetSocketAddress server, byte[] question) throws IOException {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(TIMEOUT_MILLISECONDS);
      socket.connect(server, TIMEOUT_MILLISECONDS);
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.writeShort(question.length);
      out.write(question);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] answer = new byte[in.readUnsignedShort()];
      in.readFully(answer);
      return answer;
    }
  }
}
