package swamp.runtime.data;

/**
 * Where a run writes its data: at once ({@link DataRepository}) or visible only after success ({@link DeferredData}).
 */
public interface DataSink {
  /**
   * Writes one version with its whole content (data-format §2.3).
   *
   * @throws swamp.protocol.SwampException with {@code METHOD_EXECUTION_FAILED} when the name is refused or the item
   *     belongs to somebody else, with {@code FILE_ACCESS} when the file system refuses
   */
  DataVersion write(DataDraft draft, byte[] content);

  /**
   * Makes the version's directory now, for content that comes in pieces or is written by a subprocess.
   *
   * @throws swamp.protocol.SwampException as {@link #write}
   */
  DataWriter allocate(DataDraft draft);
}
