package swamp.runtime.data;

/** A version to be written and its bytes. The array is not copied. */
@SuppressWarnings("ArrayRecordComponent") // Carries bytes to a writer, is never compared.
public record DataContent(DataDraft draft, byte[] bytes) {}
