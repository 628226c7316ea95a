package swamp.cli.command;

import swamp.cli.rendering.DocumentText;
import swamp.protocol.Request;

/** A command that sends one request about a repository to a runtime, and shows the answer. */
interface RequestCommand extends LeafCommand {
  RepositoryOptions repository();

  /** What is asked of the runtime. */
  Request request(CommandSession session);

  /** The human form of the answer. */
  DocumentText text();

  @Override
  default int run(CommandSession session) {
    return session.request(repository().daemonUse(session.invocation()), request(session), text());
  }
}
