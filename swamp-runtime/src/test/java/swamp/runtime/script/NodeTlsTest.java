package swamp.runtime.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** TLS of node:tls, node:https and Deno.connectTls, between a server and a client of one run. */
@Timeout(120)
class NodeTlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final String SERVER = """
      const fs = require("fs"), https = require("https"), { once } = require("events");
      const key = fs.readFileSync("key.pem", "utf8"), cert = fs.readFileSync("cert.pem", "utf8");
      const server = https.createServer({ key, cert }, (request, response) => response.end("secret " + request.url));
      server.listen(0, "127.0.0.1");
      await once(server, "listening");
      const { port } = server.address();
      const get = (options) => new Promise((resolve) => https.get({ host: "localhost", port, path: "/x", ...options }, async (response) => {
        let text = "";
        for await (const chunk of response) text += chunk;
        resolve([response.statusCode, text, response.socket.authorized, response.socket.getPeerCertificate().subject?.CN]);
      }).on("error", (error) => resolve(error.code)));
      """;

  @TempDir Path directory;
  private DenoHarness runtime;

  @BeforeEach
  void open() throws Exception {
    runtime = new DenoHarness(directory);
    Path store = directory.resolve("keys.p12");
    Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
        "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=localhost", "-ext", "san=dns:localhost", "-validity", "3650",
        "-alias", "server", "-keystore", store.toString(), "-storepass", "changeit").redirectErrorStream(true).start();
    assertEquals(0, keytool.waitFor(), () -> "keytool failed");
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    write("key.pem", "PRIVATE KEY", keys.getKey("server", PASSWORD).getEncoded());
    write("cert.pem", "CERTIFICATE", keys.getCertificate("server").getEncoded());
  }

  private void write(String name, String label, byte[] bytes) throws Exception {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    Files.writeString(directory.resolve(name), "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n");
  }

  @Test
  void aServerIsBelievedOnlyWhenItsAuthorityIs() throws Exception {
    JsonNode value = runtime.run(SERVER + """
        return [await get({}), await get({ ca: cert }), await get({ rejectUnauthorized: false }),
          await get({ ca: cert, servername: "other.example" })];
        """);
    assertEquals("\"UNABLE_TO_VERIFY_LEAF_SIGNATURE\"", value.get(0).toString());
    assertEquals("[200,\"secret /x\",true,\"localhost\"]", value.get(1).toString());
    assertEquals("[200,\"secret /x\",false,\"localhost\"]", value.get(2).toString());
    assertEquals("\"ERR_TLS_CERT_ALTNAME_INVALID\"", value.get(3).toString());
  }

  @Test
  void aConnectionThroughATunnelGoesOnInTlsWithoutLosingBytes() throws Exception {
    JsonNode value = runtime.run(SERVER + """
        const net = require("net"), tls = require("tls");
        const proxy = net.createServer((caller) => caller.once("data", () => {
          const onward = net.connect(port, "127.0.0.1", () => {
            caller.write("HTTP/1.1 200 Connection established\\r\\n\\r\\n");
            caller.pipe(onward).pipe(caller);
          });
        }));
        proxy.listen(0, "127.0.0.1");
        await once(proxy, "listening");
        const socket = net.connect(proxy.address().port, "127.0.0.1");
        socket.write("CONNECT localhost:1 HTTP/1.1\\r\\n\\r\\n");
        const [head] = await once(socket, "data");
        const secure = tls.connect({ socket, servername: "localhost", ca: cert });
        await once(secure, "secureConnect");
        secure.write("GET /y HTTP/1.1\\r\\nHost: x\\r\\nConnection: close\\r\\n\\r\\n");
        let text = "";
        for await (const chunk of secure) text += chunk;
        return [String(head).slice(0, 12), text.endsWith("secret /y")];
        """);
    assertEquals("[\"HTTP/1.1 200\",true]", value.toString());
  }

  @Test
  void denoConnectsWithTlsToo() throws Exception {
    JsonNode value = runtime.run(SERVER + """
        const connection = await Deno.connectTls({ hostname: "localhost", port, caCerts: [cert] });
        await connection.write(new TextEncoder().encode("GET /z HTTP/1.1\\r\\nHost: x\\r\\nConnection: close\\r\\n\\r\\n"));
        let text = "";
        for await (const chunk of connection.readable) text += new TextDecoder().decode(chunk);
        let refusal;
        try { await Deno.connectTls({ hostname: "localhost", port }); } catch (e) { refusal = [e.name, e.message]; }
        return [text.endsWith("secret /z"), ...refusal];
        """);
    assertEquals("[true,\"InvalidData\",\"invalid peer certificate: UnknownIssuer\"]", value.toString());
  }
}
