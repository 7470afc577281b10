package org.walletsuite.gateway.route;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Remembers that reading failed, to distinguish a broken response from a client that disconnected. */
final class UpstreamBody extends FilterInputStream {

    private boolean failed;

    UpstreamBody(InputStream body) {
        super(body);
    }

    boolean hasFailed() {
        return failed;
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException e) {
            failed = true;
            throw e;
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            return super.read(bytes, offset, length);
        } catch (IOException e) {
            failed = true;
            throw e;
        }
    }
}
