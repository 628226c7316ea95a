package swamp.runtime.script;

import java.math.BigInteger;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;

/** The public point of a private key, which the JDK does not tell. */
final class EllipticCurve {
  private final BigInteger prime;
  private final BigInteger slope;

  private EllipticCurve(BigInteger prime, BigInteger slope) {
    this.prime = prime;
    this.slope = slope;
  }

  /** The generator of a curve over a prime field, taken {@code factor} times. */
  static ECPoint multiply(ECParameterSpec curve, BigInteger factor) {
    EllipticCurve points =
        new EllipticCurve(((ECFieldFp) curve.getCurve().getField()).getP(), curve.getCurve().getA());
    ECPoint sum = ECPoint.POINT_INFINITY;
    ECPoint power = curve.getGenerator();
    for (int bit = 0; bit < factor.bitLength(); bit++) {
      if (factor.testBit(bit)) {
        sum = points.add(sum, power);
      }
      power = points.add(power, power);
    }
    return sum;
  }

  private ECPoint add(ECPoint a, ECPoint b) {
    if (a.equals(ECPoint.POINT_INFINITY)) {
      return b;
    }
    if (b.equals(ECPoint.POINT_INFINITY)) {
      return a;
    }
    BigInteger rise;
    BigInteger run;
    if (a.equals(b)) {
      rise = a.getAffineX().pow(2).multiply(BigInteger.valueOf(3)).add(slope);
      run = a.getAffineY().shiftLeft(1);
    } else {
      rise = b.getAffineY().subtract(a.getAffineY());
      run = b.getAffineX().subtract(a.getAffineX());
    }
    if (run.mod(prime).signum() == 0) {
      return ECPoint.POINT_INFINITY;
    }
    BigInteger tangent = rise.multiply(run.modInverse(prime)).mod(prime);
    BigInteger x = tangent.pow(2).subtract(a.getAffineX()).subtract(b.getAffineX()).mod(prime);
    BigInteger y = tangent.multiply(a.getAffineX().subtract(x)).subtract(a.getAffineY()).mod(prime);
    return new ECPoint(x, y);
  }
}
