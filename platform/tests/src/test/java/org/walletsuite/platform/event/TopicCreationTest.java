package org.walletsuite.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
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
        var creation = creation(broker.bootstrapServers(), Duration.ofMinutes(1));

        creation.afterSingletonsInstantiated();
        creation.destroy();

        await().until(() -> partitions().equals(Optional.of(3)));
    }

    @Test
    void topicsAreCreatedOnceABrokerBecomesAvailable() throws Exception {
        try (var entrance = new Entrance(broker.bootstrapServers())) {
            var creation = creation(entrance.address(), Duration.ofSeconds(2));

            creation.afterSingletonsInstantiated();
            try {
                assertThat(partitions()).isEmpty();
                entrance.open();

                await().until(() -> partitions().equals(Optional.of(3)));
            } finally {
                creation.destroy();
            }
        }
    }

    private TopicCreation creation(String address, Duration patience) {
        var milliseconds = Math.toIntExact(patience.toMillis());
        var admin = new KafkaAdmin(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, milliseconds,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, milliseconds));
        admin.setOperationTimeout(Math.toIntExact(patience.toSeconds()));
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

    /** A proxy that makes the broker reachable once it is open; clients learn the broker's own address through it. */
    private static final class Entrance implements AutoCloseable {

        private final ServerSocket server;
        private final String broker;

        Entrance(String broker) throws IOException {
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            this.broker = broker;
        }

        String address() {
            return "127.0.0.1:" + server.getLocalPort();
        }

        void open() {
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
