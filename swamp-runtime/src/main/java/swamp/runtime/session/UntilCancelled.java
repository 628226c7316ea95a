package swamp.runtime.session;

import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.Cancellation;
import swamp.runtime.data.Pace;

/** Ends long work, and the waiting for it, when the request is cancelled, and tells nobody how far it is. */
record UntilCancelled(Cancellation cancellation) implements Pace {
  @Override
  public void next(int number, int total) {
    onHold();
  }

  @Override
  public void onHold() {
    if (cancellation.isCancelled()) {
      throw new SwampException(ErrorCode.CANCELLED, "Cancelled while the data catalog was being filled");
    }
  }
}
