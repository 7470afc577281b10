package org.walletsuite.runner.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.walletsuite.runner.Ports;
import org.walletsuite.runner.Service;

class BalancerTest {

    private static final int OLD = 'o';
    private static final int NEW = 'n';

    @Test
    void spreadsConnectionsOverBothProcesses() throws IOException {
        try (var old = process(OLD);
                var next = process(NEW);
                var balanced = balancer(old, next)) {
            assertThat(new int[] {balanced.ask(), balanced.ask()}).containsExactlyInAnyOrder(OLD, NEW);
        }
    }

    @Test
    void givesAProcessThatWasTakenOutNothingNewAndLeavesItWhatItHas() throws IOException {
        try (var old = process(OLD);
                var next = process(NEW);
                var balanced = balancer(old);
                var kept = balanced.connect()) {
            assertThat(ask(kept)).isEqualTo(OLD);

            balanced.balancer().add(next.getLocalPort());
            balanced.balancer().takeOut(old.getLocalPort());

            assertThat(ask(kept)).isEqualTo(OLD);
            assertThat(new int[] {balanced.ask(), balanced.ask()}).containsOnly(NEW);
        }
    }

    @Test
    void closesConnectionsForWhichThereIsNoProcess() throws IOException {
        try (var balanced = balancer()) {
            assertThat(balanced.ask()).isEqualTo(-1);
        }
    }

    /** A balancer and where it is. */
    private record Balanced(Balancer balancer, int port) implements AutoCloseable {

        Socket connect() throws IOException {
            return new Socket(InetAddress.getLoopbackAddress(), port);
        }

        int ask() throws IOException {
            try (var connection = connect()) {
                return BalancerTest.ask(connection);
            }
        }

        @Override
        public void close() throws IOException {
            balancer.close();
        }
    }

    private static Balanced balancer(ServerSocket... processes) throws IOException {
        var port = Ports.free().of(Service.PAYMENT);
        var balancer = new Balancer(port);
        for (var process : processes) {
            balancer.add(process.getLocalPort());
        }
        return new Balanced(balancer, port);
    }

    /** Answers each byte by its name. */
    private static ServerSocket process(int name) throws IOException {
        var server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try {
                    var client = server.accept();
                    Thread.ofVirtual().start(() -> answer(client, name));
                } catch (IOException e) {
                    return; // It was closed.
                }
            }
        });
        return server;
    }

    private static void answer(Socket client, int name) {
        try (client) {
            while (client.getInputStream().read() >= 0) {
                client.getOutputStream().write(name);
            }
        } catch (IOException e) {
            return; // The other side is gone.
        }
    }

    private static int ask(Socket connection) throws IOException {
        try {
            connection.getOutputStream().write('?');
            return connection.getInputStream().read();
        } catch (IOException e) {
            return -1; // It was closed by the other side.
        }
    }
}
