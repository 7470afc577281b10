package org.walletsuite.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaAdmin;
import org.walletsuite.platform.testing.TestBroker;

class TopicCreationTest {

    private final TestBroker broker = TestBroker.shared();
    private final NewTopic topic = new NewTopic("late-" + UUID.randomUUID(), Optional.of(3), Optional.empty());

    @Test
    void topicsAreCreatedBeforeListenersStartWhenABrokerIsAvailable() throws Exception {
        creation(broker.bootstrapServers()).afterSingletonsInstantiated();

        assertThat(partitions()).hasValue(3);
    }

    @Test
    void topicsAreCreatedOnceABrokerBecomesAvailable() throws Exception {
        var port = freePort();
        var creation = creation("127.0.0.1:" + port);

        creation.afterSingletonsInstantiated();
        assertThat(partitions()).isEmpty();

        try (var _ = new Entrance(port, broker.bootstrapServers())) {
            await().until(() -> partitions().equals(Optional.of(3)));
        } finally {
            creation.destroy();
        }
    }

    private TopicCreation creation(String address) {
        var admin = new KafkaAdmin(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 1_000));
        admin.setOperationTimeout(1);
        return new TopicCreation(admin, List.of(topic));
    }

    private Optional<Integer> partitions() throws Exception {
        var settings = Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
        try (var admin = Admin.create(settings)) {
            if (!admin.listTopics().names().get().contains(topic.name())) {
                return Optional.empty();
            }
            var described =
                    admin.describeTopics(List.of(topic.name())).allTopicNames().get();
            return described.values().stream()
                    .map(one -> one.partitions().size())
                    .findFirst();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** A proxy that makes the broker reachable from now on; clients learn the broker's own address through it. */
    private static final class Entrance implements AutoCloseable {

        private final ServerSocket server;
        private final String broker;

        Entrance(int port, String broker) throws IOException {
            this.server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
            this.broker = broker;
            Thread.ofVirtual().start(this::accept);
        }

        private void accept() {
            var colon = broker.lastIndexOf(':');
            while (!server.isClosed()) {
                try {
                    var client = server.accept();
                    var there = new Socket(
                            broker.substring(0, colon), Integer.parseInt(broker, colon + 1, broker.length(), 10));
                    Thread.ofVirtual().start(() -> carry(client, there));
                    Thread.ofVirtual().start(() -> carry(there, client));
                } catch (IOException e) {
                    return; // Closed.
                }
            }
        }

        private static void carry(Socket from, Socket to) {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException e) {
                // One side has closed its connection, so the other is closed too.
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
