package swamp.protocol;

/**
 * The number of the conversation that this build speaks. Two peers understand each other exactly when their numbers are
 * equal; build fingerprints are for people and never compared (lesson 2).
 */
public final class ProtocolVersion {
  public static final int NUMBER = 1;

  private ProtocolVersion() {}
}
