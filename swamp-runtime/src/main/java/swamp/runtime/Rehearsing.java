package swamp.runtime;

/**
 * How a resident runtime makes itself hot after its start.
 *
 * @param transport the way of its requests
 * @param whateverTheLoad also while the machine is busy or on battery, for measurements
 */
public record Rehearsing(RehearsalTransport transport, boolean whateverTheLoad) {}
