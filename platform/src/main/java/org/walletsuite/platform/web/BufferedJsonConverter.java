package org.walletsuite.platform.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON, and refuses {@code null} as a body: an optional body must be absent instead. Writes JSON with its length,
 * because without it a response takes two packets.
 */
final class BufferedJsonConverter extends JacksonJsonHttpMessageConverter {

    /** The most bytes of a body; the gateway's limit is lower. */
    private static final int LONGEST = 8 * 1024 * 1024;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    BufferedJsonConverter(JsonMapper json) {
        super(json);
    }

    @Override
    public Object read(ResolvableType type, HttpInputMessage message, @Nullable Map<String, Object> hints)
            throws IOException {
        @Nullable Object body = super.read(type, new Whole(message.getHeaders(), text(message)), hints);
        if (body == null) {
            throw new HttpMessageNotReadableException("The body is null", message);
        }
        return body;
    }

    /**
     * Decodes the body as strict UTF-8: Jackson also accepts overlong encodings, which can bypass filters. A byte order
     * mark is not allowed in JSON, but may be ignored (RFC 8259).
     */
    private static ByteArrayInputStream text(HttpInputMessage message) throws IOException {
        var bytes = message.getBody().readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw new ApiException(ErrorCode.PAYLOAD_TOO_LARGE);
        }
        if (isAscii(bytes)) {
            return new ByteArrayInputStream(bytes);
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            throw new ApiException(ErrorCode.VALIDATION_ERROR, "The body is not valid UTF-8.");
        }
        var isMarked = Arrays.mismatch(bytes, BYTE_ORDER_MARK) >= BYTE_ORDER_MARK.length
                || Arrays.equals(bytes, BYTE_ORDER_MARK);
        var start = isMarked ? BYTE_ORDER_MARK.length : 0;
        return new ByteArrayInputStream(bytes, start, bytes.length - start);
    }

    /** As nearly every body is: it needs no decoding, whose result would be thrown away. */
    private static boolean isAscii(byte[] bytes) {
        for (var b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
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

    private record Whole(HttpHeaders headers, InputStream body) implements HttpInputMessage {

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
