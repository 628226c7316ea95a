package swamp.runtime.script;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The proxies that a caller's environment names: {@code HTTP_PROXY}, {@code HTTPS_PROXY}, {@code ALL_PROXY} and
 * {@code NO_PROXY} in either case. Immutable.
 *
 * @param http address of the proxy for {@code http:}
 * @param https address of the proxy for {@code https:}
 * @param exceptions hosts, domains and address blocks that are reached without a proxy
 */
record EnvironmentProxies(Optional<URI> http, Optional<URI> https, List<String> exceptions) {
  static final EnvironmentProxies NONE = new EnvironmentProxies(Optional.empty(), Optional.empty(), List.of());

  EnvironmentProxies {
    exceptions = List.copyOf(exceptions);
  }

  static EnvironmentProxies of(Map<String, String> environment) {
    Optional<URI> all = proxy(environment, "ALL_PROXY");
    // A web server hands a request's Proxy header to its scripts under this name.
    boolean isScript = environment.containsKey("REQUEST_METHOD");
    Optional<URI> http = isScript ? Optional.empty() : proxy(environment, "HTTP_PROXY");
    String exceptions = value(environment, "NO_PROXY").orElse("").toLowerCase(Locale.ROOT);
    return new EnvironmentProxies(
        http.or(() -> all),
        proxy(environment, "HTTPS_PROXY").or(() -> all),
        Stream.of(exceptions.split("[ ,]+", -1)).filter(exception -> !exception.isEmpty()).toList());
  }

  /** One proxy for everything. */
  static EnvironmentProxies fixed(URI proxy) {
    return new EnvironmentProxies(Optional.of(proxy), Optional.of(proxy), List.of());
  }

  private static Optional<URI> proxy(Map<String, String> environment, String name) {
    return value(environment, name).map(text -> {
      try {
        URI address = URI.create(text.contains("://") ? text : "http://" + text);
        if (address.getHost() == null) {
          throw new HostError("TypeError", name + " has no host: " + text);
        }
        return address;
      } catch (IllegalArgumentException e) {
        throw new HostError("TypeError", name + " is no address of a proxy: " + text);
      }
    });
  }

  private static Optional<String> value(Map<String, String> environment, String name) {
    String upper = environment.getOrDefault(name, "");
    String found = upper.isEmpty() ? environment.getOrDefault(name.toLowerCase(Locale.ROOT), "") : upper;
    return found.isBlank() ? Optional.empty() : Optional.of(found.trim());
  }

  /** The proxy for an address. */
  Optional<URI> proxyFor(URI address) {
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    boolean isExcepted = exceptions.stream().anyMatch(exception -> matches(exception, host));
    return isExcepted ? Optional.empty() : "https".equals(address.getScheme()) ? https : http;
  }

  private static boolean matches(String exception, String host) {
    if (exception.equals("*")) {
      return true;
    }
    if (exception.contains("/")) {
      return AddressBlock.parse(exception).map(block -> block.contains(host)).orElse(false);
    }
    String domain = exception.startsWith("*.") ? exception.substring(1) : exception;
    String bare = domain.startsWith(".") ? domain.substring(1) : domain;
    return host.equals(bare) || host.endsWith("." + bare);
  }

  /** This as the JDK's clients ask for it. */
  ProxySelector selector() {
    return new ProxySelector() {
      @Override
      public List<Proxy> select(URI address) {
        return List.of(proxyFor(address)
            .map(proxy -> new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.getHost(), port(proxy))))
            .orElse(Proxy.NO_PROXY));
      }

      @Override
      public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
        // The request itself fails with it.
      }
    };
  }

  private static int port(URI proxy) {
    if (proxy.getPort() >= 0) {
      return proxy.getPort();
    }
    return "https".equals(proxy.getScheme()) ? 443 : 80;
  }

  /** The user name and password in a proxy's address. */
  Optional<String> credentials(String host, int port) {
    return List.of(http, https).stream().flatMap(Optional::stream)
        .filter(proxy -> proxy.getHost().equals(host) && port(proxy) == port && proxy.getUserInfo() != null)
        .map(URI::getUserInfo).findFirst();
  }
}
