package swamp.runtime.script;

/** Why a context was closed. */
public enum RetirementReason {
  /** It has served its one run. */
  USED("used"),
  /** Its run failed. */
  FAILED("failed"),
  /** Its run was cancelled or took too long. */
  ENDED("ended"),
  /** Its run left something behind in globals or intrinsics, or host work that was still going on. */
  DIRTY("dirty"),
  /** It has served many runs, or lived long. */
  WORN("worn"),
  /** Nobody has asked for its type for a while, or others were asked for more. */
  UNUSED("unused"),
  /** Its code asked for the caller while it was evaluated, so it could not be made ahead. */
  UNFIT("unfit"),
  /** The heap was nearly full. */
  LOW_HEAP("lowHeap");

  private final String text;

  RetirementReason(String text) {
    this.text = text;
  }

  /** The name in status documents. */
  public String text() {
    return text;
  }
}
