package swamp.runtime.script;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Whom a TLS connection believes: given authorities, then the system's. */
final class PeerTrust extends X509ExtendedTrustManager {
  private final List<X509ExtendedTrustManager> believed;

  private PeerTrust(List<X509ExtendedTrustManager> believed) {
    this.believed = believed;
  }

  /** The authorities of these PEM texts and, unless {@code only} these count, the system's. */
  static X509ExtendedTrustManager of(List<String> authorities, boolean only) throws GeneralSecurityException, IOException {
    X509ExtendedTrustManager system = manager(null);
    if (authorities.isEmpty()) {
      return system;
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, new char[0]);
    int number = 0;
    for (String text : authorities) {
      for (X509Certificate certificate : PemText.certificates(text)) {
        store.setCertificateEntry("authority-" + number++, certificate);
      }
    }
    return new PeerTrust(only ? List.of(manager(store)) : List.of(manager(store), system));
  }

  /** Believes whatever the peer says, for those who asked not to verify. */
  static X509ExtendedTrustManager everybody() {
    return new PeerTrust(List.of());
  }

  private static X509ExtendedTrustManager manager(@Nullable KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager x509) {
        return x509;
      }
    }
    throw new GeneralSecurityException("the JDK has no trust manager for X.509");
  }

  /** One look at a certificate chain. */
  @FunctionalInterface
  private interface Check {
    void by(X509ExtendedTrustManager manager) throws CertificateException;
  }

  private void check(Check check) throws CertificateException {
    CertificateException refusal = null;
    for (X509ExtendedTrustManager manager : believed) {
      try {
        check.by(manager);
        return;
      } catch (CertificateException e) {
        refusal = e;
      }
    }
    if (refusal != null) {
      throw refusal;
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
    check(manager -> manager.checkServerTrusted(chain, type, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
    check(manager -> manager.checkServerTrusted(chain, type, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(manager -> manager.checkServerTrusted(chain, type));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
    check(manager -> manager.checkClientTrusted(chain, type, socket));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
    check(manager -> manager.checkClientTrusted(chain, type, engine));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(manager -> manager.checkClientTrusted(chain, type));
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
