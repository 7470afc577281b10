package org.walletsuite.runner.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** One connection of a load: a request and its answer, then the next. Anything but 200 and 201 ends the measurement. */
final class LoadConnection {

    private static final int LARGEST_ANSWER = 64 * 1024;
    private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *(\\d+)", Pattern.CASE_INSENSITIVE);
    private static final String HEAD_ENDS = "\r\n\r\n";
    private static final String CHUNKS_END = "\r\n0\r\n\r\n";

    private final SocketChannel channel;
    private final ByteBuffer answer = ByteBuffer.allocate(LARGEST_ANSWER);
    private long begun;

    LoadConnection(SocketChannel channel) {
        this.channel = channel;
    }

    void begin(byte[] request, long at) throws IOException {
        begun = at;
        answer.clear();
        var out = ByteBuffer.wrap(request);
        while (out.hasRemaining()) {
            channel.write(out);
        }
    }

    long begun() {
        return begun;
    }

    boolean isAnswered() {
        try {
            if (channel.read(answer) < 0) {
                throw new IllegalStateException("The connection was closed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var text = new String(answer.array(), 0, answer.position(), StandardCharsets.ISO_8859_1);
        var head = text.indexOf(HEAD_ENDS);
        if (head < 0) {
            return false;
        }
        var length = LENGTH.matcher(text).region(0, head);
        var isWhole = length.find()
                ? text.length() >= head + HEAD_ENDS.length() + Integer.parseInt(length.group(1))
                : text.endsWith(CHUNKS_END);
        if (isWhole && !text.startsWith("HTTP/1.1 20")) {
            throw new IllegalStateException("Refused: " + text);
        }
        return isWhole;
    }
}
