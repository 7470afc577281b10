package org.walletsuite.platform.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/**
 * A response whose body is read completely in advance, so that a broken or stalled body fails within the resilient
 * call.
 */
final class BufferedResponse implements ClientHttpResponse {

    /** Several times the largest page of a list. */
    private static final int LONGEST = 8 * 1024 * 1024;

    private final HttpStatusCode status;
    private final String text;
    private final HttpHeaders headers;
    private final byte[] body;

    private BufferedResponse(HttpStatusCode status, String text, HttpHeaders headers, byte[] body) {
        this.status = status;
        this.text = text;
        this.headers = headers;
        this.body = body;
    }

    static BufferedResponse of(ClientHttpResponse answer) throws IOException {
        try (answer) {
            var body = answer.getBody().readNBytes(LONGEST + 1);
            if (body.length > LONGEST) {
                throw new IOException("The answer is longer than " + LONGEST + " bytes");
            }
            return new BufferedResponse(answer.getStatusCode(), answer.getStatusText(), answer.getHeaders(), body);
        }
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return status;
    }

    @Override
    public String getStatusText() {
        return text;
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    @Override
    public InputStream getBody() {
        return new ByteArrayInputStream(body);
    }

    @Override
    public void close() {
        // The connection was released when the body was complete.
    }
}
