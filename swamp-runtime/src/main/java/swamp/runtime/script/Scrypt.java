package swamp.runtime.script;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;

/** The password hash of RFC 7914, which the JDK lacks. */
final class Scrypt {
  private static final int WORDS_PER_BLOCK = 16;

  private final int cost;
  private final int blockSize;
  private final int parallelization;

  Scrypt(int cost, int blockSize, int parallelization) {
    if (cost < 2 || (cost & (cost - 1)) != 0) {
      throw new HostError("RangeError", "Invalid scrypt params", "ERR_CRYPTO_INVALID_SCRYPT_PARAMS");
    }
    this.cost = cost;
    this.blockSize = blockSize;
    this.parallelization = parallelization;
  }

  byte[] derive(byte[] password, byte[] salt, int length) throws GeneralSecurityException {
    int size = 128 * blockSize;
    byte[] blocks = PasswordHash.pbkdf2("sha256", password, salt, 1, parallelization * size);
    int[] words = new int[size / 4];
    for (int i = 0; i < parallelization; i++) {
      ByteBuffer block = ByteBuffer.wrap(blocks, i * size, size).slice().order(ByteOrder.LITTLE_ENDIAN);
      block.asIntBuffer().get(words);
      block.asIntBuffer().put(mix(words));
    }
    return PasswordHash.pbkdf2("sha256", password, blocks, 1, length);
  }

  private int[] mix(int[] block) {
    int[] state = block.clone();
    int[] scratch = new int[state.length];
    int[] memory = new int[Math.multiplyExact(cost, state.length)];
    for (int i = 0; i < cost; i++) {
      System.arraycopy(state, 0, memory, i * state.length, state.length);
      mixBlocks(state, scratch);
    }
    for (int i = 0; i < cost; i++) {
      int place = (state[(2 * blockSize - 1) * WORDS_PER_BLOCK] & (cost - 1)) * state.length;
      for (int j = 0; j < state.length; j++) {
        state[j] ^= memory[place + j];
      }
      mixBlocks(state, scratch);
    }
    return state;
  }

  private void mixBlocks(int[] state, int[] scratch) {
    int[] last = new int[WORDS_PER_BLOCK];
    System.arraycopy(state, (2 * blockSize - 1) * WORDS_PER_BLOCK, last, 0, WORDS_PER_BLOCK);
    for (int i = 0; i < 2 * blockSize; i++) {
      for (int j = 0; j < WORDS_PER_BLOCK; j++) {
        last[j] ^= state[i * WORDS_PER_BLOCK + j];
      }
      salsa(last);
      int target = (i / 2 + (i % 2) * blockSize) * WORDS_PER_BLOCK;
      System.arraycopy(last, 0, scratch, target, WORDS_PER_BLOCK);
    }
    System.arraycopy(scratch, 0, state, 0, state.length);
  }

  /** Salsa20/8. */
  private static void salsa(int[] block) {
    int[] x = block.clone();
    for (int round = 0; round < 4; round++) {
      quarter(x, 0, 4, 8, 12);
      quarter(x, 5, 9, 13, 1);
      quarter(x, 10, 14, 2, 6);
      quarter(x, 15, 3, 7, 11);
      quarter(x, 0, 1, 2, 3);
      quarter(x, 5, 6, 7, 4);
      quarter(x, 10, 11, 8, 9);
      quarter(x, 15, 12, 13, 14);
    }
    for (int i = 0; i < WORDS_PER_BLOCK; i++) {
      block[i] += x[i];
    }
  }

  private static void quarter(int[] x, int a, int b, int c, int d) {
    x[b] ^= Integer.rotateLeft(x[a] + x[d], 7);
    x[c] ^= Integer.rotateLeft(x[b] + x[a], 9);
    x[d] ^= Integer.rotateLeft(x[c] + x[b], 13);
    x[a] ^= Integer.rotateLeft(x[d] + x[c], 18);
  }
}
