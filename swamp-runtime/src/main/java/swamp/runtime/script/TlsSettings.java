package swamp.runtime.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * How TLS is spoken on one connection.
 *
 * @param serverName checked against the certificate and sent along, empty for none
 * @param authorities trusted besides the system's, PEM
 * @param onlyAuthorities whether the system's authorities are not trusted at all
 * @param certificate the own certificate chain, PEM, or empty
 * @param key its private key, PEM, or empty
 * @param verifies whether a peer that cannot prove who it is is refused
 */
record TlsSettings(
    String serverName,
    List<String> authorities,
    boolean onlyAuthorities,
    String certificate,
    String key,
    String passphrase,
    List<String> protocols,
    boolean verifies) {
  private static final char[] NO_PASSWORD = {};

  TlsSettings {
    authorities = List.copyOf(authorities);
    protocols = List.copyOf(protocols);
  }

  /** Reads {serverName, authorities, onlyAuthorities, certificate, key, passphrase, protocols, verifies}. */
  static TlsSettings of(JsonNode node) {
    return new TlsSettings(node.path("serverName").asText(""), texts(node.path("authorities")),
        node.path("onlyAuthorities").asBoolean(), node.path("certificate").asText(""), node.path("key").asText(""),
        node.path("passphrase").asText(""), texts(node.path("protocols")), node.path("verifies").asBoolean(true));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  /** Speaks TLS over a connected socket as the client and waits for the end of the handshake. */
  SSLSocket connect(Socket socket) throws IOException {
    return handshake(socket, true);
  }

  /** Speaks TLS over an accepted socket as the server and waits for the end of the handshake. */
  SSLSocket accept(Socket socket) throws IOException {
    return handshake(socket, false);
  }

  private SSLSocket handshake(Socket socket, boolean asClient) throws IOException {
    try {
      String host = serverName.isEmpty() ? socket.getInetAddress().getHostAddress() : serverName;
      SSLSocket secure = (SSLSocket) context().getSocketFactory().createSocket(socket, host, socket.getPort(), true);
      secure.setUseClientMode(asClient);
      SSLParameters parameters = secure.getSSLParameters();
      if (!protocols.isEmpty()) {
        parameters.setApplicationProtocols(protocols.toArray(String[]::new));
      }
      if (asClient && !serverName.isEmpty()) {
        if (isName(serverName)) {
          parameters.setServerNames(List.of(new SNIHostName(serverName)));
        }
        if (verifies) {
          parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
      }
      secure.setSSLParameters(parameters);
      secure.startHandshake();
      return secure;
    } catch (SSLException e) {
      throw refused(e);
    } catch (GeneralSecurityException e) {
      throw new HostError("InvalidData", "TLS: " + e.getMessage());
    }
  }

  private static boolean isName(String host) {
    return host.indexOf(':') < 0 && !host.matches("[0-9.]+");
  }

  private static HostError refused(SSLException e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String reason = String.valueOf(cause.getMessage());
    if (reason.contains("unable to find valid certification path")) {
      return new HostError("InvalidData", "invalid peer certificate: UnknownIssuer", "UNABLE_TO_VERIFY_LEAF_SIGNATURE");
    }
    if (reason.contains("No subject alternative") || reason.contains("No name matching")) {
      return new HostError("InvalidData", "invalid peer certificate: NotValidForName: " + reason, "ERR_TLS_CERT_ALTNAME_INVALID");
    }
    if (reason.contains("expired") || reason.contains("NotAfter")) {
      return new HostError("InvalidData", "invalid peer certificate: Expired", "CERT_HAS_EXPIRED");
    }
    return new HostError("InvalidData", "TLS: " + reason, "EPROTO");
  }

  /** The JDK's context with these keys and authorities. */
  SSLContext context() throws GeneralSecurityException, IOException {
    SSLContext context = SSLContext.getInstance("TLS");
    TrustManager trust = verifies ? PeerTrust.of(authorities, onlyAuthorities) : PeerTrust.everybody();
    context.init(keyManagers(), new TrustManager[] {trust}, null);
    return context;
  }

  private KeyManager @Nullable [] keyManagers() throws GeneralSecurityException, IOException {
    if (certificate.isEmpty() || key.isEmpty()) {
      return null;
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    Certificate[] chain = PemText.certificates(certificate).toArray(Certificate[]::new);
    store.setKeyEntry("own", PemText.privateKey(key, passphrase), NO_PASSWORD, chain);
    KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  /** The alternative names in the form of Node.js; empty text when there are none. */
  private static String names(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null ? "" : names.stream().flatMap(name -> switch ((Integer) name.getFirst()) {
        case 1 -> Stream.of("email:" + name.get(1));
        case 2 -> Stream.of("DNS:" + name.get(1));
        case 6 -> Stream.of("URI:" + name.get(1));
        case 7 -> Stream.of("IP Address:" + name.get(1));
        default -> Stream.of();
      }).collect(Collectors.joining(", "));
    } catch (CertificateParsingException e) {
      return "";
    }
  }

  /** What was agreed: {protocol, cipher, applicationProtocol, certificates: [DER as base64, ...]}. */
  static ObjectNode facts(SSLSocket socket) {
    SSLSession session = socket.getSession();
    String application = socket.getApplicationProtocol();
    ObjectNode facts = JsonNodeFactory.instance.objectNode()
        .put("protocol", session.getProtocol())
        .put("cipher", session.getCipherSuite())
        .put("applicationProtocol", application == null ? "" : application);
    var certificates = facts.putArray("certificates");
    try {
      for (Certificate certificate : session.getPeerCertificates()) {
        ObjectNode node = certificates.addObject().put("raw", Base64.getEncoder().encodeToString(certificate.getEncoded()));
        if (certificate instanceof X509Certificate x509) {
          node.put("subject", x509.getSubjectX500Principal().getName())
              .put("issuer", x509.getIssuerX500Principal().getName())
              .put("from", x509.getNotBefore().toInstant().toEpochMilli())
              .put("to", x509.getNotAfter().toInstant().toEpochMilli())
              .put("serial", x509.getSerialNumber().toString(16))
              .put("names", names(x509));
        }
      }
    } catch (SSLPeerUnverifiedException | CertificateEncodingException e) {
      // A peer without a certificate is told by the empty list.
    }
    return facts;
  }
}
