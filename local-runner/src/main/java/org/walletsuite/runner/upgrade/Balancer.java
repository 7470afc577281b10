package org.walletsuite.runner.upgrade;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands at a service's address and spreads connections over its processes, as a Kubernetes Service does: a process that
 * was taken out gets no new connections and keeps those that it has.
 */
final class Balancer implements Closeable {

    private static final int BACKLOG = 1_024;

    private final ServerSocket server;
    private final List<Integer> processes = new CopyOnWriteArrayList<>();
    private final AtomicInteger next = new AtomicInteger();

    Balancer(int port) throws IOException {
        server = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("balancer").start(this::accept);
    }

    /** Sends connections also to the process that listens there. */
    void add(int port) {
        processes.add(port);
    }

    void takeOut(int port) {
        processes.removeIf(one -> one == port);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException e) {
                return; // It was closed.
            }
        }
    }

    private void connect(Socket client) {
        var some = List.copyOf(processes);
        try (client) {
            if (some.isEmpty()) {
                return;
            }
            var port = some.get(Math.floorMod(next.getAndIncrement(), some.size()));
            try (var process = new Socket(InetAddress.getLoopbackAddress(), port)) {
                client.setTcpNoDelay(true);
                process.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> copy(client, process));
                copy(process, client);
            }
        } catch (IOException e) {
            return; // Closing the connection is the answer.
        }
    }

    /** Up to the end of one direction, which ends the other one. */
    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            return; // One side is gone, and now the other is.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
