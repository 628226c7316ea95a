package swamp.daemon;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import swamp.protocol.DaemonStatus;
import swamp.protocol.DaemonStop;
import swamp.protocol.DataRequest;
import swamp.protocol.DefinitionRequest;
import swamp.protocol.Doctor;
import swamp.protocol.ErrorCode;
import swamp.protocol.ExtensionRequest;
import swamp.protocol.Failure;
import swamp.protocol.FrameLimits;
import swamp.protocol.FrameReader;
import swamp.protocol.MethodDescribe;
import swamp.protocol.MethodRun;
import swamp.protocol.ModelCreate;
import swamp.protocol.ModelGet;
import swamp.protocol.ModelSearch;
import swamp.protocol.OutputRequest;
import swamp.protocol.ReportRequest;
import swamp.protocol.RepositoryInitialization;
import swamp.protocol.RepositoryUpgrade;
import swamp.protocol.Summary;
import swamp.protocol.SwampException;
import swamp.protocol.TrackedRunRequest;
import swamp.protocol.TypeDescribe;
import swamp.protocol.TypeSearch;
import swamp.protocol.VaultRequest;
import swamp.protocol.Watch;
import swamp.runtime.RequestHandler;

/** One conversation over a pair of streams, with the same session and handler as in the daemon. */
final class OneShot {
  private final InputStream input;
  private final RequestSession session;
  private final CompletableFuture<Optional<AcceptedRequest>> request = new CompletableFuture<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Telemetry telemetry;
  private final Runnable abandoned;
  private final Duration endingGrace;

  /**
   * A conversation that begins with {@link #run}.
   *
   * @param endingGrace how long a cancelled request may take to end
   * @param telemetry who is told how the request goes
   * @param abandoned what to do when it has not ended by then
   */
  OneShot(InputStream input, OutputStream output, Duration endingGrace, Telemetry telemetry, Runnable abandoned) {
    this.input = input;
    this.endingGrace = endingGrace;
    this.telemetry = telemetry;
    this.abandoned = abandoned;
    StreamOutlet outlet = new StreamOutlet(output, this::clientGone, () -> request.complete(Optional.empty()));
    this.session = new RequestSession(this::route, outlet);
  }

  /** Holds the conversation, running its request on this thread; returns the exit code for the process. */
  int run(Supplier<RequestHandler> handlers) throws InterruptedException {
    Thread.ofPlatform().name("swamp-input").daemon(true).start(this::read);
    try (RequestHandler handler = handlers.get()) {
      return conclude(new RequestExecution(handler, telemetry)::run);
    } catch (SwampException e) {
      return conclude(_ -> new RunOutcome.Failed(Failure.of(e)));
    } catch (RuntimeException e) {
      return conclude(_ -> new RunOutcome.Failed(Failure.ofDefect(e)));
    } finally {
      over.countDown();
    }
  }

  /** Waits for the request and answers it; a conversation that ended without one is a broken transport. */
  private int conclude(Function<AcceptedRequest, RunOutcome> execution) throws InterruptedException {
    Optional<AcceptedRequest> accepted = awaitRequest();
    if (accepted.isEmpty()) {
      return ErrorCode.TRANSPORT_BROKEN.exitCode();
    }
    RunOutcome outcome = execution.apply(accepted.get());
    outcome.conclude(session);
    return switch (outcome) {
      case RunOutcome.Returned returned -> returned.code();
      case RunOutcome.Failed failed -> failed.failure().exitCode();
    };
  }

  private Optional<AcceptedRequest> awaitRequest() throws InterruptedException {
    try {
      return request.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Cancels the request and waits for its end, for a process that was told to end. */
  void stop(String reason) throws InterruptedException {
    session.cancelRequest(reason);
    request.complete(Optional.empty());
    over.await(endingGrace.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void read() {
    FrameReader reader = new FrameReader(input, FrameLimits.CLIENT_TO_SERVER);
    try {
      for (Optional<byte[]> payload = reader.read(); payload.isPresent(); payload = reader.read()) {
        session.receive(payload.get());
      }
      clientGone();
    } catch (SwampException e) {
      if (e.code() == ErrorCode.PROTOCOL_VIOLATION) {
        session.refuse(e);
      } else {
        clientGone();
      }
    }
  }

  private void clientGone() {
    session.clientGone();
    request.complete(Optional.empty());
  }

  private void route(AcceptedRequest accepted) {
    switch (accepted.message().request()) {
      case DaemonStatus _, DaemonStop _ -> session.fail(Failure.of(
          new SwampException(ErrorCode.DAEMON_UNAVAILABLE, "This is a process for one request, not the daemon")));
      case MethodRun _, ModelSearch _, ModelGet _, ModelCreate _, TypeSearch _, TypeDescribe _, MethodDescribe _,
          RepositoryInitialization _, OutputRequest _, DataRequest _, VaultRequest _, DefinitionRequest _,
          TrackedRunRequest _, ReportRequest _, ExtensionRequest _, RepositoryUpgrade _, Summary _, Watch _, Doctor _ -> {
        accepted.cancellation().onCancel(this::abandonLater);
        request.complete(Optional.of(accepted));
      }
    }
  }

  private void abandonLater() {
    CompletableFuture.delayedExecutor(endingGrace.toMillis(), TimeUnit.MILLISECONDS).execute(() -> {
      if (over.getCount() > 0) {
        abandoned.run();
      }
    });
  }
}
