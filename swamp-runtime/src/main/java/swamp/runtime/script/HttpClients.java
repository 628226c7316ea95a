package swamp.runtime.script;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The process' HTTP clients, one for each way of reaching the network, so that runs share warm connections. Thread-safe.
 *
 * <p>Whoever starts the process calls {@link #allowHeaders} before anything else uses an HTTP client.
 */
final class HttpClients {
  private static final int KEPT = 16;

  private final Cache<Route, HttpClient> clients = Caffeine.newBuilder()
      .maximumSize(KEPT)
      .<Route, HttpClient>evictionListener((route, client, cause) -> {
        if (client != null) {
          client.shutdown();
        }
      })
      .build();

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
   * Lets requests set headers that the JDK reserves; read once by the JDK's client, so it must be said before the first is used.
   * Basic authentication to a proxy's tunnel is off in the JDK unless asked for.
   */
  static void allowHeaders() {
    if (System.getProperty("jdk.httpclient.allowRestrictedHeaders") == null) {
      System.setProperty("jdk.httpclient.allowRestrictedHeaders", "connection,content-length,expect,host,upgrade");
    }
    if (System.getProperty("jdk.http.auth.tunneling.disabledSchemes") == null) {
      System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
    }
  }

  /** The client for a route. */
  HttpClient client(Route route) {
    return clients.get(route, HttpClients::open);
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
