package org.walletsuite.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.walletsuite.platform.event.AccessEvent;
import org.walletsuite.platform.event.OrderEvent;
import org.walletsuite.platform.event.PartnerEvent;
import org.walletsuite.platform.event.VoucherEvent;
import org.walletsuite.runner.Service;
import tools.jackson.databind.JsonNode;

/** The broker has the topics of the code, and every service may do there what its code does. */
class TopicTest {

    /** Every service reads them to check tokens. */
    private static final Set<String> OF_ALL = Set.of(AccessEvent.TOPIC, PartnerEvent.TOPIC);

    /** What a service reads of its own after its database was restored. */
    private static final Map<Service, Set<String>> READ_AFTER_A_RESTORE =
            Map.of(Service.VOUCHER, Set.of(OrderEvent.TOPIC, VoucherEvent.TOPIC));

    @EveryOverlay
    void everyTopicOfTheCodeIsDeclaredAsTheCodeWouldCreateItAndTheOtherWay(String overlay) {
        var made = new TreeMap<String, String>();
        for (var service : Service.values()) {
            CompiledCode.topics(service).values().forEach(topic -> {
                var configs = topic.configs() == null ? Map.<String, String>of() : topic.configs();
                made.put(topic.name(), topic.numPartitions() + " " + configs.getOrDefault("cleanup.policy", "delete"));
            });
            deadLetters(service).forEach(topic -> made.put(topic, "1 delete"));
        }
        var declared = new TreeMap<String, String>();
        Manifests.rendered(overlay, "KafkaTopic")
                .forEach(topic -> declared.put(
                        topic.name(),
                        topic.at("/spec/partitions").asString() + " "
                                + topic.at("/spec/config/cleanup.policy").asString()));

        assertThat(made).hasSizeGreaterThan(15);
        assertThat(declared).isEqualTo(made);
    }

    @EveryLargeOverlay
    void noTopicIsLostWithOneMachine(String overlay) {
        assertThat(Manifests.rendered(overlay, "KafkaTopic")).allSatisfy(topic -> {
            assertThat(topic.at("/spec/replicas").intValue()).isEqualTo(3);
            assertThat(topic.at("/spec/config/min.insync.replicas").intValue()).isEqualTo(2);
        });
        assertThat(Manifests.rendered(overlay, "KafkaNodePool"))
                .hasSize(2)
                .allSatisfy(
                        pool -> assertThat(pool.at("/spec/replicas").intValue()).isEqualTo(3));
        var config = Manifests.one(overlay, "Kafka", "suite").at("/spec/kafka/config");
        assertThat(KubeObject.strings(config))
                .containsEntry("default.replication.factor", "3")
                .containsEntry("min.insync.replicas", "2")
                .containsEntry("auto.create.topics.enable", "false");
    }

    @EveryOverlay
    void everyServiceMayDoOnTheBrokerWhatItsCodeDoes(String overlay) {
        for (var service : Service.values()) {
            var user = Manifests.one(overlay, "KafkaUser", service.module());
            var read = new TreeSet<>(OF_ALL);
            CompiledCode.listeners(service).values().forEach(read::addAll);
            read.addAll(READ_AFTER_A_RESTORE.getOrDefault(service, Set.of()));
            var written = new TreeSet<>(CompiledCode.topics(service).keySet());
            written.addAll(deadLetters(service));

            assertThat(may(user, "topic", "Read")).as("read by " + service).isEqualTo(read);
            assertThat(may(user, "topic", "Write")).as("written by " + service).isEqualTo(written);
            assertThat(may(user, "group", "Read"))
                    .as("groups of " + service)
                    .isEqualTo(CompiledCode.listeners(service).keySet());
        }
    }

    @Test
    void whoScalesByLagMaySeeEveryListenersLag() {
        var keda = Manifests.one("production", "KafkaUser", "keda");
        var groups = new TreeSet<String>();
        var topics = new TreeSet<String>();
        for (var service : Service.values()) {
            groups.addAll(CompiledCode.listeners(service).keySet());
            CompiledCode.listeners(service).values().forEach(topics::addAll);
        }

        assertThat(may(keda, "group", "Describe")).isEqualTo(groups);
        assertThat(may(keda, "topic", "Describe")).isEqualTo(topics);
        assertThat(may(keda, "topic", "Read")).isEmpty();
    }

    private List<String> deadLetters(Service service) {
        return CompiledCode.listeners(service).entrySet().stream()
                .flatMap(listener ->
                        listener.getValue().stream().map(topic -> topic + "." + listener.getKey() + ".dead"))
                .toList();
    }

    private static Set<String> may(KubeObject user, String type, String operation) {
        var names = new TreeSet<String>();
        KubeObject.items(user.at("/spec/authorization/acls"))
                .filter(rule -> rule.at("/resource/type").asString().equals(type))
                .filter(rule -> KubeObject.items(rule.path("operations"))
                        .map(JsonNode::asString)
                        .anyMatch(operation::equals))
                .forEach(rule -> names.add(rule.at("/resource/name").asString()));
        return names;
    }

    @Test
    void readsTheTopicsOfTheCode() {
        assertThat(CompiledCode.topics(Service.LEDGER)).containsOnlyKeys("ledger.entries");
        assertThat(Arrays.stream(Service.values()).flatMap(one -> CompiledCode.listeners(one).keySet().stream()))
                .contains("sales", "notification-ledger");
    }
}
