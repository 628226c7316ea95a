package swamp.cli.rendering;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import swamp.cli.transport.Waiting;
import swamp.protocol.Stream;

/**
 * A console with one line on a terminal's standard error that says what is being waited for. It appears when something
 * is told to it or nothing has happened for a second, and gives way to everything that is printed. Where nobody watches,
 * it is never written. Safe for use by several threads.
 */
public final class ProgressLine implements Console, Waiting {
  private static final String ERASE = "\r\u001b[K";
  private static final String FRAMES = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
  private static final long QUIET_NANOSECONDS = TimeUnit.SECONDS.toNanos(1);

  private final Console console;
  private final boolean shown;
  private final int columns;
  private final LongSupplier nanoseconds;
  private long start;
  private String text = "";
  private long lastChange;
  private int frame;
  private boolean visible;

  /** @param shown whether standard error is a terminal and the caller wants chatter */
  public ProgressLine(Console console, boolean shown, int columns) {
    this(console, shown, columns, System::nanoTime);
  }

  ProgressLine(Console console, boolean shown, int columns, LongSupplier nanoseconds) {
    this.console = console;
    this.shown = shown;
    this.columns = columns;
    this.nanoseconds = nanoseconds;
    this.start = nanoseconds.getAsLong();
    this.lastChange = start;
  }

  /** Whether anybody can see the line. */
  public boolean shown() {
    return shown;
  }

  @Override
  public synchronized void print(Stream stream, String printed) {
    erase();
    console.print(stream, printed);
    lastChange = nanoseconds.getAsLong();
  }

  /** Replaces the line. */
  @Override
  public synchronized void show(String next) {
    text = next;
    lastChange = nanoseconds.getAsLong();
    draw(next);
  }

  /** Takes the line away. */
  @Override
  public synchronized void clear() {
    text = "";
    erase();
  }

  /** The waiting starts now; what a person took before to answer a question does not count. */
  public synchronized void begin() {
    start = nanoseconds.getAsLong();
    lastChange = start;
  }

  /** To be called several times a second while something is being waited for: shows that time passes. */
  public synchronized void tick() {
    long now = nanoseconds.getAsLong();
    if (now - lastChange >= QUIET_NANOSECONDS) {
      frame = (frame + 1) % FRAMES.length();
      draw(FRAMES.charAt(frame) + " " + (text.isEmpty() ? "Running…" : text) + " "
          + TimeUnit.NANOSECONDS.toSeconds(now - start) + "s");
    }
  }

  private void draw(String line) {
    if (shown) {
      String fitting = DisplayWidth.start(line, columns - 1);
      console.print(Stream.STDERR, ERASE + fitting);
      visible = true;
    }
  }

  private void erase() {
    if (visible) {
      console.print(Stream.STDERR, ERASE);
      visible = false;
    }
  }
}
