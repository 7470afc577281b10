package org.walletsuite.gateway.route;

import java.io.IOException;
import java.io.OutputStream;
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
import org.jspecify.annotations.Nullable;

/** Hangs up on the service when a client's body breaks off, where the library would end its chunks as if the body were whole. */
final class WholeBodies extends HttpRequestExecutor {

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
        return super.execute(request, connection, information, context);
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
}
