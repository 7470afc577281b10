package org.walletsuite.gateway.edge;

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
import org.walletsuite.gateway.route.RequestBodyException;

/**
 * A request whose body only its service parses (reading parameters here would consume a form), with limits on its
 * length and on the time to send it.
 */
final class StreamedBodyRequest extends HttpServletRequestWrapper {

    private final long limit;
    private final Duration patience;
    private @Nullable ServletInputStream body;

    StreamedBodyRequest(HttpServletRequest request, long limit, Duration patience) {
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
            } catch (RequestBodyException fault) {
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
            } catch (RequestBodyException fault) {
                throw fault;
            } catch (IOException e) {
                throw fault(e);
            }
        }

        private static RequestBodyException fault(IOException failure) {
            return failure.getCause() instanceof SocketTimeoutException
                    ? new RequestBodyException.TooSlow()
                    : new RequestBodyException("The client's body broke off", failure);
        }

        private void count(int read) throws RequestBodyException {
            left -= read;
            if (left < 0) {
                throw new RequestBodyException.TooLarge();
            }
            if (System.nanoTime() > end) {
                throw new RequestBodyException.TooSlow();
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
