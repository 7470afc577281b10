package org.walletsuite.e2e;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the services and the ledger. Once armed, it lets the ledger commit a batch, and then, as the reply
 * begins to arrive, runs the given action and drops the reply.
 */
final class CuttingProxy implements Closeable {

    private static final String BATCH = "POST /internal/transfers/batch";

    /** A body may come in chunks of its own; a connection carries one request after the other. */
    private static final Pattern REQUEST = Pattern.compile("[A-Z]+ /\\S* HTTP/1\\.1\\r\\n");

    private final ServerSocket server;
    private final IntSupplier target;
    private final AtomicReference<@Nullable Runnable> trap = new AtomicReference<>();

    CuttingProxy(IntSupplier target) throws IOException {
        this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        this.target = target;
        Thread.ofVirtual().start(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** Cuts the next reply to a batch, once. */
    void cutNextReply(Runnable action) {
        trap.set(action);
    }

    void disarm() {
        trap.set(null);
    }

    boolean isArmed() {
        return trap.get() != null;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        try (client;
                var ledger = new Socket(InetAddress.getLoopbackAddress(), target.getAsInt())) {
            var batch = new AtomicBoolean();
            Thread.ofVirtual().start(() -> forward(client, ledger, batch));
            back(ledger, client, batch);
        } catch (IOException e) {
            // The connection is closed, which is what the test wants the client to see.
        }
    }

    private static void forward(Socket client, Socket ledger, AtomicBoolean batch) {
        try {
            copy(client.getInputStream(), ledger.getOutputStream(), chunk -> {
                if (REQUEST.matcher(chunk).lookingAt()) {
                    batch.set(chunk.startsWith(BATCH));
                }
            });
        } catch (IOException e) {
            // The client has closed its connection, so there is nothing left to forward.
        } finally {
            close(ledger);
        }
    }

    private void back(Socket ledger, Socket client, AtomicBoolean batch) throws IOException {
        copy(ledger.getInputStream(), client.getOutputStream(), _ -> {
            var action = batch.get() ? trap.getAndSet(null) : null;
            if (action != null) {
                action.run();
                throw new IOException("Reply cut");
            }
        });
    }

    private static void copy(InputStream in, OutputStream out, Watch watch) throws IOException {
        var buffer = new byte[64 * 1024];
        for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            watch.see(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
            out.write(buffer, 0, read);
            out.flush();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Closed already.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private interface Watch {

        void see(String chunk) throws IOException;
    }
}
