package swamp.runtime.script;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/**
 * Asymmetric keys of {@code node:crypto}: read from PEM or DER, used for signatures and encryption. Keys travel
 * encoded.
 */
final class NodeKeys {
  private static final List<String> FAMILIES = List.of("RSA", "EC", "Ed25519", "X25519", "Ed448", "X448");
  private static final Map<String, String> NODE_NAMES = Map.of(
      "RSA", "rsa", "EC", "ec", "Ed25519", "ed25519", "X25519", "x25519", "Ed448", "ed448", "X448", "x448");

  private NodeKeys() {}

  /** [node's name of the kind, family for the JDK, PKCS#8] of a private key in PEM. */
  static List<Object> readPrivate(String pem, String passphrase) throws GeneralSecurityException, IOException {
    return described(PemText.privateKey(pem, passphrase));
  }

  /** The same of an encoded private key. */
  static List<Object> readPrivate(byte[] pkcs8) throws GeneralSecurityException {
    for (String family : FAMILIES) {
      try {
        return described(family, KeyFactory.getInstance(family).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
      } catch (InvalidKeySpecException e) {
        // Made for another family.
      }
    }
    throw new InvalidKeyException("unsupported private key");
  }

  /** [node's name of the kind, family, SubjectPublicKeyInfo] of an encoded public key. */
  static List<Object> readPublic(byte[] spki) throws GeneralSecurityException {
    for (String family : FAMILIES) {
      try {
        return described(family, KeyFactory.getInstance(family).generatePublic(new X509EncodedKeySpec(spki)));
      } catch (InvalidKeySpecException e) {
        // Made for another family.
      }
    }
    throw new InvalidKeyException("unsupported public key");
  }

  /** The public key in PEM: SubjectPublicKeyInfo, PKCS#1, or out of a certificate or private key. */
  static List<Object> readPublic(String pem, String passphrase) throws GeneralSecurityException, IOException {
    if (pem.contains("PRIVATE KEY-----")) {
      PrivateKey key = PemText.privateKey(pem, passphrase);
      return publicOf(familyOf(key), key.getEncoded());
    }
    if (pem.contains("BEGIN CERTIFICATE")) {
      return described(PemText.certificates(pem).getFirst().getPublicKey());
    }
    return readPublic(PemText.publicKey(pem));
  }

  /** The public half of an encoded private key. */
  static List<Object> publicOf(String family, byte[] pkcs8) throws GeneralSecurityException {
    PrivateKey key = KeyFactory.getInstance(family).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    if (key instanceof RSAPrivateCrtKey rsa) {
      return described("RSA", KeyFactory.getInstance("RSA")
          .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent())));
    }
    throw new HostError("Error", "the public half of such a private key is taken from its JWK form");
  }

  private static List<Object> described(Key key) throws InvalidKeyException {
    return described(familyOf(key), key);
  }

  private static List<Object> described(String family, Key key) {
    return List.of(NODE_NAMES.getOrDefault(family, "unknown"), family, key.getEncoded());
  }

  private static String familyOf(Key key) throws InvalidKeyException {
    String algorithm = key.getAlgorithm();
    if (algorithm.equals("EdDSA") && key.getEncoded().length < 60) {
      return "Ed25519";
    }
    if (algorithm.equals("XDH")) {
      return "X25519";
    }
    if (!FAMILIES.contains(algorithm)) {
      throw new InvalidKeyException("keys of " + algorithm + " are not supported by this runtime");
    }
    return algorithm;
  }

  /** Signs as {family, hash, padding: "pkcs1" | "pss", saltLength, encoding: "der" | "ieee-p1363"} says. */
  static byte[] sign(JsonNode how, byte[] pkcs8, byte[] content) throws GeneralSecurityException {
    Signature signature = signature(how);
    signature.initSign(KeyFactory.getInstance(how.path("family").asText()).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
    signature.update(content);
    return signature.sign();
  }

  static boolean verify(JsonNode how, byte[] spki, byte[] signed, byte[] content) throws GeneralSecurityException {
    Signature signature = signature(how);
    signature.initVerify(KeyFactory.getInstance(how.path("family").asText()).generatePublic(new X509EncodedKeySpec(spki)));
    signature.update(content);
    try {
      return signature.verify(signed);
    } catch (SignatureException e) {
      // One that has not even the right form is not the right one.
      return false;
    }
  }

  private static Signature signature(JsonNode how) throws GeneralSecurityException {
    String family = how.path("family").asText();
    if (family.startsWith("Ed")) {
      return Signature.getInstance(family);
    }
    String hash = HashState.hashName(how.path("hash").asText("sha256"));
    if (family.equals("RSA") && how.path("padding").asText().equals("pss")) {
      Signature signature = Signature.getInstance("RSASSA-PSS");
      signature.setParameter(new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), how.path("saltLength").asInt(),
          PSSParameterSpec.TRAILER_FIELD_BC));
      return signature;
    }
    String digest = hash.startsWith("SHA3") ? hash : hash.replace("-", "");
    String suffix = !family.equals("EC") ? "withRSA"
        : how.path("encoding").asText().equals("ieee-p1363") ? "withECDSAinP1363Format" : "withECDSA";
    return Signature.getInstance(digest + suffix);
  }

  /** RSA with a public key (encrypts, or undoes a private encryption) or a private one. */
  static byte[] rsa(boolean withPublic, boolean encrypts, String padding, String hash, byte[] key, byte[] content)
      throws GeneralSecurityException {
    KeyFactory factory = KeyFactory.getInstance("RSA");
    Key rsa = withPublic ? factory.generatePublic(new X509EncodedKeySpec(key)) : factory.generatePrivate(new PKCS8EncodedKeySpec(key));
    int mode = encrypts ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE;
    if (!padding.equals("oaep")) {
      Cipher cipher = Cipher.getInstance(padding.equals("none") ? "RSA/ECB/NoPadding" : "RSA/ECB/PKCS1Padding");
      cipher.init(mode, rsa);
      return cipher.doFinal(content);
    }
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
    String name = HashState.hashName(hash);
    cipher.init(mode, rsa, new OAEPParameterSpec(name, "MGF1", new MGF1ParameterSpec(name), PSource.PSpecified.DEFAULT));
    return cipher.doFinal(content);
  }
}
