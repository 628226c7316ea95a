package swamp.cli.image;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.util.Random;

/**
 * The JDK sets up its security providers and opens the system's sources of entropy as soon as a Unix domain socket is
 * used, for the names of sockets bound to none. A client binds none, so a plain generator stands in.
 */
@TargetClass(className = "sun.nio.ch.UnixDomainSockets")
final class UnixDomainSocketsWithoutEntropy {
  private UnixDomainSocketsWithoutEntropy() {}

  @Substitute
  @SuppressWarnings("UnusedMethod") // Takes the place of the method with this name.
  private static Random getRandom() {
    return new Random();
  }
}
