package swamp.runtime.script;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** Private keys as PEM text, PKCS#8. */
final class PemKeys {
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

  private PemKeys() {}

  static PrivateKey privateKey(String pem) throws GeneralSecurityException {
    String begin = "-----BEGIN PRIVATE KEY-----";
    int start = pem.indexOf(begin);
    int end = pem.indexOf("-----END PRIVATE KEY-----");
    if (start < 0 || end < start) {
      throw new InvalidKeyException("the key must be PKCS#8 in PEM form (" + begin + ")");
    }
    byte[] encoded = Base64.getMimeDecoder().decode(pem.substring(start + begin.length(), end));
    GeneralSecurityException failure = new InvalidKeyException("the key is of no known kind");
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
      } catch (GeneralSecurityException e) {
        failure = e;
      }
    }
    throw failure;
  }
}
