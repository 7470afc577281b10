package org.walletsuite.gateway.route;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Closes the connection to the service when a client's body breaks off, where the library would end the chunks as if
 * the body were complete, and when the client is gone during a response, where it would read on.
 */
final class CompleteBodyExecutor extends HttpRequestExecutor {

    private final @Nullable Timeout silence;

    CompleteBodyExecutor() {
        this.silence = null;
    }

    /**
     * For responses whose bodies have another timeout than their headers.
     *
     * @param silence how long a service may be silent within its response
     */
    CompleteBodyExecutor(Duration silence) {
        this.silence = Timeout.of(silence);
    }

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            @Nullable HttpResponseInformationCallback information,
            HttpContext context)
            throws IOException, HttpException {
        var body = request.getEntity();
        if (body != null) {
            request.setEntity(new Whole(body, connection));
        }
        var answer = super.execute(request, connection, information, context);
        if (silence != null) {
            connection.setSocketTimeout(silence);
        }
        if (answer.getEntity() != null) {
            answer.setEntity(new ExpectedBody(answer.getEntity(), connection));
        }
        return answer;
    }

    private static final class Whole extends HttpEntityWrapper {

        private final HttpClientConnection connection;

        Whole(HttpEntity body, HttpClientConnection connection) {
            super(body);
            this.connection = connection;
        }

        @Override
        public void writeTo(OutputStream service) throws IOException {
            try {
                super.writeTo(service);
            } catch (IOException e) {
                connection.close(CloseMode.IMMEDIATE);
                throw e;
            }
        }
    }

    /** Always the same content, because the library gets it again to close it. */
    private static final class ExpectedBody extends HttpEntityWrapper {

        private final HttpClientConnection connection;
        private @Nullable InputStream content;

        ExpectedBody(HttpEntity body, HttpClientConnection connection) {
            super(body);
            this.connection = connection;
        }

        @Override
        public InputStream getContent() throws IOException {
            var opened = content;
            if (opened == null) {
                opened = new Content(super.getContent(), connection);
                content = opened;
            }
            return opened;
        }
    }

    private static final class Content extends FilterInputStream {

        private final HttpClientConnection connection;
        private boolean ended;

        Content(InputStream content, HttpClientConnection connection) {
            super(content);
            this.connection = connection;
        }

        @Override
        public int read() throws IOException {
            var read = super.read();
            ended |= read < 0;
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var read = super.read(bytes, offset, length);
            ended |= read < 0;
            return read;
        }

        @Override
        public void close() throws IOException {
            if (ended) {
                super.close();
            } else {
                connection.close(CloseMode.IMMEDIATE);
            }
        }
    }
}
