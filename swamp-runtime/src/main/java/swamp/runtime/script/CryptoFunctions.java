package swamp.runtime.script;

import java.security.SecureRandom;
import java.util.Map;
import java.util.UUID;

/** Randomness for {@code crypto}. Needs no run. */
final class CryptoFunctions {
  private CryptoFunctions() {}

  static void register(Map<String, HostFunction> functions) {
    SecureRandom random = new SecureRandom();
    functions.put("crypto.uuid", call -> () -> UUID.randomUUID().toString());
    functions.put("crypto.random", call -> {
      byte[] bytes = new byte[Math.toIntExact(call.integer(0))];
      return () -> {
        random.nextBytes(bytes);
        return bytes;
      };
    });
  }
}
