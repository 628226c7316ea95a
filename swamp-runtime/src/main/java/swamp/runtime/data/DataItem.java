package swamp.runtime.data;

/**
 * Where a data item lives. All specs of one model share one name space (data-format §2.1).
 *
 * @param type the normalised model type, such as {@code @acme/probe}; also {@code workflow}
 * @param modelId the definition's uuid, or the workflow's
 * @param name the instance name
 */
public record DataItem(String type, String modelId, String name) {}
