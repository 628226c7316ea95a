package swamp.runtime.script;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whom HTTPS trusts: the JDK's authorities, then the ones a caller names, then the system's. The system's are only read
 * when the others did not suffice, since that takes a while. Thread-safe.
 */
final class TrustedCertificates extends X509ExtendedTrustManager {
  private static final List<Path> SYSTEM_BUNDLES = Stream.of(
      "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem",
      "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem", "/etc/ssl/cert.pem").map(Path::of).toList();
  private static final Pattern CERTIFICATE =
      Pattern.compile("-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----");
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});
  private static final char[] NO_PASSWORD = {};

  private final Optional<X509ExtendedTrustManager> named;
  private @Nullable X509ExtendedTrustManager usual;
  private @Nullable List<X509ExtendedTrustManager> system;

  private TrustedCertificates(Optional<X509ExtendedTrustManager> named) {
    this.named = named;
  }

  /**
   * A context that trusts as this class says.
   *
   * @throws HostError when a certificate or key cannot be read
   */
  static SSLContext context(List<String> certificates, Optional<HttpClients.Identity> identity) {
    try {
      Optional<X509ExtendedTrustManager> named =
          certificates.isEmpty() ? Optional.empty() : Optional.of(manager(store(certificates)));
      SSLContext context = SSLContext.getInstance("TLS");
      TrustManager[] trust = {new TrustedCertificates(named)};
      context.init(identity.isEmpty() ? null : keys(identity.get()), trust, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new HostError("TypeError",
          "the certificates or the key of an HTTP client cannot be used: " + e.getMessage());
    }
  }

  /** The authorities that everybody trusts, as PEM. */
  static List<String> authorities() {
    try {
      List<String> all = new ArrayList<>();
      for (X509Certificate authority : new TrustedCertificates(Optional.empty()).usual().getAcceptedIssuers()) {
        all.add("-----BEGIN CERTIFICATE-----\n" + LINES.encodeToString(authority.getEncoded()) + "\n-----END CERTIFICATE-----");
      }
      return all;
    } catch (CertificateException e) {
      throw new HostError("Error", "the JDK's certificates cannot be read: " + e.getMessage());
    }
  }

  private static KeyManager[] keys(HttpClients.Identity identity) throws GeneralSecurityException, IOException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, NO_PASSWORD);
    keys.setKeyEntry("client", PemKeys.privateKey(identity.key()), NO_PASSWORD,
        read(identity.certificate()).toArray(Certificate[]::new));
    KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  private static KeyStore store(List<String> certificates) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    int number = 0;
    for (String text : certificates) {
      for (Certificate certificate : read(text)) {
        store.setCertificateEntry("ca-" + number++, certificate);
      }
    }
    return store;
  }

  // Files with certificates may hold keys and remarks as well, at which the JDK stumbles.
  private static Collection<? extends Certificate> read(String pem) throws CertificateException {
    String certificates = CERTIFICATE.matcher(pem).results().map(MatchResult::group).collect(Collectors.joining("\n"));
    return CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(certificates.getBytes(StandardCharsets.US_ASCII)));
  }

  private static X509ExtendedTrustManager manager(@Nullable KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager extended) {
        return extended;
      }
    }
    throw new GeneralSecurityException("the JDK has no X.509 trust manager");
  }

  // Read with the first secure connection, not with the first plain one.
  private synchronized X509ExtendedTrustManager usual() throws CertificateException {
    try {
      if (usual == null) {
        usual = manager(null);
      }
      return usual;
    } catch (GeneralSecurityException e) {
      throw new CertificateException("the JDK's certificates cannot be read", e);
    }
  }

  private synchronized List<X509ExtendedTrustManager> system() {
    if (system == null) {
      system = SYSTEM_BUNDLES.stream()
          .filter(Files::isReadable).limit(1).flatMap(TrustedCertificates::fromFile).toList();
    }
    return system;
  }

  private static Stream<X509ExtendedTrustManager> fromFile(Path bundle) {
    try {
      return Stream.of(manager(store(List.of(Files.readString(bundle, StandardCharsets.ISO_8859_1)))));
    } catch (GeneralSecurityException | IOException e) {
      // A broken bundle of the system adds nobody: the certificate stays untrusted and the request says so.
      return Stream.empty();
    }
  }

  @FunctionalInterface
  private interface Check {
    void by(X509ExtendedTrustManager manager) throws CertificateException;
  }

  private void check(Check check) throws CertificateException {
    CertificateException failure = null;
    List<X509ExtendedTrustManager> first = named.isPresent() ? List.of(named.get(), usual()) : List.of(usual());
    for (X509ExtendedTrustManager manager : first) {
      try {
        check.by(manager);
        return;
      } catch (CertificateException e) {
        failure = e;
      }
    }
    for (X509ExtendedTrustManager manager : system()) {
      check.by(manager);
      return;
    }
    throw failure == null ? new CertificateException("nobody is trusted") : failure;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
    check(manager -> manager.checkServerTrusted(chain, kind, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
    check(manager -> manager.checkServerTrusted(chain, kind, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
    check(manager -> manager.checkServerTrusted(chain, kind));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
    throw new CertificateException("this side is never a server");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
    throw new CertificateException("this side is never a server");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
    throw new CertificateException("this side is never a server");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
