package org.walletsuite.runner.observe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The metrics that only a cluster has, by the beginnings of their names, with what exports them. */
final class ClusterMetrics {

    private static final Map<String, String> EXPORTERS = new LinkedHashMap<>();

    static {
        EXPORTERS.put("kafka_consumergroup_", "Strimzi's Kafka exporter");
        EXPORTERS.put("kafka_topic_partition_", "Strimzi's Kafka exporter");
        EXPORTERS.put("cnpg_", "CloudNativePG, which runs the databases of a cluster");
        EXPORTERS.put("kubelet_volume_stats_", "the kubelet");
        EXPORTERS.put("certmanager_", "cert-manager");
    }

    private ClusterMetrics() {}

    /** What exports a metric that no local suite has. */
    static Optional<String> exporter(String selector) {
        return EXPORTERS.entrySet().stream()
                .filter(entry -> selector.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
