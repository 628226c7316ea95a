package swamp.daemon;

import java.time.Duration;

/**
 * What one client may take from the others.
 *
 * @param connections open at once; one more is answered BUSY
 * @param requestDeadline from connecting to the end of the request frame
 * @param stalledReader how long a client may read nothing while answers wait
 */
record SocketServerLimits(int connections, Duration requestDeadline, Duration stalledReader) {}
