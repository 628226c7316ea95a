package swamp.daemon;

/**
 * Why the daemon ends and how.
 *
 * @param now cancel what runs, instead of letting it finish within the drain time
 * @param reason in words, for the log
 */
record StopOrder(boolean now, String reason) {}
