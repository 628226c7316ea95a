package swamp.runtime.script;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Certificates and keys in PEM, as tools write them. */
final class PemText {
  private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]+)-----END \\1-----");
  private static final HexFormat HEX = HexFormat.of();
  // AlgorithmIdentifier of rsaEncryption, and the OID of id-ecPublicKey: what PKCS #8 wraps around the older forms.
  private static final byte[] RSA_ALGORITHM = HEX.parseHex("300d06092a864886f70d0101010500");
  private static final byte[] EC_ALGORITHM = HEX.parseHex("06072a8648ce3d0201");
  private static final byte[] VERSION = {2, 1, 0};
  private static final int SEQUENCE = 0x30;
  private static final int BIT_STRING = 0x03;
  private static final int OCTET_STRING = 0x04;
  private static final int PARAMETERS = 0xa0;

  private PemText() {}

  static List<X509Certificate> certificates(String text) throws CertificateException {
    List<X509Certificate> certificates = new ArrayList<>();
    Matcher block = BLOCK.matcher(text);
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    while (block.find()) {
      if (block.group(1).endsWith("CERTIFICATE")) {
        Certificate certificate = factory.generateCertificate(new ByteArrayInputStream(decode(block.group(2))));
        certificates.add((X509Certificate) certificate);
      }
    }
    if (certificates.isEmpty()) {
      throw new CertificateException("no certificate found in the PEM text");
    }
    return certificates;
  }

  /**
   * The first private key of a text: PKCS #8 (also encrypted), PKCS #1 (RSA) or SEC 1 (EC).
   *
   * @param passphrase for an encrypted key, else empty
   */
  static PrivateKey privateKey(String text, String passphrase) throws GeneralSecurityException, IOException {
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      byte[] bytes = decode(block.group(2));
      switch (block.group(1)) {
        case "PRIVATE KEY" -> {
          return pkcs8(bytes);
        }
        case "RSA PRIVATE KEY" -> {
          return pkcs8(der(SEQUENCE, concat(VERSION, RSA_ALGORITHM, der(OCTET_STRING, bytes))));
        }
        case "EC PRIVATE KEY" -> {
          byte[] algorithm = der(SEQUENCE, concat(EC_ALGORITHM, curve(bytes)));
          return pkcs8(der(SEQUENCE, concat(VERSION, algorithm, der(OCTET_STRING, bytes))));
        }
        case "ENCRYPTED PRIVATE KEY" -> {
          return pkcs8(decrypt(bytes, passphrase));
        }
        default -> {
          // Parameters and certificates may stand in the same file.
        }
      }
    }
    throw new InvalidKeyException("no private key found in the PEM text");
  }

  /** The encoded SubjectPublicKeyInfo of a public key: as such, or wrapped around the PKCS #1 form. */
  static byte[] publicKey(String text) throws InvalidKeyException {
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      byte[] bytes = decode(block.group(2));
      if (block.group(1).equals("PUBLIC KEY")) {
        return bytes;
      }
      if (block.group(1).equals("RSA PUBLIC KEY")) {
        // The bit string starts with the number of bits that do not count.
        return der(SEQUENCE, concat(RSA_ALGORITHM, der(BIT_STRING, concat(new byte[1], bytes))));
      }
    }
    throw new InvalidKeyException("no public key found in the PEM text");
  }

  private static byte[] decode(String base64) {
    return Base64.getMimeDecoder().decode(base64.strip().getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] decrypt(byte[] bytes, String passphrase) throws GeneralSecurityException, IOException {
    EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(bytes);
    String algorithm = info.getAlgParameters() == null ? info.getAlgName() : info.getAlgParameters().toString();
    Cipher cipher = Cipher.getInstance(algorithm);
    cipher.init(Cipher.DECRYPT_MODE,
        SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(passphrase.toCharArray())), info.getAlgParameters());
    return info.getKeySpec(cipher).getEncoded();
  }

  private static PrivateKey pkcs8(byte[] bytes) throws GeneralSecurityException {
    for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
      } catch (InvalidKeySpecException e) {
        // Made for another algorithm: the next one is asked.
      }
    }
    throw new InvalidKeyException("the private key is of no kind that TLS uses here (RSA, EC, EdDSA)");
  }

  /** The named curve out of a SEC 1 key: the content of its parameters, an object identifier. */
  private static byte[] curve(byte[] key) throws InvalidKeyException {
    for (int i = 0; i + 3 < key.length; i++) {
      if ((key[i] & 0xff) == PARAMETERS && key[i + 2] == 6) {
        int length = key[i + 1];
        byte[] identifier = new byte[length];
        System.arraycopy(key, i + 2, identifier, 0, length);
        return identifier;
      }
    }
    throw new InvalidKeyException("the EC private key does not name its curve");
  }

  private static byte[] der(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < 0x80) {
      out.write(content.length);
    } else {
      byte[] length = Integer.toHexString(content.length).length() <= 2 ? new byte[] {(byte) content.length}
          : new byte[] {(byte) (content.length >> 8), (byte) content.length};
      out.write(0x80 | length.length);
      out.writeBytes(length);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
