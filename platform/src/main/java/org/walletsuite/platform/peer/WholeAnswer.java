package org.walletsuite.platform.peer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/** An answer that has arrived to its end: what breaks off or falls silent amid the body does so before anybody reads it. */
final class WholeAnswer implements ClientHttpResponse {

    /** Several times what the largest page of a list takes. */
    private static final int LONGEST = 8 * 1024 * 1024;

    private final HttpStatusCode status;
    private final String text;
    private final HttpHeaders headers;
    private final byte[] body;

    private WholeAnswer(HttpStatusCode status, String text, HttpHeaders headers, byte[] body) {
        this.status = status;
        this.text = text;
        this.headers = headers;
        this.body = body;
    }

    static WholeAnswer of(ClientHttpResponse answer) throws IOException {
        try (answer) {
            var body = answer.getBody().readNBytes(LONGEST + 1);
            if (body.length > LONGEST) {
                throw new IOException("The answer is longer than " + LONGEST + " bytes");
            }
            return new WholeAnswer(answer.getStatusCode(), answer.getStatusText(), answer.getHeaders(), body);
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
        // The connection was given back when the answer was whole.
    }
}
