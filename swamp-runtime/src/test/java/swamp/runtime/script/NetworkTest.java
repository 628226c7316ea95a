package swamp.runtime.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Deno's connections, listeners and names, on the loopback address. */
@Timeout(60)
class NetworkTest {
  @TempDir Path directory;
  private DenoHarness deno;

  @BeforeEach
  void open() {
    deno = new DenoHarness(directory);
  }

  @Test
  void whatIsWrittenToAConnectionComesOutAtTheOtherEnd() throws Exception {
    JsonNode value = deno.run("""
        const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
        const served = (async () => {
          for await (const connection of listener) {
            await connection.readable.pipeTo(connection.writable);
          }
          return "closed";
        })();
        const connection = await Deno.connect({ port: listener.addr.port });
        await connection.write(new TextEncoder().encode("grüße"));
        await connection.closeWrite();
        let text = "";
        for await (const chunk of connection.readable) text += new TextDecoder().decode(chunk);
        listener.close();
        return [text, await served, connection.remoteAddr.port === listener.addr.port, connection.remoteAddr.transport];
        """);
    assertEquals("[\"grüße\",\"closed\",true,\"tcp\"]", value.toString());
  }

  @Test
  void unixSocketsAreConnectionsToo() throws Exception {
    JsonNode value = deno.run("""
        const listener = Deno.listen({ transport: "unix", path: "s" });
        const [one, other] = await Promise.all([Deno.connect({ transport: "unix", path: "s" }), listener.accept()]);
        await other.write(new Uint8Array([1, 2, 3]));
        other.close();
        const bytes = new Uint8Array(8);
        const result = [await one.read(bytes), bytes[2], await one.read(bytes)];
        one.close();
        listener.close();
        try { Deno.statSync("s"); } catch (e) { result.push(e.name); }
        return result;
        """);
    assertEquals("[3,3,null,\"NotFound\"]", value.toString());
  }

  @Test
  void aRefusedConnectionIsConnectionRefused() throws Exception {
    JsonNode value = deno.run("""
        const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
        const { port } = listener.addr;
        listener.close();
        try { await Deno.connect({ hostname: "127.0.0.1", port }); } catch (e) { return [e.name, e.message, e instanceof Deno.errors.ConnectionRefused]; }
        """);
    assertEquals("[\"ConnectionRefused\",\"Connection refused (os error 111)\",true]", value.toString());
  }

  @Test
  void aPortInUseIsAddrInUse() throws Exception {
    JsonNode value = deno.run("""
        const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
        try { Deno.listen({ hostname: "127.0.0.1", port: listener.addr.port }); } catch (e) { return e.name; }
        """);
    assertEquals("AddrInUse", value.asText());
  }

  @Test
  void connectionsLeftOpenAreClosedWithTheRun() throws Exception {
    try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      deno.run("await Deno.connect({ hostname: '127.0.0.1', port: " + listener.getLocalPort() + " });");
      try (var accepted = listener.accept()) {
        assertEquals(-1, accepted.getInputStream().read());
      }
    }
  }

  @Test
  void recordsAreReadOffANameServersAnswer() throws Exception {
    // One MX record, its name a pointer to the question's.
    String answer = "81800001000100000000" + "04" + HexFormat.of().formatHex("test".getBytes(StandardCharsets.US_ASCII))
        + "00" + "000f0001" + "c00c000f0001000000ff0009" + "000a" + "046d61696c" + "c00c";
    try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answer(server, answer));
      JsonNode value = deno.run("""
          return Deno.resolveDns("test", "MX", { nameServer: { ipAddr: "127.0.0.1", port: %d } });
          """.formatted(server.getLocalPort()));
      assertEquals("[{\"preference\":10,\"exchange\":\"mail.test.\"}]", value.toString());
    }
  }

  private static void answer(DatagramSocket server, String hex) {
    try {
      DatagramPacket question = new DatagramPacket(new byte[512], 512);
      server.receive(question);
      byte[] bytes = HexFormat.of().parseHex("0000" + hex);
      bytes[0] = question.getData()[0];
      bytes[1] = question.getData()[1];
      server.send(new DatagramPacket(bytes, bytes.length, question.getSocketAddress()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatIsNotThereSaysSoWhenItIsCalled() throws Exception {
    JsonNode value = deno.run("""
        const said = (work) => { try { work(); return "nothing"; } catch (e) { return `${e.name}: ${e.message}`; } };
        return [said(() => Deno.serve(() => {})), said(() => Deno.openKv()), said(() => new Deno.UnsafeCallback()),
          typeof Deno.neverWas, said(() => Deno.run({ cmd: ["x"] }))];
        """);
    for (int i : new int[] {0, 1, 2, 4}) {
      assertTrue(value.get(i).asText().matches("NotSupported: Deno\\.\\w+ is not supported by this runtime \\(see docs/compatibility.md\\)"),
          value.get(i).asText());
    }
    assertEquals("undefined", value.get(3).asText());
  }

  @Test
  void exitEndsTheRunWhateverTheExtensionCatches() {
    ScriptException failure = assertThrows(ScriptException.class, () -> deno.run("""
        try { Deno.exit(3); } catch {} finally { console.log("still here"); }
        """));
    assertEquals("The extension called Deno.exit(3)", failure.text());
    assertTrue(deno.printed.isEmpty(), deno.printed.toString());
  }

  @Test
  void writtenBytesAreTheRunsOutputLineByLine() throws Exception {
    deno.run("""
        const bytes = (text) => new TextEncoder().encode(text);
        await Deno.stdout.write(bytes("one\\ntw"));
        Deno.stderr.writeSync(bytes("err\\n"));
        await Deno.stdout.write(bytes("o\\nrest ü"));
        """);
    assertEquals("[1>one, 2>err, 1>two, 1>rest ü]", deno.printed.toString());
  }
}
