package org.walletsuite.platform.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON, of which {@code null} is no body: where a body may be absent, it must be absent. Writes JSON with its length:
 * without, an answer leaves in two packets, of which each wakes its reader.
 */
final class WholeAnswers extends JacksonJsonHttpMessageConverter {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    WholeAnswers(JsonMapper json) {
        super(json);
    }

    @Override
    public Object read(ResolvableType type, HttpInputMessage message, @Nullable Map<String, Object> hints)
            throws IOException {
        @Nullable
        Object body = super.read(type, new Unmarked(message.getHeaders(), withoutMark(message.getBody())), hints);
        if (body == null) {
            throw new HttpMessageNotReadableException("The body is null", message);
        }
        return body;
    }

    /** Nobody may begin JSON with a byte order mark, and some do; it may be overlooked (RFC 8259, 8.1). */
    private static InputStream withoutMark(InputStream body) throws IOException {
        var start = new PushbackInputStream(body, BYTE_ORDER_MARK.length);
        var head = start.readNBytes(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(head, BYTE_ORDER_MARK)) {
            start.unread(head);
        }
        return start;
    }

    @Override
    protected void writeInternal(
            Object answer, ResolvableType type, HttpOutputMessage message, @Nullable Map<String, Object> hints)
            throws IOException {
        var body = new ByteArrayOutputStream(1_024);
        super.writeInternal(answer, type, new Draft(message.getHeaders(), body), hints);
        message.getHeaders().setContentLength(body.size());
        body.writeTo(message.getBody());
    }

    private record Unmarked(HttpHeaders headers, InputStream body) implements HttpInputMessage {

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public InputStream getBody() {
            return body;
        }
    }

    private record Draft(HttpHeaders headers, OutputStream body) implements HttpOutputMessage {

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public OutputStream getBody() {
            return body;
        }
    }
}
