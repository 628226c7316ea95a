package swamp.runtime.script;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** WebSocket over real connections. */
class WebSocketTest {
  private final ScriptHarness script = new ScriptHarness();
  private EchoServer server;

  @BeforeEach
  void start() throws IOException {
    server = new EchoServer();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  /** Sends every message back, RFC 6455; chooses the protocol "b"; the path /refuse gets 403. */
  private static final class EchoServer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final CountDownLatch clientGone = new CountDownLatch(1);

    private EchoServer() throws IOException {
      Thread.ofVirtual().start(() -> {
        while (!socket.isClosed()) {
          try {
            Socket client = socket.accept();
            Thread.ofVirtual().start(() -> serve(client));
          } catch (IOException e) {
            return;
          }
        }
      });
    }

    private String url() {
      return "ws://127.0.0.1:" + socket.getLocalPort();
    }

    private void serve(Socket client) {
      try (client) {
        DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
        OutputStream out = client.getOutputStream();
        if (shakeHands(in, out)) {
          echo(in, out);
        }
      } catch (IOException | GeneralSecurityException e) {
        // The client went away.
      } finally {
        clientGone.countDown();
      }
    }

    @SuppressWarnings("deprecation")
    private static boolean shakeHands(DataInputStream in, OutputStream out)
        throws IOException, GeneralSecurityException {
      String key = "";
      String protocol = "";
      String first = in.readLine();
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        String lower = line.toLowerCase(Locale.ROOT);
        if (lower.startsWith("sec-websocket-key:")) {
          key = line.substring(line.indexOf(':') + 1).trim();
        }
        if (lower.startsWith("sec-websocket-protocol:")) {
          protocol = "Sec-WebSocket-Protocol: b\r\n";
        }
      }
      if (first.contains("/refuse")) {
        out.write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return false;
      }
      byte[] digest = MessageDigest.getInstance("SHA-1")
          .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
      out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" + protocol
          + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n")
          .getBytes(StandardCharsets.US_ASCII));
      return true;
    }

    private static void echo(DataInputStream in, OutputStream out) throws IOException {
      while (true) {
        int head = in.readUnsignedByte();
        int length = in.readUnsignedByte() & 0x7f;
        length = length == 126 ? in.readUnsignedShort() : length;
        byte[] mask = in.readNBytes(4);
        byte[] content = in.readNBytes(length);
        for (int i = 0; i < content.length; i++) {
          content[i] ^= mask[i % 4];
        }
        out.write(head);
        if (length < 126) {
          out.write(length);
        } else {
          out.write(new byte[] {126, (byte) (length >> 8), (byte) length});
        }
        out.write(content);
        out.flush();
        if ((head & 0x0f) == 8) {
          return;
        }
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @Test
  void messagesGoThereAndBackInOrder() throws InterruptedException {
    script.assertValue("""
        ["open 1 b", "text é", "binary 1,2,3", "blob hi", "big 60000", "close true 3001 bye", 3]""", """
        const seen = [];
        const socket = new WebSocket("%s/", ["a", "b"]);
        socket.onopen = () => {
          seen.push(["open", socket.readyState, socket.protocol].join(" "));
          socket.binaryType = "arraybuffer";
          socket.send("é");
          socket.send(new Uint8Array([1, 2, 3]));
          socket.send(new Blob(["hi"]));
          socket.send("x".repeat(60000));
        };
        const kinds = [(d) => "text " + d, (d) => "binary " + new Uint8Array(d), (d) =>
            "blob " + new TextDecoder().decode(d), (d) => "big " + d.length];
        socket.addEventListener("message", (e) => {
          seen.push(kinds[seen.length - 1](e.data));
          if (seen.length === 5) socket.close(3001, "bye");
        });
        await new Promise((resolve) => {
          socket.onclose = (e) => { seen.push(["close", e.wasClean, e.code, e.reason].join(" ")); resolve(); };
        });
        return [...seen, socket.readyState];""".formatted(server.url()));
  }

  @Test
  void aRefusedConnectionIsAnErrorAndACloseThatIsNotClean() throws InterruptedException {
    script.assertValue("[\"error failed to connect to WebSocket: Invalid status code: 403\", \"close false 1006\"]", """
        const seen = [];
        const socket = new WebSocket("%s/refuse");
        await new Promise((resolve) => {
          socket.onerror = (e) => seen.push("error " + e.message);
          socket.onclose = (e) => { seen.push(["close", e.wasClean, e.code].join(" ")); resolve(); };
        });
        return seen;""".formatted(server.url()));
  }

  @Test
  void wrongAddressesAndCodesAreRefused() throws InterruptedException {
    script.assertValue("""
        ["SyntaxError", "SyntaxError", "SyntaxError", "InvalidAccessError", "InvalidStateError"]""", """
        const failure = (work) => { try { work(); } catch (e) { return e.name; } };
        const socket = new WebSocket("%s/");
        return [failure(() => new WebSocket("nope")), failure(() => new WebSocket("ftp://x")), failure(() =>
            new WebSocket("ws://x", ["a", "a"])),
          failure(() => socket.close(1)), failure(() => socket.send("early"))];""".formatted(server.url()));
  }

  @Test
  void theEndOfTheRunClosesItsSockets() throws InterruptedException {
    script.value("""
        const socket = new WebSocket("%s/");
        await new Promise((resolve) => { socket.onopen = resolve; });
        globalThis.kept = socket;""".formatted(server.url()));
    assertTrue(server.clientGone.await(10, TimeUnit.SECONDS));
  }
}
