package org.walletsuite.gateway.door;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.walletsuite.gateway.route.RequestBodyFault;

/** A request whose body nobody but its service parses (a container asked for parameters would eat a form), read up to a limit, and no longer than its client may take. */
final class UntouchedRequest extends HttpServletRequestWrapper {

    private final long limit;
    private final Duration patience;
    private @Nullable ServletInputStream body;

    UntouchedRequest(HttpServletRequest request, long limit, Duration patience) {
        super(request);
        this.limit = limit;
        this.patience = patience;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        var opened = body;
        if (opened == null) {
            opened = new Limited(super.getInputStream(), limit, patience);
            body = opened;
        }
        return opened;
    }

    @Override
    public @Nullable String getParameter(String name) {
        return null;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Map.of();
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.emptyEnumeration();
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return null;
    }

    private static final class Limited extends ServletInputStream {

        private final ServletInputStream body;
        private final long end;
        private long left;

        Limited(ServletInputStream body, long limit, Duration patience) {
            this.body = body;
            this.end = System.nanoTime() + patience.toNanos();
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            try {
                var read = body.read();
                count(read < 0 ? 0 : 1);
                return read;
            } catch (RequestBodyFault fault) {
                throw fault;
            } catch (IOException e) {
                throw fault(e);
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                var read = body.read(bytes, offset, length);
                count(Math.max(0, read));
                return read;
            } catch (RequestBodyFault fault) {
                throw fault;
            } catch (IOException e) {
                throw fault(e);
            }
        }

        private static RequestBodyFault fault(IOException failure) {
            return failure.getCause() instanceof SocketTimeoutException
                    ? new RequestBodyFault.TooSlow()
                    : new RequestBodyFault("The client's body broke off", failure);
        }

        private void count(int read) throws RequestBodyFault {
            left -= read;
            if (left < 0) {
                throw new RequestBodyFault.TooLarge();
            }
            if (System.nanoTime() > end) {
                throw new RequestBodyFault.TooSlow();
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
