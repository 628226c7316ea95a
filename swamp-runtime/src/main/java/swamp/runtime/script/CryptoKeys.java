package swamp.runtime.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Asymmetric keys: made, checked, and turned from and into JSON Web Keys. Families: RSA, EC, Ed25519, X25519. */
final class CryptoKeys {
  private static final Map<String, String> CURVES =
      Map.of("P-256", "secp256r1", "P-384", "secp384r1", "P-521", "secp521r1");

  // What stands before the 32 bytes of a key on these curves.
  private static final Map<String, String> PUBLIC_PREFIXES = Map.of(
      "Ed25519", "302a300506032b6570032100", "X25519", "302a300506032b656e032100");
  private static final Map<String, String> PRIVATE_PREFIXES = Map.of(
      "Ed25519", "302e020100300506032b657004220420", "X25519", "302e020100300506032b656e04220420");

  private CryptoKeys() {}

  static PrivateKey privateKey(String family, byte[] pkcs8) throws GeneralSecurityException {
    return KeyFactory.getInstance(family).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
  }

  static PublicKey publicKey(String family, byte[] spki) throws GeneralSecurityException {
    return KeyFactory.getInstance(family).generatePublic(new X509EncodedKeySpec(spki));
  }

  /** A new pair: [PKCS#8, SubjectPublicKeyInfo]; size is RSA's bits or EC's curve. */
  static List<byte[]> generate(String family, String size) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(family);
    switch (family) {
      case "RSA" -> generator.initialize(new RSAKeyGenParameterSpec(Integer.parseInt(size), RSAKeyGenParameterSpec.F4));
      case "EC" -> generator.initialize(new ECGenParameterSpec(jdkCurve(size)));
      case String edwards -> generator.initialize(new NamedParameterSpec(edwards));
    }
    KeyPair pair = generator.generateKeyPair();
    return List.of(pair.getPrivate().getEncoded(), pair.getPublic().getEncoded());
  }

  /** What an encoded key is: RSA's bits, or EC's curve. */
  static String describe(String family, boolean isPrivate, byte[] encoded) throws GeneralSecurityException {
    Key key = isPrivate ? privateKey(family, encoded) : publicKey(family, encoded);
    return switch (key) {
      case RSAKey rsa -> String.valueOf(rsa.getModulus().bitLength());
      case ECKey ec -> curveOf(ec.getParams());
      case Key edwards -> family;
    };
  }

  private static String jdkCurve(String name) throws InvalidKeyException {
    String curve = CURVES.get(name);
    if (curve == null) {
      throw new InvalidKeyException("unknown curve " + name);
    }
    return curve;
  }

  private static ECParameterSpec curve(String name) throws GeneralSecurityException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(jdkCurve(name)));
    return parameters.getParameterSpec(ECParameterSpec.class);
  }

  private static String curveOf(ECParameterSpec parameters) throws InvalidKeyException {
    return switch (parameters.getCurve().getField().getFieldSize()) {
      case 256 -> "P-256";
      case 384 -> "P-384";
      case 521 -> "P-521";
      default -> throw new InvalidKeyException("unknown curve");
    };
  }

  /** The encoded key, PKCS#8 or SubjectPublicKeyInfo, of a JSON Web Key. */
  static byte[] fromJwk(JsonNode jwk) throws GeneralSecurityException {
    return switch (jwk.path("kty").asText()) {
      case "RSA" -> rsa(jwk).getEncoded();
      case "EC" -> ec(jwk).getEncoded();
      case "OKP" -> {
        boolean isPrivate = jwk.has("d");
        String prefix = (isPrivate ? PRIVATE_PREFIXES : PUBLIC_PREFIXES).get(jwk.path("crv").asText());
        if (prefix == null) {
          throw new InvalidKeyException("unknown curve " + jwk.path("crv").asText());
        }
        byte[] key = bytes(jwk, isPrivate ? "d" : "x");
        if (key.length != 32) {
          throw new InvalidKeyException("invalid key length");
        }
        yield HexFormat.of().parseHex(prefix + HexFormat.of().formatHex(key));
      }
      case String other -> throw new InvalidKeyException("unknown kind of key " + other);
    };
  }

  private static Key rsa(JsonNode jwk) throws GeneralSecurityException {
    KeyFactory factory = KeyFactory.getInstance("RSA");
    if (!jwk.has("d")) {
      return factory.generatePublic(new RSAPublicKeySpec(number(jwk, "n"), number(jwk, "e")));
    }
    return factory.generatePrivate(new RSAPrivateCrtKeySpec(number(jwk, "n"), number(jwk, "e"), number(jwk, "d"),
        number(jwk, "p"), number(jwk, "q"), number(jwk, "dp"), number(jwk, "dq"), number(jwk, "qi")));
  }

  private static Key ec(JsonNode jwk) throws GeneralSecurityException {
    ECParameterSpec curve = curve(jwk.path("crv").asText());
    KeyFactory factory = KeyFactory.getInstance("EC");
    return jwk.has("d")
        ? factory.generatePrivate(new ECPrivateKeySpec(number(jwk, "d"), curve))
        : factory.generatePublic(new ECPublicKeySpec(new ECPoint(number(jwk, "x"), number(jwk, "y")), curve));
  }

  /** The JSON Web Key of an encoded key: its kind and numbers, nothing of its use. */
  static ObjectNode toJwk(String family, boolean isPrivate, byte[] encoded) throws GeneralSecurityException {
    Key key = isPrivate ? privateKey(family, encoded) : publicKey(family, encoded);
    ObjectNode jwk = JsonNodeFactory.instance.objectNode();
    switch (key) {
      case RSAPrivateCrtKey rsa -> {
        jwk.put("kty", "RSA").put("n", text(rsa.getModulus())).put("e", text(rsa.getPublicExponent()));
        jwk.put("d", text(rsa.getPrivateExponent())).put("p", text(rsa.getPrimeP())).put("q", text(rsa.getPrimeQ()));
        jwk.put("dp", text(rsa.getPrimeExponentP())).put("dq", text(rsa.getPrimeExponentQ()));
        jwk.put("qi", text(rsa.getCrtCoefficient()));
      }
      case RSAPublicKey rsa ->
          jwk.put("kty", "RSA").put("n", text(rsa.getModulus())).put("e", text(rsa.getPublicExponent()));
      case ECPrivateKey ec -> {
        putPoint(jwk, ec.getParams(), EllipticCurve.multiply(ec.getParams(), ec.getS()));
        jwk.put("d", text(ec.getS(), size(ec.getParams())));
      }
      case ECPublicKey ec -> putPoint(jwk, ec.getParams(), ec.getW());
      case Key edwards -> putEdwards(jwk, family, isPrivate, encoded);
    }
    return jwk;
  }

  private static void putPoint(ObjectNode jwk, ECParameterSpec curve, ECPoint point) throws InvalidKeyException {
    jwk.put("kty", "EC").put("crv", curveOf(curve));
    jwk.put("x", text(point.getAffineX(), size(curve))).put("y", text(point.getAffineY(), size(curve)));
  }

  private static int size(ECParameterSpec curve) {
    return (curve.getCurve().getField().getFieldSize() + 7) / 8;
  }

  private static void putEdwards(ObjectNode jwk, String family, boolean isPrivate, byte[] encoded)
      throws GeneralSecurityException {
    byte[] last = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    jwk.put("kty", "OKP").put("crv", family).put("x", text(isPrivate ? publicOf(family, last) : last));
    if (isPrivate) {
      jwk.put("d", text(last));
    }
  }

  // The JDK derives the public key only while it makes a pair, so it makes this one again from the same bytes.
  private static byte[] publicOf(String family, byte[] secret) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(family);
    generator.initialize(new NamedParameterSpec(family), new SecureRandom() {
      private static final long serialVersionUID = 1L;

      @Override
      public void nextBytes(byte[] bytes) {
        System.arraycopy(secret, 0, bytes, 0, bytes.length);
      }
    });
    byte[] encoded = generator.generateKeyPair().getPublic().getEncoded();
    return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
  }

  private static byte[] bytes(JsonNode jwk, String member) throws InvalidKeyException {
    if (!jwk.path(member).isTextual()) {
      throw new InvalidKeyException("the key has no " + member);
    }
    return Base64.getUrlDecoder().decode(jwk.path(member).asText());
  }

  private static BigInteger number(JsonNode jwk, String member) throws InvalidKeyException {
    return new BigInteger(1, bytes(jwk, member));
  }

  private static String text(BigInteger number) {
    return text(number, (number.bitLength() + 7) / 8);
  }

  private static String text(BigInteger number, int size) {
    byte[] shortest = number.toByteArray();
    byte[] whole = new byte[size];
    int length = Math.min(shortest.length, size);
    System.arraycopy(shortest, shortest.length - length, whole, size - length, length);
    return text(whole);
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
