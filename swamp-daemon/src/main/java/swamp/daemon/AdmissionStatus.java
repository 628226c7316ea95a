package swamp.daemon;

import java.util.List;

/**
 * What the daemon is doing at one instant.
 *
 * @param running requests in work
 * @param waiting requests in the queue, in order
 * @param abandoned requests answered as cancelled whose threads have not ended
 * @param limits what is allowed
 */
record AdmissionStatus(List<Ticket> running, List<Ticket> waiting, List<Ticket> abandoned, AdmissionLimits limits) {
  boolean isIdle() {
    return running.isEmpty() && waiting.isEmpty();
  }
}
