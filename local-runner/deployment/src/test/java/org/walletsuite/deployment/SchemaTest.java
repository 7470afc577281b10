package org.walletsuite.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SchemaTest {

    private final ObjectSchemas schemas = new ObjectSchemas();

    @EveryOverlay
    void everyObjectOfAnOverlayIsOfItsType(String overlay) {
        var objects = Manifests.rendered(overlay);

        assertThat(objects).hasSizeGreaterThan(100);
        assertThat(problems(objects.stream())).isEmpty();
    }

    @Test
    void everyObjectOfAComponentIsOfItsTypeEvenIfNoOverlayHasIt() {
        var whole = Manifests.ofComponents().stream()
                // These are completed by patches.
                .filter(object -> !object.is("Cluster") && !object.is("ScheduledBackup"));

        assertThat(problems(whole)).isEmpty();
    }

    @Test
    void everyObjectThatRestoresADatabaseIsOfItsType() {
        assertThat(Manifests.ofRecovery()).hasSize(4);
        assertThat(problems(Manifests.ofRecovery().stream())).isEmpty();
    }

    /** Only the way it begins may differ, or the restored database would be another one. */
    @Test
    void aRestoredDatabaseIsAsLargeAsTheOneBefore() {
        var restored = Manifests.ofRecovery().getFirst();
        var before = Manifests.one("production", "Cluster", "voucher-db");

        for (var part :
                List.of("instances", "imageName", "storage", "resources", "managed", "postgresql/synchronous")) {
            assertThat(restored.at("/spec/" + part)).as(part).isEqualTo(before.at("/spec/" + part));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                {"apiVersion": "apps/v1", "kind": "Deployment", "spec": {"selector": {}, "template": {"spec":
                 {"containers": [{"name": "service", "imagePolicy": "Never"}]}}}}""", """
                {"apiVersion": "apps/v1", "kind": "Deployment", "spec": {"selector": {}, "template": {"spec":
                 {"containers": [{"name": "service", "ports": [{"containerPort": "http"}]}]}}}}""", """
                {"apiVersion": "v1", "kind": "Deployment", "metadata": {"name": "nothing"}}""", """
                {"apiVersion": "kafka.strimzi.io/v1", "kind": "KafkaTopic", "spec": {"partition": 6}}""", """
                {"apiVersion": "kafka.strimzi.io/v1", "kind": "KafkaTopic", "spec": {"partitions": 6}, "extra": 1}""", """
                {"apiVersion": "kafka.strimzi.io/v1", "kind": "KafkaTopic", "metadata": {"label": {}}, "spec": {}}"""})
    void noticesAnObjectThatIsNotOfItsType(String json) {
        assertThat(schemas.problems(
                        new KubeObject("planted", JsonMapper.shared().readTree(json))))
                .isNotEmpty();
    }

    private List<String> problems(Stream<KubeObject> objects) {
        return objects.flatMap(object -> schemas.problems(object).stream().map(problem -> object + ": " + problem))
                .toList();
    }
}
