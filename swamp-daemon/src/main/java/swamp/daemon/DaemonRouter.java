package swamp.daemon;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import swamp.protocol.DaemonStatus;
import swamp.protocol.DaemonStop;
import swamp.protocol.DataRequest;
import swamp.protocol.DefinitionRequest;
import swamp.protocol.Doctor;
import swamp.protocol.ExtensionRequest;
import swamp.protocol.Failure;
import swamp.protocol.JsonText;
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
import swamp.protocol.TrackedRunRequest;
import swamp.protocol.TypeDescribe;
import swamp.protocol.TypeSearch;
import swamp.protocol.VaultRequest;
import swamp.protocol.Watch;

/** Answers requests about the daemon itself at once, and hands all others to admission. */
final class DaemonRouter implements RequestRouter {
  private final Admission admission;
  private final Function<String, ObjectNode> status;
  private final Consumer<StopOrder> stop;
  private final Succession succession;
  private final Supplier<Optional<StopOrder>> ordered;
  private final Executor threads;

  /**
   * @param status the status document for a kind of client
   * @param ordered why the daemon is about to end, if it is
   */
  DaemonRouter(Admission admission, Function<String, ObjectNode> status, Consumer<StopOrder> stop, Succession succession,
      Supplier<Optional<StopOrder>> ordered, Executor threads) {
    this.admission = admission;
    this.status = status;
    this.stop = stop;
    this.succession = succession;
    this.ordered = ordered;
    this.threads = threads;
  }

  @Override
  public void route(AcceptedRequest request) {
    switch (request.message().request()) {
      // Asking for the status takes a moment and must not count as activity, or watching a daemon would keep it alive.
      case DaemonStatus _ -> threads.execute(() -> answerStatus(request));
      case DaemonStop order -> answerStop(request, order);
      case MethodRun _, ModelSearch _, ModelGet _, ModelCreate _, TypeSearch _, TypeDescribe _, MethodDescribe _,
          RepositoryInitialization _, OutputRequest _, DataRequest _, VaultRequest _, DefinitionRequest _,
          TrackedRunRequest _, ReportRequest _, ExtensionRequest _, RepositoryUpgrade _, Summary _, Watch _, Doctor _ -> {
        if (!succession.leaves(request, ordered.get())) {
          admission.admit(request);
        }
      }
    }
  }

  private void answerStatus(AcceptedRequest request) {
    try {
      request.session().result(status.apply(request.hello().client()));
      request.session().succeed(0);
    } catch (RuntimeException e) {
      request.session().fail(Failure.ofDefect(e));
    }
  }

  /** The answer comes before the end: the connection is closed by the exit, not by the process' death. */
  private void answerStop(AcceptedRequest request, DaemonStop order) {
    if (order.handOver() && !order.now()) {
      stop.accept(new StopOrder(StopOrder.Manner.HAND_OVER, "a client asked for another daemon"));
      succession.whenFree(() -> confirmStop(request, order));
    } else {
      confirmStop(request, order);
      stop.accept(new StopOrder(order.now() ? StopOrder.Manner.NOW : StopOrder.Manner.DRAIN, "a client asked for it"));
    }
  }

  private void confirmStop(AcceptedRequest request, DaemonStop order) {
    AdmissionStatus now = admission.status();
    request.session().result(JsonText.object()
        .put("stopping", true)
        .put("now", order.now())
        .put("handOver", order.handOver())
        .put("pid", ProcessHandle.current().pid())
        .put("running", now.running().size())
        .put("waiting", now.waiting().size()));
    request.session().succeed(0);
  }
}
