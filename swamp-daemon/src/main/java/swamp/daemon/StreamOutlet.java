package swamp.daemon;

import java.io.OutputStream;
import swamp.protocol.FrameLimits;
import swamp.protocol.FrameWriter;
import swamp.protocol.SwampException;

/** Frames onto a pipe. Writing blocks while the reader is slow; once the pipe is broken everything is dropped. */
final class StreamOutlet implements FrameOutlet {
  private final FrameWriter writer;
  private final Runnable broken;
  private final Runnable finished;
  private volatile boolean open = true;

  /**
   * An outlet to this stream.
   *
   * @param broken told once when the reader is gone
   * @param finished told once after the last frame
   */
  StreamOutlet(OutputStream output, Runnable broken, Runnable finished) {
    this.writer = new FrameWriter(output, FrameLimits.SERVER_TO_CLIENT);
    this.broken = broken;
    this.finished = finished;
  }

  @Override
  public void awaitCapacity() {
    // A pipe is its own bound: the write itself waits.
  }

  @Override
  public void write(byte[] payload) {
    if (!open) {
      return;
    }
    try {
      writer.write(payload);
    } catch (SwampException e) {
      open = false;
      broken.run();
    }
  }

  @Override
  public void finish(byte[] payload) {
    write(payload);
    open = false;
    finished.run();
  }
}
