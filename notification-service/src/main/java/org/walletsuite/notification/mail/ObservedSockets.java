package org.walletsuite.notification.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/** Makes one connection's socket, of which one can ask whether the server has hung up. */
final class ObservedSockets extends SocketFactory {

    private static final int SHORTEST = 1;

    private @Nullable Observed latest;

    /** A server that hangs up before a mail is complete has not taken it over; one that speaks first has not hung up. */
    boolean hasHungUp() throws IOException {
        return latest != null && latest.hasHungUp();
    }

    @Override
    public Socket createSocket() {
        latest = new Observed();
        return latest;
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("Sockets are connected with a timeout");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        return createSocket(host.getHostName(), port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) {
        return createSocket(host, port);
    }

    private static final class Observed extends Socket {

        private @Nullable PushbackInputStream in;

        @Override
        public synchronized InputStream getInputStream() throws IOException {
            if (in == null) {
                in = new PushbackInputStream(super.getInputStream());
            }
            return in;
        }

        private synchronized boolean hasHungUp() throws IOException {
            var stream = in;
            if (stream == null) {
                return false;
            }
            var usual = getSoTimeout();
            setSoTimeout(SHORTEST);
            try {
                var first = stream.read();
                if (first >= 0) {
                    stream.unread(first);
                }
                return first < 0;
            } catch (SocketTimeoutException _) {
                return false;
            } finally {
                setSoTimeout(usual);
            }
        }
    }
}
