package swamp.daemon;

import swamp.protocol.ClientHello;
import swamp.protocol.RequestMessage;
import swamp.runtime.CancellationSource;

/**
 * A request that was understood and must be answered.
 *
 * @param message the request and its caller
 * @param hello what the client told of itself
 * @param cancellation cancelled by the client, by its disappearance, or by the end of the process
 * @param session takes events and results, and the conclusion
 */
record AcceptedRequest(
    RequestMessage message, ClientHello hello, CancellationSource cancellation, RequestSession session) {}
