package org.walletsuite.platform.testing;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A request whose body is copied while the service reads it. Forms are not, because the container reads them itself. */
final class RecordedRequest extends HttpServletRequestWrapper {

    private final ByteArrayOutputStream copy = new ByteArrayOutputStream();
    private @Nullable ServletInputStream body;

    RecordedRequest(HttpServletRequest request) {
        super(request);
    }

    /** What has been read. */
    byte[] body() {
        return copy.toByteArray();
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) {
            body = new Copying(super.getInputStream());
        }
        return body;
    }

    private final class Copying extends ServletInputStream {

        private final ServletInputStream original;

        private Copying(ServletInputStream original) {
            this.original = original;
        }

        @Override
        public int read() throws IOException {
            var read = original.read();
            if (read >= 0) {
                copy.write(read);
            }
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var read = original.read(bytes, offset, length);
            if (read > 0) {
                copy.write(bytes, offset, read);
            }
            return read;
        }

        @Override
        public boolean isFinished() {
            return original.isFinished();
        }

        @Override
        public boolean isReady() {
            return original.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            original.setReadListener(listener);
        }

        @Override
        public void close() throws IOException {
            original.close();
        }
    }
}
