package org.walletsuite.platform.testing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/** One Kafka broker a JVM: a container where Docker answers, the embedded one elsewhere. */
public final class TestBroker {

    private static @Nullable TestBroker shared;

    private final String bootstrapServers;

    private TestBroker(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Starts the broker on first use and waits until it leads a partition; it ends with the JVM. */
    public static synchronized TestBroker shared() {
        if (shared == null) {
            var broker = new TestBroker(DockerClientFactory.instance().isDockerAvailable() ? container() : embedded());
            broker.awaitLeader();
            shared = broker;
        }
        return shared;
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    private void awaitLeader() {
        var settings = Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (var admin = Admin.create(settings)) {
            admin.createTopics(List.of(new NewTopic("broker-is-up", 1, (short) 1)))
                    .all()
                    .get();
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> hasLeader(admin));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker does not come up", e);
        }
    }

    private static boolean hasLeader(Admin admin) throws InterruptedException, ExecutionException {
        return admin.describeTopics(List.of("broker-is-up")).allTopicNames().get().values().stream()
                .flatMap(topic -> topic.partitions().stream())
                .allMatch(partition -> partition.leader() != null);
    }

    private static String container() {
        @SuppressWarnings("resource") // Lives as long as the JVM; Testcontainers' reaper ends it.
        var container = new KafkaContainer("apache/kafka:4.2.1");
        container.start();
        return container.getBootstrapServers();
    }

    private static String embedded() {
        var broker = new EmbeddedKafkaKraftBroker(1, 2);
        broker.brokerProperty("auto.create.topics.enable", "false");
        broker.afterPropertiesSet();
        Runtime.getRuntime().addShutdownHook(new Thread(broker::destroy));
        return broker.getBrokersAsString();
    }
}
