package swamp.cli.rendering;

import java.util.ArrayDeque;
import java.util.Deque;
import swamp.protocol.Stream;

/**
 * Holds output back until it turns out to be needed ({@code --quiet}, method-run §4.14). What is held is bounded:
 * beyond the limit the oldest text is dropped, because the end of a failed run says more than its beginning.
 */
public final class HeldConsole implements Console {
  private static final int LIMIT_IN_CHARACTERS = 8 * 1024 * 1024;

  private final Console target;
  private final Deque<Held> held = new ArrayDeque<>();
  private int characters;

  public HeldConsole(Console target) {
    this.target = target;
  }

  @Override
  public synchronized void print(Stream stream, String text) {
    held.addLast(new Held(stream, text));
    characters += text.length();
    while (characters > LIMIT_IN_CHARACTERS && held.size() > 1) {
      characters -= held.removeFirst().text().length();
    }
  }

  /** Prints what was held, in its order, and forgets it. */
  public synchronized void release() {
    while (!held.isEmpty()) {
      Held next = held.removeFirst();
      characters -= next.text().length();
      target.print(next.stream(), next.text());
    }
  }

  private record Held(Stream stream, String text) {}
}
