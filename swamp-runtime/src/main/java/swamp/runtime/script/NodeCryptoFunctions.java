package swamp.runtime.script;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.Callable;
import swamp.protocol.JsonText;

/** Cryptography in the forms of {@code node:crypto}. States are held by the guest; needs no run. */
final class NodeCryptoFunctions {
  private NodeCryptoFunctions() {}

  /** Work that may fail as cryptography does. */
  @FunctionalInterface
  private interface Work {
    Object run() throws GeneralSecurityException, IOException;
  }

  static void register(Map<String, HostFunction> functions) {
    registerHashes(functions);
    registerCiphers(functions);
    registerDerivation(functions);
    registerKeys(functions);
  }

  private static void registerHashes(Map<String, HostFunction> functions) {
    functions.put("hash.plain", call -> {
      String name = call.string(0);
      return guarded(() -> HashState.plain(name));
    });
    functions.put("hash.keyed", call -> {
      String name = call.string(0);
      byte[] key = call.bytes(1);
      return guarded(() -> HashState.keyed(name, key));
    });
    functions.put("hash.update", call -> {
      HashState state = call.held(0, HashState.class);
      byte[] bytes = call.bytes(1);
      return () -> {
        state.update(bytes);
        return HostValue.Nothing.UNDEFINED;
      };
    });
    functions.put("hash.finish", call -> call.held(0, HashState.class)::finish);
    functions.put("hash.copy", call -> call.held(0, HashState.class)::copy);
  }

  private static void registerCiphers(Map<String, HostFunction> functions) {
    functions.put("cipher.new", call -> {
      String name = call.string(0);
      boolean encrypts = call.flag(1);
      byte[] key = call.bytes(2);
      byte[] start = call.bytes(5);
      int tagLength = (int) call.integer(8, 16);
      return guarded(() -> new CipherState(name, encrypts, key, start, tagLength));
    });
    functions.put("cipher.update", call -> {
      CipherState state = call.held(0, CipherState.class);
      byte[] bytes = call.bytes(1);
      return guarded(() -> state.update(bytes));
    });
    functions.put("cipher.finish", call -> {
      CipherState state = call.held(0, CipherState.class);
      return guarded(state::finish);
    });
    functions.put("cipher.authenticate", call -> {
      call.held(0, CipherState.class).authenticate(call.bytes(1));
      return () -> HostValue.Nothing.UNDEFINED;
    });
    functions.put("cipher.setTag", call -> {
      call.held(0, CipherState.class).tag(call.bytes(1));
      return () -> HostValue.Nothing.UNDEFINED;
    });
    functions.put("cipher.tag", call -> call.held(0, CipherState.class)::tag);
    functions.put("cipher.padding", call -> {
      call.held(0, CipherState.class).padding(call.flag(1));
      return () -> HostValue.Nothing.UNDEFINED;
    });
  }

  private static void registerDerivation(Map<String, HostFunction> functions) {
    functions.put("derive.pbkdf2", call -> {
      String hash = call.string(0);
      int iterations = (int) call.integer(1);
      int length = (int) call.integer(2);
      byte[] password = call.bytes(3);
      byte[] salt = call.bytes(6);
      return guarded(() -> PasswordHash.pbkdf2(hash, password, salt, iterations, length));
    });
    functions.put("derive.hkdf", call -> {
      String hash = call.string(0);
      int length = (int) call.integer(1);
      byte[] key = call.bytes(2);
      byte[] salt = call.bytes(5);
      byte[] info = call.bytes(8);
      return guarded(() -> PasswordHash.hkdf(hash, key, salt, info, length));
    });
    functions.put("derive.scrypt", call -> {
      Scrypt scrypt = new Scrypt((int) call.integer(0), (int) call.integer(1), (int) call.integer(2));
      int length = (int) call.integer(3);
      byte[] password = call.bytes(4);
      byte[] salt = call.bytes(7);
      return guarded(() -> scrypt.derive(password, salt, length));
    });
  }

  private static void registerKeys(Map<String, HostFunction> functions) {
    functions.put("key.privatePem", call -> {
      String pem = call.string(0);
      String passphrase = call.string(1, "");
      return guarded(() -> NodeKeys.readPrivate(pem, passphrase));
    });
    functions.put("key.publicPem", call -> {
      String pem = call.string(0);
      String passphrase = call.string(1, "");
      return guarded(() -> NodeKeys.readPublic(pem, passphrase));
    });
    functions.put("key.private", call -> {
      byte[] encoded = call.bytes(0);
      return guarded(() -> NodeKeys.readPrivate(encoded));
    });
    functions.put("key.public", call -> {
      byte[] encoded = call.bytes(0);
      return guarded(() -> NodeKeys.readPublic(encoded));
    });
    functions.put("key.publicOf", call -> {
      String family = call.string(0);
      byte[] encoded = call.bytes(1);
      return guarded(() -> NodeKeys.publicOf(family, encoded));
    });
    functions.put("key.sign", call -> {
      JsonNode how = JsonText.parse(call.string(0));
      byte[] key = call.bytes(1);
      byte[] content = call.bytes(4);
      return guarded(() -> NodeKeys.sign(how, key, content));
    });
    functions.put("key.verify", call -> {
      JsonNode how = JsonText.parse(call.string(0));
      byte[] key = call.bytes(1);
      byte[] signed = call.bytes(4);
      byte[] content = call.bytes(7);
      return guarded(() -> NodeKeys.verify(how, key, signed, content));
    });
    functions.put("key.rsa", call -> {
      boolean withPublic = call.flag(0);
      boolean encrypts = call.flag(1);
      String padding = call.string(2);
      String hash = call.string(3);
      byte[] key = call.bytes(4);
      byte[] content = call.bytes(7);
      return guarded(() -> NodeKeys.rsa(withPublic, encrypts, padding, hash, key, content));
    });
  }

  private static Callable<?> guarded(Work work) {
    return () -> {
      try {
        return work.run();
      } catch (GeneralSecurityException | IllegalArgumentException | ArithmeticException e) {
        throw new HostError("Error", String.valueOf(e.getMessage()), "ERR_OSSL");
      }
    };
  }
}
