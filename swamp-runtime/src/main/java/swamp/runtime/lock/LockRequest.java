package swamp.runtime.lock;

import swamp.runtime.Cancellation;

/** Who wants a lock, on what terms, who hears about the waiting and what may end it. */
public record LockRequest(LockHolder holder, LockTerms terms, LockListener listener, Cancellation cancellation) {}
