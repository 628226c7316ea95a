package swamp.daemon;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;

/** The socket that clients connect to, and who is responsible for its node in the file system. */
sealed interface ListeningSocket permits OwnSocket, InheritedSocket {
  /**
   * Begins to accept connections.
   *
   * @param loops what connections run on
   * @param connection prepares each of them
   */
  void listen(EventLoopGroup loops, ChannelInitializer<Channel> connection) throws IOException;

  /** Whether a new client would find this daemon. */
  boolean isReachable();

  /** Accepts no more connections; nobody new shall find this daemon. */
  void close() throws IOException;
}
