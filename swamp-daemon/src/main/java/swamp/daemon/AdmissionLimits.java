package swamp.daemon;

import java.time.Duration;

/**
 * How much the daemon takes on before it answers BUSY (lesson 24).
 *
 * @param running requests that run at once
 * @param waiting requests that wait in all
 * @param waitingPerModel requests that wait for one model
 * @param endingGrace how long a cancelled run may take to end before it is abandoned
 */
record AdmissionLimits(int running, int waiting, int waitingPerModel, Duration endingGrace) {
  AdmissionLimits {
    if (running < 1 || waiting < 0 || waitingPerModel < 0 || endingGrace.isNegative()) {
      throw new IllegalArgumentException("Limits must be positive");
    }
  }
}
