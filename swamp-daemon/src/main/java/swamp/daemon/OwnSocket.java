package swamp.daemon;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A socket that this process makes and removes. */
final class OwnSocket implements ListeningSocket {
  private final SocketFile file;
  private @Nullable Channel listener;

  OwnSocket(Path path) {
    this.file = new SocketFile(path);
  }

  @Override
  public void listen(EventLoopGroup loops, ChannelInitializer<Channel> connection) throws IOException {
    listener = new ServerBootstrap()
        .group(loops)
        .channelFactory(NioServerDomainSocketChannel::new)
        .childHandler(connection)
        .bind(UnixDomainSocketAddress.of(file.prepare()))
        .syncUninterruptibly()
        .channel();
    file.publish();
  }

  @Override
  public boolean isReachable() {
    return file.isOurs();
  }

  @Override
  public void close() throws IOException {
    Channel open = listener;
    if (open != null) {
      var _ = open.close().awaitUninterruptibly();
    }
    file.remove();
  }
}
