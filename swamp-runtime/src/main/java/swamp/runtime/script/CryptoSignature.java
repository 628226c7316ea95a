package swamp.runtime.script;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;

/**
 * A way of signing with a key pair. Immutable.
 *
 * @param name the JDK's name of it
 * @param family of keys: {@code EC}, {@code RSA} or {@code Ed25519}
 * @param parameters what RSA-PSS wants to know
 */
record CryptoSignature(String name, String family, Optional<PSSParameterSpec> parameters) {
  /** The way that {@code {name, hash?, saltLength?}} names. */
  static CryptoSignature of(JsonNode algorithm) {
    String hash = algorithm.path("hash").asText();
    String digest = hash.replace("-", "");
    return switch (algorithm.path("name").asText()) {
      case "ECDSA" -> new CryptoSignature(digest + "withECDSAinP1363Format", "EC", Optional.empty());
      case "RSASSA-PKCS1-v1_5" -> new CryptoSignature(digest + "withRSA", "RSA", Optional.empty());
      case "RSA-PSS" -> new CryptoSignature("RSASSA-PSS", "RSA", Optional.of(new PSSParameterSpec(
          hash, "MGF1", new MGF1ParameterSpec(hash), algorithm.path("saltLength").asInt(),
          PSSParameterSpec.TRAILER_FIELD_BC)));
      case "Ed25519" -> new CryptoSignature("Ed25519", "Ed25519", Optional.empty());
      case String other -> throw new HostError("NotSupportedError", "Unrecognized algorithm name " + other);
    };
  }

  byte[] sign(byte[] key, byte[] content) throws GeneralSecurityException {
    Signature signature = signature();
    signature.initSign(CryptoKeys.privateKey(family, key));
    signature.update(content);
    return signature.sign();
  }

  boolean verify(byte[] key, byte[] signed, byte[] content) throws GeneralSecurityException {
    Signature signature = signature();
    signature.initVerify(CryptoKeys.publicKey(family, key));
    signature.update(content);
    try {
      return signature.verify(signed);
    } catch (SignatureException e) {
      // One that has not even the right form is not the right one.
      return false;
    }
  }

  private Signature signature() throws GeneralSecurityException {
    Signature signature = Signature.getInstance(name);
    if (parameters.isPresent()) {
      signature.setParameter(parameters.get());
    }
    return signature;
  }
}
