package org.walletsuite.platform.web;

import jakarta.servlet.ServletConnection;
import java.io.IOException;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Tomcat's HTTP/1.1 with connections that also report that their client has disconnected. Tomcat itself notices that
 * only when it writes, and a stream may be idle for a minute.
 */
public final class DisconnectAwareProtocol extends Http11NioProtocol {

    @Override
    protected Processor createProcessor() {
        return new Http11Processor(this, getAdapter()) {
            @Override
            protected ServletConnection getServletConnection() {
                return new WatchedConnection(super.getServletConnection(), getSocketWrapper());
            }
        };
    }

    /** A client's connection; valid only while its request is processed. */
    public record WatchedConnection(ServletConnection connection, SocketWrapperBase<?> socket)
            implements ServletConnection {

        /**
         * Whether the client has disconnected. Data that arrives meanwhile is kept for the next request, in the buffer
         * through which the request's body is read: ask only when that is done.
         */
        public boolean isHungUp() {
            try {
                socket.isReadyForRead();
                return false;
            } catch (IOException _) {
                return true;
            }
        }

        @Override
        public String getConnectionId() {
            return connection.getConnectionId();
        }

        @Override
        public String getProtocol() {
            return connection.getProtocol();
        }

        @Override
        public String getProtocolConnectionId() {
            return connection.getProtocolConnectionId();
        }

        @Override
        public boolean isSecure() {
            return connection.isSecure();
        }
    }
}
