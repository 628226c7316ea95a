package swamp.runtime.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How fetch reaches the network: proxies and certificates of the caller's environment. */
class FetchRouteTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final ScriptHarness script = new ScriptHarness();

  @TempDir
  Path directory;

  /** A proxy that answers each request itself with its first line; tunnels end at a server of the test. */
  private static final class TestProxy implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final List<String> heads = new ArrayList<>();
    private final boolean wantsPassword;

    private TestProxy(boolean wantsPassword) throws IOException {
      this.wantsPassword = wantsPassword;
      Thread.ofVirtual().start(this::serve);
    }

    private int port() {
      return socket.getLocalPort();
    }

    private void serve() {
      while (!socket.isClosed()) {
        try {
          Socket client = socket.accept();
          Thread.ofVirtual().start(() -> answer(client));
        } catch (IOException e) {
          return;
        }
      }
    }

    private void answer(Socket client) {
      try (client) {
        BufferedReader in =
            new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        StringBuilder head = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
          head.append(line).append('\n');
        }
        synchronized (heads) {
          heads.add(head.toString());
        }
        if (wantsPassword && !head.toString().toLowerCase(Locale.ROOT).contains("proxy-authorization: basic")) {
          write(client, "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"t\"\r\n"
              + "Content-Length: 0\r\nConnection: close\r\n\r\n");
        } else if (head.toString().startsWith("CONNECT ")) {
          tunnel(client, Integer.parseInt(head.toString().split("[: ]", -1)[2]));
        } else {
          String body = "proxied " + head.toString().lines().findFirst().orElseThrow();
          write(client, "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body);
        }
      } catch (IOException e) {
        // The client went away.
      }
    }

    private static void tunnel(Socket client, int port) throws IOException {
      try (Socket target = new Socket(InetAddress.getLoopbackAddress(), port)) {
        write(client, "HTTP/1.1 200 Connected\r\n\r\n");
        Thread.ofVirtual().start(() -> pump(target, client));
        client.getInputStream().transferTo(target.getOutputStream());
      }
    }

    private static void pump(Socket from, Socket to) {
      try (InputStream in = from.getInputStream()) {
        in.transferTo(to.getOutputStream());
      } catch (IOException e) {
        // One side is closed.
      }
    }

    private static void write(Socket client, String text) throws IOException {
      client.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      client.getOutputStream().flush();
    }

    private String allHeads() {
      synchronized (heads) {
        return String.join("", heads);
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @Test
  void theCallersProxyIsAskedForPlainAddresses() throws Exception {
    try (TestProxy proxy = new TestProxy(false)) {
      script.environment.put("http_proxy", "http://127.0.0.1:" + proxy.port());
      script.assertValue("\"proxied GET http://example.test/path?q HTTP/1.1\"",
          "return (await fetch('http://example.test/path?q')).text();");
    }
  }

  @Test
  void runsOfOtherCallersDoNotUseIt() throws Exception {
    try (TestProxy proxy = new TestProxy(false); LoopbackServer server = new LoopbackServer()) {
      script.environment.put("HTTP_PROXY", "127.0.0.1:" + proxy.port());
      script.value("await (await fetch('" + server.url() + "/json')).text();");
      script.environment.remove("HTTP_PROXY");
      script.assertValue("{\"ok\": true}", "return (await fetch('" + server.url() + "/json')).json();");
      assertEquals(1, proxy.allHeads().lines().filter(line -> line.startsWith("GET ")).count());
    }
  }

  @Test
  void exceptionsAreReachedDirectly() throws Exception {
    try (TestProxy proxy = new TestProxy(false); LoopbackServer server = new LoopbackServer()) {
      script.environment.put("HTTP_PROXY", "http://127.0.0.1:" + proxy.port());
      script.environment.put("NO_PROXY", "localhost, 127.0.0.0/8");
      script.assertValue("{\"ok\": true}", "return (await fetch('" + server.url() + "/json')).json();");
      assertEquals("", proxy.allHeads());
    }
  }

  @Test
  void aProxyGetsItsPassword() throws Exception {
    try (TestProxy proxy = new TestProxy(true)) {
      script.environment.put("HTTP_PROXY", "http://user:p%40ss@127.0.0.1:" + proxy.port());
      script.assertValue("\"proxied GET http://example.test/ HTTP/1.1\"",
          "return (await fetch('http://example.test/')).text();");
      String expected = Base64.getEncoder().encodeToString("user:p@ss".getBytes(StandardCharsets.UTF_8));
      assertEquals(1, proxy.allHeads().lines()
          .filter(line -> line.equalsIgnoreCase("Proxy-Authorization: Basic " + expected)).count());
    }
  }

  @Test
  void certificatesNobodyKnowsAreRefusedAndNamedOnesTrusted() throws Exception {
    try (LoopbackServer server = new LoopbackServer(secure())) {
      String address = "https://localhost:" + server.port() + "/json";
      assertEquals("error sending request for url (" + address + "): client error (Connect): "
              + "invalid peer certificate: UnknownIssuer",
          script.value("return fetch('" + address + "').catch((e) => e.message);").asText());
      script.environment.put("DENO_CERT", directory.resolve("ca.pem").toString());
      script.assertValue("{\"ok\": true}", "return (await fetch('" + address + "')).json();");
      script.environment.remove("DENO_CERT");
      script.assertValue("\"TypeError\"", "return fetch('" + address + "').catch((e) => e.name);");
    }
  }

  @Test
  void secureAddressesGoThroughATunnelOfTheProxy() throws Exception {
    try (LoopbackServer server = new LoopbackServer(secure()); TestProxy proxy = new TestProxy(true)) {
      script.environment.put("DENO_CERT", directory.resolve("ca.pem").toString());
      script.environment.put("https_proxy", "http://user:pass@127.0.0.1:" + proxy.port());
      String address = "https://localhost:" + server.port() + "/json";
      script.assertValue("{\"ok\": true}", "return (await fetch('" + address + "')).json();");
      assertEquals(true, proxy.allHeads().contains("CONNECT localhost:" + server.port()));
    }
  }

  /** A server with a certificate of its own for localhost, which is also written to ca.pem. */
  private HttpsServer secure() throws Exception {
    Path store = directory.resolve("store.p12");
    if (!Files.exists(store)) {
      keytool(store, "-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=localhost",
          "-ext", "san=dns:localhost,ip:127.0.0.1", "-ext", "bc:c", "-validity", "2");
      keytool(store, "-exportcert", "-rfc", "-file", directory.resolve("ca.pem").toString());
    }
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    return server;
  }

  private static void keytool(Path store, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-alias", "server", "-keystore", store.toString(), "-storepass", "changeit"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
  }

  @Test
  void proxiesAreChosenBySchemeAndException() {
    EnvironmentProxies proxies = EnvironmentProxies.of(Map.of(
        "HTTP_PROXY", "http://plain:1", "ALL_PROXY", "http://all:2",
        "NO_PROXY", ".internal.test,10.0.0.0/8,exact.test"));
    assertEquals(Optional.of(URI.create("http://plain:1")), proxies.proxyFor(URI.create("http://a.test/")));
    assertEquals(Optional.of(URI.create("http://all:2")), proxies.proxyFor(URI.create("https://a.test/")));
    assertEquals(Optional.empty(), proxies.proxyFor(URI.create("http://x.internal.test/")));
    assertEquals(Optional.empty(), proxies.proxyFor(URI.create("http://10.1.2.3/")));
    assertEquals(Optional.empty(), proxies.proxyFor(URI.create("http://sub.exact.test/")));
    assertEquals(Optional.of(URI.create("http://plain:1")), proxies.proxyFor(URI.create("http://inexact.test/")));
    assertEquals(EnvironmentProxies.NONE,
        EnvironmentProxies.of(Map.of("HTTP_PROXY", "http://x:1", "REQUEST_METHOD", "GET")));
  }
}
