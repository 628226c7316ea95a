package swamp.daemon;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import swamp.protocol.ErrorCode;
import swamp.protocol.Failure;
import swamp.protocol.SwampException;
import swamp.runtime.RequestHandler;

/** Hands one request to the runtime and turns everything that can come out into an outcome. Thread-safe. */
final class RequestExecution {
  private static final Logger LOG = LoggerFactory.getLogger(RequestExecution.class);
  private static final int LARGEST_EXIT_CODE = 255;

  private final RequestHandler handler;
  private final Telemetry telemetry;

  RequestExecution(RequestHandler handler, Telemetry telemetry) {
    this.handler = handler;
    this.telemetry = telemetry;
  }

  /** Runs the request on this thread; never throws. */
  RunOutcome run(AcceptedRequest request) {
    return telemetry.observe(request, () -> handle(request));
  }

  private RunOutcome handle(AcceptedRequest request) {
    try {
      int code = handler.handle(request.message(), request.session(), request.cancellation());
      if (code < 0 || code > LARGEST_EXIT_CODE) {
        throw new IllegalStateException("The runtime returned the exit code " + code);
      }
      return new RunOutcome.Returned(code);
    } catch (SwampException e) {
      if (e.code() == ErrorCode.INTERNAL) {
        LOG.error("A request failed internally", WordlessDefect.of(e));
      }
      return new RunOutcome.Failed(Failure.of(e));
    } catch (RuntimeException | Error e) {
      LOG.error("A defect ended a request", WordlessDefect.of(e));
      return new RunOutcome.Failed(Failure.ofDefect(e));
    }
  }
}
