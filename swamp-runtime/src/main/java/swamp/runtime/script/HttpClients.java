package swamp.runtime.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The process' HTTP clients, one for each way of reaching the network, so that runs share warm connections.
 * Thread-safe.
 *
 * <p>The first one sets what the JDK's client reads once; nothing else in the process uses such a client before.
 */
final class HttpClients {
  private static final int KEPT = 16;

  // Names of files with certificates to trust, as Deno and Node know them.
  private static final List<String> CERTIFICATE_VARIABLES =
      List.of("DENO_CERT", "NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE");

  private final Cache<Route, HttpClient> clients = Caffeine.newBuilder()
      .maximumSize(KEPT)
      .<Route, HttpClient>evictionListener((route, client, cause) -> {
        if (client != null) {
          client.shutdown();
        }
      })
      .build();

  HttpClients() {
    allowHeaders();
  }

  /**
   * How the network is reached.
   *
   * @param certificates further certificates to trust, PEM
   * @param identity certificate and key of the client, PEM, if the server wants to know it
   */
  record Route(EnvironmentProxies proxies, List<String> certificates, Optional<Identity> identity) {
    Route {
      certificates = List.copyOf(certificates);
    }
  }

  /** Certificate chain and private key, PEM. */
  record Identity(String certificate, String key) {}

  /**
   * Lets requests set headers that the JDK reserves; read once by the JDK's client, so it must be said before the first
   * is used. Basic authentication to a proxy's tunnel is off in the JDK unless asked for.
   */
  private static void allowHeaders() {
    if (System.getProperty("jdk.httpclient.allowRestrictedHeaders") == null) {
      System.setProperty("jdk.httpclient.allowRestrictedHeaders", "connection,content-length,expect,host,upgrade");
    }
    if (System.getProperty("jdk.http.auth.tunneling.disabledSchemes") == null) {
      System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
    }
  }

  /**
   * The client that reaches the network as a run's environment says, and as the guest's options do: {@code {caCerts?:
   * [pem], cert?, key?, proxy?: {url}}}, those of {@code Deno.createHttpClient}.
   */
  HttpClient client(RunScope scope, JsonNode options) throws IOException {
    List<String> certificates = new ArrayList<>();
    options.path("caCerts").forEach(certificate -> certificates.add(certificate.asText()));
    for (String variable : CERTIFICATE_VARIABLES) {
      String file = scope.environment().getOrDefault(variable, "");
      if (!file.isEmpty() && Files.isReadable(scope.resolve(file))) {
        certificates.add(Files.readString(scope.resolve(file), StandardCharsets.ISO_8859_1));
      }
    }
    String proxy = options.path("proxy").path("url").asText("");
    EnvironmentProxies proxies = proxy.isEmpty()
        ? EnvironmentProxies.of(scope.environment()) : EnvironmentProxies.fixed(URI.create(proxy));
    Optional<Identity> identity = options.path("cert").isTextual() && options.path("key").isTextual()
        ? Optional.of(new Identity(options.path("cert").asText(), options.path("key").asText())) : Optional.empty();
    return clients.get(new Route(proxies, certificates, identity), HttpClients::open);
  }

  private static HttpClient open(Route route) {
    SSLContext trust = TrustedCertificates.context(route.certificates(), route.identity());
    return HttpClient.newBuilder()
        .executor(Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("swamp-http-", 0).factory()))
        .followRedirects(HttpClient.Redirect.NEVER)
        .proxy(route.proxies().selector())
        .authenticator(new ProxyCredentials(route.proxies()))
        .sslContext(trust)
        .build();
  }

  private static final class ProxyCredentials extends Authenticator {
    private final EnvironmentProxies proxies;

    private ProxyCredentials(EnvironmentProxies proxies) {
      this.proxies = proxies;
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
      if (getRequestorType() != RequestorType.PROXY) {
        return null;
      }
      return proxies.credentials(getRequestingHost(), getRequestingPort()).map(userInfo -> {
        String[] parts = userInfo.split(":", 2);
        return new PasswordAuthentication(decoded(parts[0]), (parts.length > 1 ? decoded(parts[1]) : "").toCharArray());
      }).orElse(null);
    }

    private static String decoded(String text) {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
  }
}
