package swamp.runtime.script;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * A request body that the guest writes piece by piece. {@link #write} waits until the connection takes more, so that
 * memory holds one piece whatever the size of the whole.
 *
 * <p>One subscriber; writer and subscriber may be on different threads.
 */
final class HttpRequestBody implements Flow.Publisher<ByteBuffer>, AutoCloseable {
  private final Semaphore demand = new Semaphore(0);
  private Flow.@Nullable Subscriber<? super ByteBuffer> subscriber;
  private boolean ended;
  private boolean over;

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> newSubscriber) {
    synchronized (this) {
      subscriber = newSubscriber;
    }
    newSubscriber.onSubscribe(new Flow.Subscription() {
      @Override
      public void request(long count) {
        completeIfEnded();
        // More than the largest number of permits is as good as that number.
        demand.release((int) Math.min(count, Integer.MAX_VALUE - demand.availablePermits()));
      }

      @Override
      public void cancel() {
        close();
      }
    });
    completeIfEnded();
  }

  /**
   * Hands on one piece once the connection asks for it.
   *
   * @throws IOException when the request has failed or was aborted meanwhile
   */
  void write(byte[] piece) throws IOException, InterruptedException {
    demand.acquire();
    Flow.Subscriber<? super ByteBuffer> taker;
    synchronized (this) {
      taker = subscriber;
      if (over || taker == null) {
        throw new IOException("the request no longer takes its body");
      }
    }
    taker.onNext(ByteBuffer.wrap(piece));
  }

  /** Says that the body is complete. */
  void end() {
    synchronized (this) {
      ended = true;
    }
    completeIfEnded();
  }

  private void completeIfEnded() {
    Flow.Subscriber<? super ByteBuffer> taker;
    synchronized (this) {
      taker = subscriber;
      if (!ended || over || taker == null) {
        return;
      }
      over = true;
    }
    taker.onComplete();
  }

  /** Wakes a waiting writer, whose write fails. */
  @Override
  public void close() {
    synchronized (this) {
      over = true;
    }
    demand.release();
  }
}
