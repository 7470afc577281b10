package org.walletsuite.platform.testing;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A response whose body is copied while the service writes it as bytes; text written by a writer is not seen. */
final class RecordedResponse extends HttpServletResponseWrapper {

    private final Runnable onBegin;
    private final ByteArrayOutputStream copy = new ByteArrayOutputStream();
    private @Nullable ServletOutputStream body;
    private boolean begun;
    private boolean leftToTheContainer;

    /**
     * A copy of this response.
     *
     * @param onBegin called before the first byte of a body is written
     */
    RecordedResponse(HttpServletResponse response, Runnable onBegin) {
        super(response);
        this.onBegin = onBegin;
    }

    /** What has been written. */
    byte[] body() {
        return copy.toByteArray();
    }

    boolean isBegun() {
        return begun;
    }

    /** Whether an error was sent, whose body is written by another dispatch of the same request. */
    boolean isLeftToTheContainer() {
        return leftToTheContainer;
    }

    @Override
    public void sendError(int status) throws IOException {
        leftToTheContainer = true;
        super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        leftToTheContainer = true;
        super.sendError(status, message);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (body == null) {
            body = new Copying(super.getOutputStream());
        }
        return body;
    }

    private void begin() {
        if (!begun) {
            begun = true;
            onBegin.run();
        }
    }

    private final class Copying extends ServletOutputStream {

        private final ServletOutputStream original;

        private Copying(ServletOutputStream original) {
            this.original = original;
        }

        @Override
        public void write(int one) throws IOException {
            begin();
            copy.write(one);
            original.write(one);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            begin();
            copy.write(bytes, offset, length);
            original.write(bytes, offset, length);
        }

        @Override
        public boolean isReady() {
            return original.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            original.setWriteListener(listener);
        }

        @Override
        public void flush() throws IOException {
            original.flush();
        }

        @Override
        public void close() throws IOException {
            original.close();
        }
    }
}
